"""Addresses of the coordinator audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.coordinator import (
    views,
    views_aside,
    views_away,
    views_danger,
    views_death,
    views_groups,
    views_help,
    views_letter,
    views_matching,
    views_reports,
    views_team,
)

app_name = "coordinator"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("standing-instruction/", views.standing, name="standing"),
    path("away/", views_away.away, name="away"),
    path("away/<uuid:absence_id>/over/", views_away.there_again, name="there_again"),
    path("death/", views_death.death, name="death"),
    path("death/<uuid:person_id>/", views_death.death_of, name="death_of"),
    path("after-a-death/<uuid:department_id>/", views_death.after_death, name="after_death"),
    path("whom-to-ask/", views_matching.whom_to_ask, name="whom_to_ask"),
    path("matching/", views_matching.matching, name="matching"),
    path("help/", views_help.entries, name="help"),
    path("help/new/", views_help.add, name="help_add"),
    path("help/file/", views_help.export, name="help_export"),
    path("help/import/", views_help.import_file, name="help_import"),
    path("help/<uuid:entry_id>/right/", views_help.confirm, name="help_confirm"),
    path("help/<uuid:entry_id>/", views_help.change, name="help_change"),
    path("help/<uuid:entry_id>/remove/", views_help.remove, name="help_remove"),
    path("reports/<uuid:incident_id>/", views_reports.report, name="report"),
    path("reports/<uuid:incident_id>/decide/<slug:tap>/", views_reports.decide, name="decide"),
    path("supporters/<uuid:person_id>/aside/", views_aside.aside, name="aside"),
    path("reports/<uuid:incident_id>/group/", views_groups.plan, name="group_plan"),
    path(
        "reports/<uuid:incident_id>/group/none/", views_groups.not_needed, name="group_not_needed"
    ),
    path("groups/<uuid:session_id>/", views_groups.group, name="group"),
    path("groups/<uuid:session_id>/ask/", views_groups.group_ask, name="group_ask"),
    path("groups/<uuid:session_id>/cancel/", views_groups.group_cancel, name="group_cancel"),
    path("groups/<uuid:session_id>/held/", views_groups.group_held, name="group_held"),
    path("team/", views_team.team, name="team"),
    path("team/<uuid:supporter_id>/invite/", views_team.invite, name="invite"),
    path("team/<uuid:supporter_id>/talked/", views_team.talked, name="talked"),
    path("supporters/<uuid:aftercare_id>/called/", views.called_supporter, name="called_supporter"),
    path("telephoned/<uuid:message_id>/", views.telephoned, name="telephoned"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/letter/", views_letter.letter, name="letter"),
    path("<uuid:case_id>/danger/", views_danger.danger, name="danger"),
    path("<uuid:case_id>/reveal/", views.reveal, name="reveal"),
    path("<uuid:case_id>/offer/", views.offer, name="offer"),
    path("<uuid:case_id>/press/<slug:press>/", views.press, name="press"),
    path("<uuid:case_id>/undo/", views.undo, name="undo"),
    path("<uuid:case_id>/who/", views.identify, name="identify"),
    path("<uuid:case_id>/merge/<uuid:other_id>/", views.merge, name="merge"),
]
