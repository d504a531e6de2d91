"""Addresses of the safety audience."""

from django.urls import URLPattern, URLResolver, include, path

from naast.web.safety import (
    views_heard,
    views_import,
    views_incidents,
    views_mappings,
    views_meeting,
    views_mend,
    views_removal,
    views_report,
)
from naast.web.safety.urls_calamities import calamity_urls
from naast.web.safety.urls_calamity_family import family_urls, talk_urls

app_name = "safety"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views_report.report, name="report"),
    path("paper/", views_report.paper, name="paper"),
    path("sheet/", views_report.sheet, name="sheet"),
    path("remove/", views_removal.remove, name="remove"),
    path("mine/", views_removal.own, name="own"),
    path("meeting/", views_meeting.meeting, name="meeting"),
    path("mine/<uuid:incident_id>/remove/", views_removal.remove_own, name="remove_own"),
    path("import/", views_import.upload, name="import"),
    path("import/rows/", views_mend.inbox, name="import_inbox"),
    path("import/rows/<uuid:row_id>/", views_mend.mend, name="import_mend"),
    path("import/rows/<uuid:row_id>/discard/", views_mend.discard, name="import_discard"),
    path("import/mappings/", views_mappings.mappings, name="import_mappings"),
    path("import/mappings/<uuid:mapping_id>/", views_mappings.mapping, name="import_mapping"),
    path(
        "import/mappings/<uuid:mapping_id>/file/",
        views_mappings.mapping_file,
        name="import_mapping_file",
    ),
    path(
        "import/mappings/<uuid:mapping_id>/delete/",
        views_mappings.remove_mapping,
        name="import_mapping_delete",
    ),
    path("import/<uuid:file_id>/", views_import.import_file, name="import_file"),
    path("import/<uuid:file_id>/columns/", views_import.columns, name="import_columns"),
    path("import/<uuid:file_id>/words/", views_import.words, name="import_words"),
    path("import/<uuid:file_id>/take/", views_import.take, name="import_take"),
    path("import/<uuid:file_id>/forget/", views_import.forget, name="import_forget"),
    path("import/<uuid:file_id>/results/", views_import.results, name="import_results"),
    path("asked/", views_heard.asked, name="asked"),
    path("asked/<uuid:answer_id>/", views_heard.facts, name="asked_facts"),
    path("asked/<uuid:interview_id>/date.ics", views_heard.date_file, name="asked_date"),
    path("calamities/", include(calamity_urls)),
    path("calamities/", include(family_urls)),
    path("talk/", include(talk_urls)),
    path("department/", views_incidents.department, name="department"),
    path("department/guide-aside/", views_incidents.guide_aside, name="guide_aside"),
    path("incidents/", views_incidents.incidents, name="incidents"),
    path("incidents/<uuid:incident_id>/", views_incidents.incident, name="incident"),
]
