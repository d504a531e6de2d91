"""Addresses of the programme's pages."""

from django.urls import URLPattern, URLResolver, include, path

from naast.web.insight import urls_figures, urls_report, views, views_team

app_name = "insight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.health, name="health"),
    path("thresholds/", views.thresholds, name="thresholds"),
    path("team/", views_team.team, name="team"),
    *urls_figures.urlpatterns,
    *urls_report.urlpatterns,
    path("case/", include("naast.web.insight.urls_case")),
]
