"""Addresses of the public audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.public import (
    gallery,
    views,
    views_ask,
    views_evaluation,
    views_home_screen,
    views_log,
    views_names,
    views_training,
    who_sees,
)

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("normal-reactions/", views.reactions, name="reactions"),
    path("what-helps/", views.what_helps, name="what_helps"),
    path("self-check/", views.self_check, name="self_check"),
    path("what-happens-next/", views.what_happens_next, name="what_happens_next"),
    path("what-the-analysis-asks/", views.analysis, name="analysis"),
    path("who-can-help/", views.who_can_help, name="who_can_help"),
    path("for-colleagues/", views.good_colleague, name="good_colleague"),
    path("for-heads-of-department/", views.head_of_department, name="head_of_department"),
    path("what-is-kept/", views.what_is_kept, name="what_is_kept"),
    path("who-sees-what/", who_sees.who_sees, name="who_sees"),
    path("who-sees-what/rules.json", who_sees.rules_file, name="rules_file"),
    path("log/", views_log.log, name="log"),
    path("log/heads.json", views_log.heads_file, name="heads_file"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("language/", views.language, name="language"),
    path("support/", views_ask.ask, name="ask"),
    path("support/me/", views_ask.ask_myself, name="ask_myself"),
    path("support/colleague/", views_ask.ask_for_colleague, name="ask_for_colleague"),
    path("support/unnamed/", views_ask.ask_unnamed, name="ask_unnamed"),
    path("support/code/", views_ask.code, name="code"),
    path("support/code/press/<slug:press>/", views_ask.code_press, name="code_press"),
    path("support/code/undo/", views_ask.code_undo, name="code_undo"),
    path("manifest.webmanifest", views_home_screen.manifest, name="manifest"),
    path("supporter.webmanifest", views_home_screen.manifest_supporter, name="manifest_supporter"),
    path("names/", views_names.names, name="names"),
    path("certificate/", views_training.certificate, name="certificate"),
    path("calendar/<str:secret>/naast.ics", views_training.calendar, name="calendar"),
    path("evaluation/", views_evaluation.evaluation, name="evaluation"),
    path("evaluation/moment.ics", views_evaluation.evaluation_entry, name="evaluation_entry"),
    path("evaluation/<slug:code>/", views_evaluation.evaluation_round, name="evaluation_round"),
    path(
        "evaluation/<slug:code>/manifest.json",
        views_evaluation.evaluation_file,
        {"part": "manifest"},
        name="evaluation_manifest",
    ),
    path(
        "evaluation/<slug:code>/form.json",
        views_evaluation.evaluation_file,
        {"part": "form"},
        name="evaluation_form",
    ),
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/pictures/", gallery.pictures, name="gallery_pictures"),
]
