"""Addresses of the business case; under those of the programme."""

from django.urls import URLPattern, URLResolver, path

from naast.web.insight import views_case

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views_case.case, name="case"),
    path("inputs/<slug:group>/", views_case.case_inputs, name="case_inputs"),
    path("published/", views_case.case_published, name="case_published"),
    path("proposal/<slug:language>/", views_case.case_proposal, name="case_proposal"),
    path("business-case.json", views_case.case_file, name="case_file"),
]
