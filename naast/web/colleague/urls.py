"""Addresses of the colleague audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.colleague import (
    views,
    views_looks,
    views_nomination,
    views_offers,
    views_pass,
    views_reach,
)

app_name = "colleague"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.support, name="support"),
    path("offers/", views_offers.offers, name="offers"),
    path("names/", views_nomination.names, name="names"),
    path("names/<uuid:unit_id>/", views_nomination.meeting, name="meeting"),
    path("named/", views_nomination.named, name="named"),
    path("<uuid:case_id>/press/<slug:press>/", views.press, name="press"),
    path("<uuid:case_id>/contact/", views_reach.contact, name="contact"),
    path("<uuid:case_id>/code/", views_reach.code, name="code"),
    path("<uuid:case_id>/undo/", views.undo, name="undo"),
    path("<uuid:case_id>/pass/", views_pass.own_pass, name="pass"),
    path("<uuid:case_id>/looks/<slug:role>/<slug:purpose>/", views_looks.prove, name="prove"),
    path(
        "<uuid:case_id>/looks/<slug:role>/<slug:purpose>/proof.json",
        views_looks.proof_file,
        name="proof_file",
    ),
]
