"""Addresses of the committee's work."""

from django.urls import URLPattern, path

from naast.web.safety import views_calamity_attachment as attachment
from naast.web.safety import views_calamity_feedback as feedback
from naast.web.safety import views_calamity_interview as interview
from naast.web.safety import views_calamity_meeting as meeting

committee_urls: list[URLPattern] = [
    path("meetings/", meeting.meetings, name="calamity_meetings"),
    path("meetings/new/", meeting.new, name="calamity_meeting_new"),
    path("meetings/<uuid:meeting_id>/", meeting.meeting, name="calamity_meeting"),
    path("meetings/<uuid:meeting_id>/change/", meeting.change, name="calamity_meeting_change"),
    path("meetings/<uuid:meeting_id>/off/", meeting.off, name="calamity_meeting_off"),
    path("meetings/<uuid:meeting_id>/due/", meeting.due, name="calamity_meeting_due"),
    path("meetings/<uuid:meeting_id>/point/", meeting.point, name="calamity_meeting_point"),
    path("meetings/<uuid:meeting_id>/decide/", meeting.decide_page, name="calamity_meeting_decide"),
    path("meetings/<uuid:meeting_id>/agenda.pdf", meeting.paper, name="calamity_meeting_paper"),
    path("meetings/<uuid:meeting_id>/date.ics", meeting.diary, name="calamity_meeting_diary"),
    path("points/<uuid:item_id>/<slug:word>/", meeting.item, name="calamity_point"),
    path(
        "decisions/<uuid:decision_id>/done/", meeting.decision_done, name="calamity_decision_done"
    ),
    path("<uuid:file_id>/attach/", attachment.attach, name="calamity_attach"),
    path("attached/<uuid:attachment_id>/", attachment.download, name="calamity_attachment"),
    path("attached/<uuid:attachment_id>/away/", attachment.away, name="calamity_attachment_away"),
    path("<uuid:file_id>/hear/", interview.plan, name="calamity_interview_new"),
    path("hear/<uuid:interview_id>/", interview.change, name="calamity_interview"),
    path("hear/<uuid:interview_id>/<slug:word>/", interview.press, name="calamity_interview_press"),
    path("<uuid:file_id>/facts/ask/", interview.facts, name="calamity_facts_ask"),
    path("facts/<uuid:check_id>/end/", interview.end_facts, name="calamity_facts_end"),
    path("facts/answers/<uuid:answer_id>/", interview.verdict, name="calamity_facts_verdict"),
    path("<uuid:file_id>/correct-day/", feedback.correct, name="calamity_correct_day"),
    path("<uuid:file_id>/result/", feedback.feedback, name="calamity_feedback"),
    path("result/<uuid:feedback_id>/invite/", feedback.invite, name="calamity_feedback_invite"),
    path("result/<uuid:feedback_id>/<slug:word>/", feedback.press, name="calamity_feedback_press"),
]
