"""Whatever comes of a request: one length and the same headers; GET and HEAD change nothing."""

import re

import pytest

from collector.app import INDEX, Application
from tests.factories.answer_processes import FORM, ISSUER, Answers, Reply, get, post
from tests.factories.respondent import Respondent, new_name


def every_reply(answers: Answers) -> dict[str, Reply]:
    manifest = answers.open(*(passes := [new_name(), new_name()]))
    person, late = (Respondent(manifest, secret) for secret in passes)
    ballot, kept_back = answers.ballot(person), answers.ballot(late)
    path, elsewhere = f"/r/{person.round_id}/ballot", f"/r/{new_name()}/ballot"
    asking = answers.collecting
    replies = {
        "in": answers.send(person, ballot),
        "again": answers.send(person, ballot),
        "other": answers.send(person, ballot | {"ballot": kept_back["ballot"]}),
        "unknown round": post(asking, elsewhere, ballot),
        "no token": answers.send(person, ballot | {"signature": "A" * 512}),
        "not JSON": post(asking, path, b"\xff"),
        "no object": post(asking, path, [ballot]),
        "deep": post(asking, path, b"[" * 16_000),
        "large": post(asking, path, b" " * 20_000),
        "type": post(asking, path, ballot, kind="application/json; charset=utf-8"),
        "GET": get(asking, path),
    }
    answers.collector.close(person.round_id)
    return replies | {"closed": answers.send(late, kept_back)}


def test_every_outcome_of_a_ballot_has_one_length_and_the_same_headers(answers: Answers) -> None:
    replies = every_reply(answers)

    assert {name: reply.status for name, reply in replies.items()} == {
        "in": 200, "again": 200, "other": 409, "unknown round": 403, "no token": 403,
        "not JSON": 400, "no object": 400, "deep": 400, "large": 413, "type": 415, "GET": 404,
        "closed": 410,
    }  # fmt: skip
    assert len({len(reply.body) for reply in replies.values()}) == 1
    assert len({tuple(reply.headers.items()) for reply in replies.values()}) == 1


def test_no_answer_names_a_time_or_sets_a_cookie(answers: Answers) -> None:
    for name, reply in every_reply(answers).items():
        assert not {"set-cookie", "date", "last-modified", "etag"} & set(reply.headers), name


def test_reading_changes_nothing(answers: Answers) -> None:
    """Gateways open links, browsers fetch ahead."""
    manifest = answers.open(secret := new_name())
    person = Respondent(manifest, secret)
    before = stored(answers, person.round_id)

    for door in ("", "/ballot", "/check", "/manifest.json", "/form.json", "/token"):
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
            get(answers.collecting, f"/r/{person.round_id}{door}", method)

    assert stored(answers, person.round_id) == before
    assert answers.send(person, answers.ballot(person)).status == 200
    assert stored(answers, person.round_id) != before


def stored(answers: Answers, round_id: str) -> tuple[object, int]:
    return answers.collector.store.find(round_id), answers.collector.store.count(round_id)


def test_the_page_may_speak_to_its_own_origin_and_its_issuer_only(answers: Answers) -> None:
    person = Respondent(answers.open())

    application = Application(answers.collector, {INDEX: ("text/html", b"<!doctype html>")})
    page = get(application, f"/r/{person.round_id}")
    policy = page.headers["content-security-policy"]

    assert page.status == 200
    assert re.search(r"connect-src ([^;]*);", policy)[1] == f"'self' {ISSUER}"  # type: ignore[index]
    assert "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'" in policy
    assert "unsafe" not in policy
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["cross-origin-opener-policy"] == "same-origin"
    assert page.headers["cross-origin-resource-policy"] == "same-origin"
    assert set(re.findall(r"=\(([^)]*)\)", page.headers["permissions-policy"])) == {""}


def test_manifest_and_form_come_exactly_as_they_were_opened(answers: Answers) -> None:
    person = Respondent(answers.open())
    base = f"/r/{person.round_id}"

    assert get(answers.collecting, f"{base}/manifest.json").body == person.manifest.encode()
    assert get(answers.collecting, f"{base}/form.json").body == FORM.encode()
    head = get(answers.collecting, f"{base}/form.json", "HEAD")
    assert (head.body, head.headers["content-length"]) == (b"", str(len(FORM.encode())))
    assert get(answers.collecting, f"/r/{new_name()}/manifest.json").status == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/page/", "/page/../app.py", "/page/..%2fapp.py", "/page//etc/passwd", "/app.py",
     "/r/short", "/r/" + "a" * 26 + "/other.json", "/page/index.html.bak"],
)  # fmt: skip
def test_nothing_but_the_pages_own_files_is_served(answers: Answers, path: str) -> None:
    assert get(answers.collecting, path).status == 404
