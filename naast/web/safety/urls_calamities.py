"""Addresses of calamity files."""

from django.urls import URLPattern, path

from naast.web.safety import (
    views_calamities,
    views_calamity_open,
    views_calamity_steps,
    views_calamity_team,
)
from naast.web.safety.urls_calamity_clocks import clock_urls, diary_urls, plan_urls
from naast.web.safety.urls_calamity_committee import committee_urls
from naast.web.safety.urls_calamity_learning import learning_urls
from naast.web.safety.urls_calamity_report import report_urls
from naast.web.safety.urls_calamity_tree import calamity_tree_urls

calamity_urls: list[URLPattern] = [
    *clock_urls,
    *committee_urls,
    *plan_urls,
    *diary_urls,
    *learning_urls,
    path("", views_calamities.calamities, name="calamities"),
    path("mine/", views_calamities.mine, name="calamities_mine"),
    path("mine/calendar.ics", views_calamities.calendar, name="calamities_calendar"),
    path("open/", views_calamity_open.open_direct, name="calamity_open"),
    path("open/<uuid:incident_id>/", views_calamity_open.open_incident, name="calamity_of"),
    path("steps/<uuid:step_id>/done/", views_calamity_steps.done, name="calamity_done"),
    path("agree/<uuid:row_id>/", views_calamity_steps.agree, name="calamity_agree"),
    path("asked/<uuid:member_id>/<slug:word>/", views_calamity_team.answer, name="calamity_answer"),
    path("<uuid:file_id>/", views_calamities.calamity, name="calamity"),
    path("<uuid:file_id>/weigh/", views_calamity_steps.weigh_page, name="calamity_weigh"),
    path("<uuid:file_id>/names/", views_calamity_open.names, name="calamity_names"),
    path("<uuid:file_id>/clock/", views_calamity_steps.clock, name="calamity_clock"),
    path("<uuid:file_id>/steps/<uuid:step_id>/", views_calamity_steps.step, name="calamity_step"),
    path("<uuid:file_id>/department/", views_calamity_steps.department, name="calamity_department"),
    path("<uuid:file_id>/team/", views_calamity_team.team, name="calamity_team"),
    path("<uuid:file_id>/committee/", views_calamity_team.committee, name="calamity_committee"),
    path("<uuid:file_id>/close/", views_calamity_steps.close, name="calamity_close"),
    *report_urls,
    *calamity_tree_urls,
]
