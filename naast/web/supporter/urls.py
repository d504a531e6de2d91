"""Addresses of the supporter audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.supporter import (
    views,
    views_aside,
    views_contact,
    views_danger,
    views_groups,
    views_intervision,
    views_on_call,
    views_own,
    views_stop,
    views_training,
)

app_name = "supporter"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("availability/", views.availability, name="availability"),
    path("away/", views.away, name="away"),
    path("away/<uuid:absence_id>/over/", views.there_again, name="there_again"),
    path("step-aside/", views_aside.aside, name="aside"),
    path("now/", views_own.now_or_not, name="now_or_not"),
    path("talk/", views_own.talk_offer, name="talk_offer"),
    path("stop/", views_stop.stop, name="stop"),
    path("stop/stay/", views_stop.stay, name="stay"),
    path("thanks/", views_stop.thanks, name="thanks"),
    path("come-back/", views_stop.come_back, name="come_back"),
    path("intervision/", views_intervision.intervision, name="intervision"),
    path(
        "intervision/<uuid:meeting_id>/",
        views_intervision.intervision_meeting,
        name="intervision_meeting",
    ),
    path(
        "intervision/<uuid:meeting_id>/move/",
        views_intervision.intervision_move,
        name="intervision_move",
    ),
    path(
        "intervision/<uuid:meeting_id>/cancel/",
        views_intervision.intervision_cancel,
        name="intervision_cancel",
    ),
    path("how-are-you/<uuid:aftercare_id>/", views.aftercare, name="aftercare"),
    path("groups/", views_groups.leads, name="leads"),
    path("groups/<uuid:session_id>/", views_groups.group, name="group"),
    path("groups/<uuid:session_id>/answer/", views_groups.group_answer, name="group_answer"),
    path("groups/<uuid:session_id>/held/", views_groups.group_held, name="group_held"),
    path("training/", views_training.training, name="training"),
    path("training/agreement/", views_training.agreement, name="agreement"),
    path(
        "training/certificates/<uuid:certificate_id>/",
        views_training.certificate,
        name="certificate",
    ),
    path("training/calendar/", views_training.calendar_make, name="calendar_make"),
    path("training/calendar/end/", views_training.calendar_end, name="calendar_end"),
    path("on-call/", views_on_call.on_call, name="on_call"),
    path("on-call/wishes/", views_on_call.wishes, name="wishes"),
    path("on-call/take-part/", views_on_call.take_part, name="take_part"),
    path("on-call/calendar/", views_on_call.calendar, name="on_call_calendar"),
    path("on-call/<uuid:turn_id>/offer/", views_on_call.turn_offer, name="turn_offer"),
    path("on-call/<uuid:turn_id>/keep/", views_on_call.turn_keep, name="turn_keep"),
    path("on-call/<uuid:turn_id>/take/", views_on_call.turn_take, name="turn_take"),
    path("on-call/<uuid:turn_id>/cannot/", views_on_call.turn_give_up, name="turn_give_up"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/danger/", views_danger.danger, name="danger"),
    path("<uuid:case_id>/press/<slug:press>/", views.press, name="press"),
    path("<uuid:case_id>/contact/", views_contact.contact, name="contact"),
    path("<uuid:case_id>/undo/", views.undo, name="undo"),
]
