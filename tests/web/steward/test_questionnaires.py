"""A steward looks at questionnaires and brings one in: errors by item, nothing lost, one yes."""

import html
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from naast.access.actor import IMPORTER
from naast.questionnaires.actions.import_instrument import import_instrument
from naast.questionnaires.actions.retire_instrument import retire_instrument
from naast.questionnaires.models import Instrument
from naast.questionnaires.queries import evaluation_form
from tests.questionnaires.files import Break, as_bytes, pulse, pulse_scoring, read

pytestmark = pytest.mark.django_db
IMPORT = "/steward/questionnaires/import/"
EVALUATION = "/steward/questionnaires/naast-evaluation/1/"
PULSE = "/steward/questionnaires/pulse-room-to-speak/2026.1/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def as_file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("x.json", content)


def hand_in(client: Client, change: Break | None = None, **more: Any) -> str:
    answer = client.post(IMPORT, {"file": as_file(as_bytes(pulse(change))), **more})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def a_kept_one() -> Instrument:
    return import_instrument(
        whole=read(pulse(), pulse_scoring()), actor=IMPORTER, at=timezone.now()
    )


def test_the_list_has_what_comes_with_naast_and_what_was_brought_in(steward: Client) -> None:
    retire_instrument(instrument=a_kept_one(), actor=IMPORTER, at=timezone.now())

    text = text_of(steward, "/steward/questionnaires/")

    assert "Looking back at peer support" in text and "Comes with Naast" in text
    assert "Room to speak (an example)" in text and "Put aside" in text


def test_one_page_has_every_item_in_both_languages_licence_and_fingerprint(
    steward: Client,
) -> None:
    import hashlib

    text = text_of(steward, EVALUATION)

    for item in json.loads(evaluation_form())["items"]:
        assert item["text"]["nl"] in text and item["text"]["en"] in text
    assert "EUPL-1.2" in text
    assert hashlib.sha256(evaluation_form()).hexdigest() in text
    assert "No other two answers are ever set against each other." in text
    assert "Put it aside" not in text


def test_what_is_worked_out_is_said_in_words(steward: Client) -> None:
    a_kept_one()

    text = text_of(steward, PULSE)

    assert "“Room to speak” is the mean of talked, listened, careful." in text
    assert "The other way round counts: careful." in text
    assert "It goes from 0 to 3; higher means: more room. At least 2 of 3 must be answered" in text
    assert "Asked when “Did anything happen at work that stayed with you?” was answered" in text


def test_what_the_anonymous_page_cannot_ask_is_said(steward: Client) -> None:
    a_kept_one()

    assert "It cannot be asked there" in text_of(steward, PULSE)
    assert "It cannot be asked there" not in text_of(steward, EVALUATION)


def test_errors_come_by_item_and_nothing_that_was_handed_in_is_lost(steward: Client) -> None:
    def change(value: Any) -> None:
        value["item"][1].pop("_text")
        value["item"][2]["linkId"] = "involved"

    scoring = as_bytes(pulse_scoring())
    text = hand_in(steward, change, scoring_file=as_file(scoring))

    assert "involved (item[1].text)" in text
    assert "The text in language en is missing. Translate it." in text
    assert "This linkId was used at item[1] already." in text
    assert as_bytes(pulse(change)).decode() in text
    assert scoring.decode() in text
    assert Instrument.objects.count() == 0


def test_a_good_file_is_shown_and_comes_in_after_a_yes_to_its_licence(steward: Client) -> None:
    whole = read(pulse())
    text = hand_in(steward)
    assert "Could you talk about it with somebody?" in text
    assert Instrument.objects.count() == 0
    shown = {"text": as_bytes(pulse()).decode(), "sha256": whole.sha256}

    unread = steward.post(IMPORT, shown)
    assert "Words of others are not ours to use." in unread.content.decode()
    assert Instrument.objects.count() == 0

    answer = steward.post(IMPORT, shown | {"may_use": "on"})
    assert (answer.status_code, answer.headers["Location"]) == (302, PULSE)
    assert Instrument.objects.get().sha256 == whole.sha256


def test_a_yes_to_something_else_than_was_shown_is_asked_again(steward: Client) -> None:
    changed = as_bytes(pulse(lambda value: value.update(version="3"))).decode()

    answer = steward.post(
        IMPORT, {"text": changed, "sha256": read(pulse()).sha256, "may_use": "on"}
    )

    assert (answer.status_code, Instrument.objects.count()) == (200, 0)


def test_a_version_that_is_here_is_refused_with_what_to_do(steward: Client) -> None:
    a_kept_one()

    text = hand_in(steward)

    assert "Give the changed file a new version." in text
    assert "Bring it in" not in text


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[" * 100_000, b'{"a": "\\ud800"}', b"\xff\xfe"]
)
def test_a_hostile_file_gets_a_sentence(steward: Client, content: bytes) -> None:
    answer = steward.post(IMPORT, {"file": as_file(content)})

    assert answer.status_code == 200
    assert "It cannot be used yet" in answer.content.decode()


def test_a_file_that_is_far_too_large_is_refused(steward: Client) -> None:
    answer = steward.post(IMPORT, {"file": as_file(b'"' + b"a" * 1_000_000 + b'"')})

    assert "The file is larger than 500 kB." in answer.content.decode()


def test_markup_in_a_text_is_refused_and_shown_as_text(steward: Client) -> None:
    answer = steward.post(
        IMPORT, {"text": as_bytes(pulse(lambda v: v["item"][0].update(text="<script>x"))).decode()}
    )

    assert b"<script>" not in answer.content
    assert "holds HTML or codes" in answer.content.decode()


def test_the_preview_goes_one_by_one_and_stays_inside(steward: Client) -> None:
    address = f"{EVALUATION}preview/"

    first = text_of(steward, f"{address}?at=1&language=en")
    mark = text_of(steward, f"{address}?at=15&language=nl")

    assert "1 of 17" in first and "I blamed myself." in first and "moderately true" in first
    assert "Welk cijfer geef je peer support bij ons?" in mark and "kan niet beter" in mark
    for asked in ("0", "-3", "99999999", "x", "٣"):
        assert steward.get(address, {"at": asked, "language": "<"}).status_code == 200


def test_the_file_can_be_saved_and_read_again(steward: Client) -> None:
    answer = steward.get(f"{EVALUATION}file/")

    assert 'filename="naast-evaluation-1.json"' in answer.headers["Content-Disposition"]
    assert read(json.loads(answer.content)).is_usable


def test_a_version_is_put_aside_by_one_press(steward: Client) -> None:
    row = a_kept_one()

    text = steward.post(f"{PULSE}put-aside/", follow=True).content.decode()

    assert "It was put aside" in text
    row.refresh_from_db()
    assert row.retired_at is not None


def test_nobody_else_finds_any_of_it(steward: Client, stranger: Client) -> None:
    a_kept_one()
    pages = ("/steward/questionnaires/", IMPORT, PULSE, f"{PULSE}preview/", f"{PULSE}file/")
    assert [steward.get(page).status_code for page in pages] == [200] * 5

    assert [stranger.get(page).status_code for page in pages] == [404] * 5
    assert stranger.post(f"{PULSE}put-aside/").status_code == 404
    assert Instrument.objects.get().retired_at is None
