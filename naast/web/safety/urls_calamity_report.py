"""Addresses of the reports to the inspectorate, under those of calamity files."""

from django.urls import URLPattern, path

from naast.web.safety import views_calamity_report as views
from naast.web.safety import views_calamity_report_versions as versions

_REPORT = "<uuid:file_id>/reports/<slug:kind>/"
_VERSION = "reports/versions/<uuid:version_id>/"

report_urls: list[URLPattern] = [
    path(_REPORT, views.report, name="calamity_report"),
    path(f"{_REPORT}parts/<slug:part>/", views.report_part, name="calamity_report_part"),
    path(f"{_REPORT}preview/", views.report_preview, name="calamity_report_preview"),
    path(f"{_REPORT}draft.pdf", views.report_draft_pdf, name="calamity_report_draft_pdf"),
    path(f"{_REPORT}leaves/", views.report_leaves, name="calamity_report_leaves"),
    path(f"{_REPORT}sign/", versions.report_freeze, name="calamity_report_freeze"),
    path(f"{_REPORT}answer/", versions.report_answer, name="calamity_report_answer"),
    path(_VERSION, versions.report_version, name="calamity_report_version"),
    path(f"{_VERSION}sign/", versions.report_sign, name="calamity_report_sign"),
    path(f"{_VERSION}withdraw/", versions.report_withdraw, name="calamity_report_withdraw"),
    path(f"{_VERSION}send/", versions.report_send, name="calamity_report_send"),
    path(f"{_VERSION}report.pdf", versions.report_pdf, name="calamity_report_pdf"),
    path(f"{_VERSION}differences/", versions.report_differences, name="calamity_report_diff"),
]
