"""Addresses of the annual report."""

from django.urls import URLPattern, URLResolver, path, re_path

from naast.web.insight import views_report

_YEAR = r"^report/(?P<period>[0-9]{4})/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("report/", views_report.newest, name="report"),
    path("report/logo/", views_report.choose, name="report_logo"),
    re_path(rf"{_YEAR}$", views_report.year, name="report_year"),
    re_path(rf"{_YEAR}(?P<language>nl|en)\.pdf$", views_report.file, name="report_file"),
    re_path(rf"{_YEAR}words/(?P<language>nl|en)/$", views_report.words, name="report_words"),
]
