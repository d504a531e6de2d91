"""Addresses of the safety audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.safety import views_incidents, views_removal, views_report

app_name = "safety"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views_report.report, name="report"),
    path("paper/", views_report.paper, name="paper"),
    path("sheet/", views_report.sheet, name="sheet"),
    path("remove/", views_removal.remove, name="remove"),
    path("mine/", views_removal.own, name="own"),
    path("mine/<uuid:incident_id>/remove/", views_removal.remove_own, name="remove_own"),
    path("department/", views_incidents.department, name="department"),
    path("department/guide-aside/", views_incidents.guide_aside, name="guide_aside"),
    path("incidents/", views_incidents.incidents, name="incidents"),
    path("incidents/<uuid:incident_id>/", views_incidents.incident, name="incident"),
]
