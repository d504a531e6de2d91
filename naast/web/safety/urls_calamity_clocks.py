"""Addresses of what changes when a step is due, of the own steps, and of the diary."""

from django.urls import URLPattern, path

from naast.web.safety import (
    views_calamity_clocks,
    views_calamity_diary,
    views_calamity_plan,
)

_STEP = "<uuid:file_id>/steps/<uuid:step_id>/"
clock_urls: list[URLPattern] = [
    path(f"{_STEP}longer/", views_calamity_clocks.longer, name="calamity_longer"),
    path(f"{_STEP}correct/", views_calamity_clocks.correct, name="calamity_correct"),
    path(f"{_STEP}let-go/", views_calamity_clocks.let_go, name="calamity_let_go"),
    path(f"{_STEP}again/", views_calamity_clocks.again, name="calamity_again"),
]
plan_urls: list[URLPattern] = [
    path("own-steps/", views_calamity_plan.plan, name="calamity_plan"),
    path("own-steps/add/", views_calamity_plan.add_step, name="calamity_plan_add"),
    path("own-steps/delivered/", views_calamity_plan.ship, name="calamity_plan_ship"),
    path("own-steps/closed/", views_calamity_plan.add_closed, name="calamity_closed_add"),
    path(
        "own-steps/closed/<str:on>/away/",
        views_calamity_plan.drop_closed,
        name="calamity_closed_drop",
    ),
    path("own-steps/<slug:name>/", views_calamity_plan.change_step, name="calamity_plan_step"),
    path(
        "own-steps/<slug:name>/<slug:word>/",
        views_calamity_plan.move_step,
        name="calamity_plan_move",
    ),
]
diary_urls: list[URLPattern] = [
    path("diary/", views_calamity_diary.diary, name="calamity_diary"),
    path("diary/make/", views_calamity_diary.diary_make, name="calamity_diary_make"),
    path("diary/end/", views_calamity_diary.diary_end, name="calamity_diary_end"),
    path(
        "diary/<str:secret>/naast.ics", views_calamity_diary.diary_feed, name="calamity_diary_feed"
    ),
]
