"""Addresses of what changes when a step is due."""

from django.urls import URLPattern, path

from naast.web.safety import views_calamity_clocks

_STEP = "<uuid:file_id>/steps/<uuid:step_id>/"
clock_urls: list[URLPattern] = [
    path(f"{_STEP}longer/", views_calamity_clocks.longer, name="calamity_longer"),
    path(f"{_STEP}correct/", views_calamity_clocks.correct, name="calamity_correct"),
    path(f"{_STEP}let-go/", views_calamity_clocks.let_go, name="calamity_let_go"),
    path(f"{_STEP}again/", views_calamity_clocks.again, name="calamity_again"),
]
