"""A pass gives one signature: again for the same value, never for another; GET takes nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
)

from issuer.app import Application
from issuer.core import Issuer, Refused
from tests.factories.answer_processes import COLLECTOR, Answers, Reply, get, post
from tests.factories.respondent import Respondent, b64, b64_bytes, new_name, pass_hash


def test_the_same_value_again_gets_the_same_signature(answers: Answers) -> None:
    person = Respondent(answers.open(secret := new_name()), secret)

    first, second = answers.token(person), answers.token(person)

    assert (first.status, second.status, first.body == second.body) == (200, 200, True)
    person.token.finalize(b64_bytes(first.told["signature"]))


def test_a_second_value_for_the_same_pass_is_refused(answers: Answers) -> None:
    manifest = answers.open(secret := new_name())
    first, second = Respondent(manifest, secret), Respondent(manifest, secret)

    assert (answers.token(first).status, answers.token(second).status) == (200, 409)
    assert answers.token(first).status == 200


def test_fifty_at_once_with_one_pass_get_one_signature_between_them(answers: Answers) -> None:
    manifest = answers.open(secret := new_name())
    people = [Respondent(manifest, secret) for _ in range(50)]

    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(answers.token, people))

    assert sorted(reply.status for reply in replies) == [200] + 49 * [409]


def test_fifty_retries_at_once_get_the_same_signature(answers: Answers) -> None:
    person = Respondent(answers.open(secret := new_name()), secret)

    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(answers.token, 50 * [person]))

    assert {reply.status for reply in replies} == {200}
    assert len({reply.told["signature"] for reply in replies}) == 1


def every_reply(answers: Answers) -> dict[str, Reply]:
    manifest = answers.open(*(passes := [new_name() for _ in range(3)]))
    person, other = Respondent(manifest, passes[0]), Respondent(manifest, passes[0])
    stranger = Respondent(manifest)
    path, honest = f"/r/{person.round_id}/token", person.request
    replies = {
        "signed": answers.token(person),
        "again": answers.token(person),
        "other": answers.token(other),
        "unknown pass": answers.token(stranger),
        "unknown round": post(answers.issuing, f"/r/{new_name()}/token", honest),
        "not JSON": post(answers.issuing, path, b"\xff{"),
        "no object": post(answers.issuing, path, [1]),
        "another name": post(answers.issuing, path, honest | {"name": "An"}),
        "no text": post(answers.issuing, path, {"pass": 1, "blinded": None}),
        "fixed point": post(answers.issuing, path, honest | {"blinded": b64(bytes(384))}),
        "too short": post(answers.issuing, path, honest | {"blinded": b64(bytes(383))}),
        "deep": post(answers.issuing, path, b"[" * 2000),
        "large": post(answers.issuing, path, b" " * 3000),
        "type": post(answers.issuing, path, honest, kind="text/plain"),
        "GET": get(answers.issuing, path),
    }
    answers.issuer.close(person.round_id)
    return replies | {"closed": answers.token(Respondent(manifest, passes[1]))}


def test_every_outcome_has_one_length_and_the_same_headers(answers: Answers) -> None:
    replies = every_reply(answers)

    assert {name: reply.status for name, reply in replies.items()} == {
        "signed": 200, "again": 200, "other": 409, "unknown pass": 403, "unknown round": 403,
        "not JSON": 400, "no object": 400, "another name": 400, "no text": 400,
        "fixed point": 400, "too short": 400, "deep": 400, "large": 413, "type": 415, "GET": 404,
        "closed": 410,
    }  # fmt: skip
    assert len({len(reply.body) for reply in replies.values()}) == 1
    assert len({tuple(reply.headers.items()) for reply in replies.values()}) == 1


def test_reading_and_malformed_asking_use_up_no_pass(answers: Answers) -> None:
    manifest = answers.open(secret := new_name())
    person = Respondent(manifest, secret)
    path = f"/r/{person.round_id}/token"

    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
        get(answers.issuing, path, method)
    post(answers.issuing, path, person.request | {"blinded": b64(bytes(384))})

    assert answers.token(person).status == 200
    answers.issuer.close(person.round_id)
    assert answers.issuer.signed(person.round_id) == 1


def test_only_the_collectors_page_may_read_the_answers(answers: Answers) -> None:
    path = f"/r/{new_name()}/token"
    asked = get(answers.issuing, path, "OPTIONS")
    head = issuer_head(path, "https://elsewhere.example")

    refused = answers.issuing.early(head)

    assert (asked.status, asked.headers["access-control-allow-origin"]) == (200, COLLECTOR)
    assert "access-control-allow-credentials" not in asked.headers
    assert refused is not None and refused.status == 403
    assert answers.issuing.early(issuer_head(path, COLLECTOR)) is None


def issuer_head(path: str, origin: str) -> object:
    from issuer.app import Head

    return Head("POST", path, "application/json", "600", origin)


def test_signatures_are_counted_only_after_closing(answers: Answers) -> None:
    manifest = answers.open(*(passes := [new_name(), new_name()]))
    person = Respondent(manifest, passes[0])
    answers.token(person)

    with pytest.raises(Refused, match="open"):
        answers.issuer.signed(person.round_id)
    answers.issuer.close(person.round_id)

    assert answers.issuer.signed(person.round_id) == 1


def test_the_key_is_the_users_own_file_and_dies_at_closing(answers: Answers) -> None:
    manifest = answers.open(secret := new_name(), known_key=False)
    person = Respondent(manifest, secret)
    answers.token(person)
    (key,) = (answers.folder / "issuer" / "keys").iterdir()
    assert key.stat().st_mode & 0o777 == 0o600
    secrets_of_key = key.read_bytes()[600:700]

    answers.issuer.close(person.round_id)

    assert not key.exists()
    assert secrets_of_key not in everything(answers.folder)


def test_destroying_leaves_no_trace_of_the_passes(answers: Answers) -> None:
    manifest = answers.open(secret := new_name())
    person = Respondent(manifest, secret)
    answers.token(person)
    mark = bytes.fromhex(pass_hash(secret))
    assert mark in everything(answers.folder / "issuer")

    answers.issuer.destroy(person.round_id)
    answers.issuer.destroy(person.round_id)

    assert mark not in everything(answers.folder / "issuer")
    assert person.round_id.encode() not in everything(answers.folder / "issuer")


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_faulty_operation_answers_without_detail_and_may_be_tried_again(
    answers_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    issuer = Issuer(answers_folder / "faulty", operation=lambda path, data: data)
    round_id, secret = new_name(), new_name()
    manifest_key = b64(issuer.open(round_id))
    issuer.add_passes(round_id, [bytes.fromhex(pass_hash(secret))])
    person = Respondent(f'{{"round":"{round_id}","issuer_key":"{manifest_key}"}}', secret)
    application = Application(issuer, COLLECTOR)

    failed = post(application, f"/r/{round_id}/token", person.request)
    issuer.operation = Issuer(answers_folder / "right").operation
    tried_again = post(application, f"/r/{round_id}/token", person.request)

    assert (failed.status, failed.told, tried_again.status) == (500, {"why": "failed"}, 200)
    assert len(failed.body) == len(tried_again.body)
    assert capfd.readouterr().err == "issuer: a request failed: SigningFailed\n"


def test_opened_twice_at_once_a_round_has_one_key(answers_folder: Path) -> None:
    issuer, round_id = Issuer(answers_folder / "twice"), new_name()

    with ThreadPoolExecutor(4) as several:
        keys = set(several.map(lambda _: issuer.open(round_id), range(4)))

    kept = (answers_folder / "twice" / "keys" / f"{round_id}.der").read_bytes()
    public = load_der_private_key(kept, None).public_key()
    of_file = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert keys == {of_file}
