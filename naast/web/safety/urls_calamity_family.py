"""Addresses of talks with a patient or family: of one file, and those that need no file."""

from django.urls import URLPattern, path

from naast.web.safety import (
    views_calamity_family,
    views_calamity_family_talks,
    views_calamity_family_words,
    views_talk,
)

family_urls: list[URLPattern] = [
    path("promises/<uuid:promise_id>/", views_calamity_family_words.settle, name="family_promise"),
    path("<uuid:file_id>/family/", views_calamity_family.family, name="family"),
    path("<uuid:file_id>/family/person/", views_calamity_family.person, name="family_person"),
    path("<uuid:file_id>/family/note/", views_calamity_family.note, name="family_note"),
    path("<uuid:file_id>/family/result/", views_calamity_family.result, name="family_result"),
    path("<uuid:file_id>/family/report/", views_calamity_family.report, name="family_report"),
    path("<uuid:file_id>/family/stop/", views_calamity_family.stop, name="family_stop"),
    path("<uuid:file_id>/family/plan/", views_calamity_family_talks.plan, name="family_plan"),
    path("<uuid:file_id>/family/talk/", views_calamity_family_talks.held, name="family_talk"),
    path(
        "<uuid:file_id>/family/talk/<uuid:contact_id>/",
        views_calamity_family_talks.held,
        name="family_held",
    ),
    path(
        "<uuid:file_id>/family/talk/<uuid:contact_id>/off/",
        views_calamity_family_talks.called_off,
        name="family_called_off",
    ),
    path("<uuid:file_id>/family/words/", views_calamity_family_words.words, name="family_words"),
    path(
        "<uuid:file_id>/family/words/<uuid:question_id>/",
        views_calamity_family_words.answer,
        name="family_answer",
    ),
    path(
        "<uuid:file_id>/family/promise/",
        views_calamity_family_words.promise,
        name="family_promised",
    ),
]
talk_urls: list[URLPattern] = [
    path("", views_talk.guide, name="talk_guide"),
    path("mine/", views_talk.mine, name="talk_mine"),
    path("coach/", views_talk.coach, name="talk_coach"),
    path("coach/list/", views_talk.coach_list, name="talk_coaches"),
    path("coach/list/<uuid:coach_id>/remove/", views_talk.coach_remove, name="talk_coach_remove"),
    path("coach/<uuid:request_id>/<slug:word>/", views_talk.coach_answer, name="talk_coach_answer"),
]
