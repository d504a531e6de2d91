"""Addresses of the published numbers."""

from django.urls import URLPattern, URLResolver, path, re_path

from naast.web.insight import views_figures, views_keep_figures

_YEAR = r"^figures/(?P<period>[0-9]{4})/"
_FORM = r"\.(?P<form>csv|json)$"

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/", views_figures.newest, name="figures"),
    path("figures/publish/", views_keep_figures.publish_year, name="figures_publish"),
    re_path(rf"{_YEAR}notice/$", views_keep_figures.notice, name="figures_notice"),
    re_path(rf"{_YEAR}$", views_figures.year, name="figures_year"),
    re_path(rf"{_YEAR}numbers{_FORM}", views_figures.year_file, name="figures_year_file"),
    re_path(rf"{_YEAR}(?P<asked>[a-z_]+)/$", views_figures.question, name="figures_question"),
    re_path(
        rf"{_YEAR}(?P<asked>[a-z_]+)/(?P<code>[a-z0-9_-]+){_FORM}",
        views_figures.table_file,
        name="figures_file",
    ),
]
