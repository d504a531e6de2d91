"""Addresses of the staff representative: digests and the log; never a person, never a case."""

from django.urls import URLPattern, URLResolver, path, re_path

from naast.web.representative import views, views_erased, views_rules

app_name = "representative"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("digest/<uuid:digest_id>/", views.digest, name="digest"),
    path("digest/<uuid:digest_id>/proof.json", views.digest_proof, name="digest_proof"),
    path("log/head.json", views.head_file, name="head_file"),
    path("log/entries.jsonl", views.entries_file, name="entries_file"),
    path("erased/", views_erased.erased, name="erased"),
    path("rules/", views_rules.rules, name="rules"),
    re_path(
        r"^rules/(?P<rules_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<given>seen|not-shown)/$",
        views_rules.answer,
        name="answer_rules",
    ),
]
