"""A round counted by hand in the tests: what opens, what is dropped, what is refused."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from count.ballots import Invalid, check_number, open_ballot, read_answers
from count.box import Box, read_box, verify_tokens
from count.encoding import canonical, to_b64
from count.forms import read_form
from count.keys import open_keys
from count.refusal import Refused
from count.sealing import seal_plain, wrap_ballot
from tests.factories import answers as made

FORM = made.make_form()
GOOD = {"tense-before": "3", "tense-after": "1", "mark": 8}


def a_box(folder: Path, **changes: Any) -> Path:
    opening, _ = made.make_opening()
    box = made.make_box(made.make_manifest(opening, FORM), FORM, [GOOD] * 10)
    return written(folder, {**box, **changes})


def written(folder: Path, box: dict[str, Any]) -> Path:
    path = folder / f"box-{os.urandom(3).hex()}.json"
    path.write_bytes(canonical(box))
    return path


def test_what_was_sealed_for_the_round_opens_with_two_sheets(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    manifest = made.make_manifest(opening, FORM)
    box = read_box(written(tmp_path, made.make_box(manifest, FORM, [GOOD] * 10)))
    keys = open_keys(opening, sheets[1:])

    verify_tokens(box)
    opened = [
        read_answers(box.form, open_ballot(keys, box.manifest, row[2])) for row in box.ballots
    ]

    assert opened == [GOOD] * 10
    assert {len(row[2]) for row in box.ballots} == {1120 + 16 + 65 + 16 + 2048}


def test_a_ballot_of_another_round_or_for_other_keepers_does_not_open(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    mine, yours = (made.make_manifest(opening, FORM) for _ in range(2))
    theirs = made.make_manifest(made.make_opening()[0], FORM)
    box = read_box(written(tmp_path, made.make_box(mine, FORM, [GOOD] * 10)))
    keys = open_keys(opening, sheets[:2])

    assert open_ballot(keys, box.manifest, made.make_row(mine, FORM, GOOD)[2])
    for other in (yours, theirs):
        with pytest.raises(Invalid):
            open_ballot(keys, box.manifest, made.make_row(other, FORM, GOOD)[2])
    rebound = wrap_ballot(opening, made.mark_of(mine), made.seal_ballot(yours, FORM, GOOD))
    with pytest.raises(Invalid):
        open_ballot(keys, box.manifest, rebound)


def plain(body: bytes, length: int | None = None) -> bytes:
    start = (len(body) if length is None else length).to_bytes(2, "big")
    return (start + body).ljust(2048, b"\0")


SHA = read_form(FORM).sha256


def answering(**answers: Any) -> bytes:
    return canonical({"answers": answers, "form": SHA})


@pytest.mark.parametrize(
    "body",
    [
        canonical({"answers": {"tense-before": "4"}, "form": SHA}),
        canonical({"answers": {"tense-before": 3}, "form": SHA}),
        canonical({"answers": {"tense-before": ""}, "form": SHA}),
        canonical({"answers": {"welcome": "1"}, "form": SHA}),
        canonical({"answers": {"nobody": "1"}, "form": SHA}),
        canonical({"answers": [], "form": SHA}),
        canonical({"answers": {}, "form": "0" * 64}),
        canonical({"answers": {}, "form": SHA, "name": "Bo"}),
        canonical({"answers": {}}),
        answering(mark=11), answering(mark=-1), answering(mark="8"), answering(mark=True),
        b'{"answers":{"mark":8.0},"form":"%s"}' % SHA.encode(),
        b'{"answers":{"mark":8,"mark":9},"form":"%s"}' % SHA.encode(),
        b"[" * 1900, b"\xff\xfe", b"", b"null", b"{}",
    ],
)  # fmt: skip
def test_what_no_page_sends_is_invalid(body: bytes) -> None:
    form = read_form(FORM)

    assert read_answers(form, plain(answering(mark=8))) == {"mark": 8}
    with pytest.raises(Invalid):
        read_answers(form, plain(body))


def test_nothing_hides_behind_the_answers() -> None:
    form, body = read_form(FORM), answering(mark=8)
    for padded in (
        plain(body)[:-1] + b"x",
        plain(body, 2047),
        plain(body, len(body) - 1),
        b"",
        b"\0",
    ):
        with pytest.raises(Invalid):
            read_answers(form, padded)


def test_an_answer_may_skip_everything() -> None:
    assert read_answers(read_form(FORM), plain(answering())) == {}


def without_tokens(box: dict[str, Any]) -> None:
    box["ballots"][3][1] = to_b64(os.urandom(384))


def with_swapped_signature(box: dict[str, Any]) -> None:
    box["ballots"][3][1] = box["ballots"][4][1]


def with_another_round(box: dict[str, Any]) -> None:
    message, signature = made.make_token(os.urandom(16))
    box["ballots"][3][:2] = to_b64(message), to_b64(signature)


@pytest.mark.parametrize("change", [without_tokens, with_swapped_signature, with_another_round])
def test_a_ballot_without_a_token_of_the_round_stops_the_count(
    tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    box = json.loads(a_box(tmp_path).read_text())
    verify_tokens(read_box(written(tmp_path, box)))
    change(box)

    with pytest.raises(Refused) as told:
        verify_tokens(read_box(written(tmp_path, box)))

    assert (told.value.key, told.value.facts) == ("box_unsigned", {"wrong": 1})


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (lambda box: {"ballots": [*box["ballots"][:9], box["ballots"][0]]}, "box_twice"),
        (lambda box: {"ballots": box["ballots"][:9]}, "too_few"),
        (lambda box: {"signed": 9}, "box_too_many"),
        (lambda box: {"signed": 16}, "box_too_many"),
        (lambda box: {"signed": None, "passes": 9}, "box_too_many"),
        (lambda box: {"passes": True}, "box_broken"),
        (lambda box: {"ballots": [["a", "b"]]}, "box_broken"),
        (lambda box: {"ballots": [[*row[:2], "AAAA"] for row in box["ballots"]]}, "box_broken"),
        (lambda box: {"form": made.make_form(version="2")}, "form_other"),
        (lambda box: {"form": "{}"}, "form_broken"),
        (lambda box: {"manifest": box["manifest"] + " "}, "manifest_broken"),
        (lambda box: {"manifest": 3}, "box_broken"),
        (lambda box: {"format": "naast-result-1"}, "file_other_kind"),
    ],
)  # fmt: skip
def test_a_box_that_cannot_be_is_refused_before_anybody_types(
    tmp_path: Path, changes: Callable[[dict[str, Any]], dict[str, Any]], key: str
) -> None:
    good = json.loads(a_box(tmp_path).read_text())
    unknown = {**good, "signed": None, "passes": None}  # as the collector gives it
    assert isinstance(read_box(written(tmp_path, unknown)), Box)

    with pytest.raises(Refused) as told:
        read_box(written(tmp_path, {**good, **changes(good)}))

    assert told.value.key == key


@pytest.mark.parametrize("least", [0, 3, 4])
def test_no_manifest_brings_the_least_number_under_five(tmp_path: Path, least: int) -> None:
    manifest = made.make_manifest(made.make_opening()[0], FORM, least_ballots=least)
    box = made.make_box(manifest, FORM, [GOOD] * 5)
    assert len(read_box(written(tmp_path, box)).ballots) == 5

    with pytest.raises(Refused, match="too_few"):
        read_box(written(tmp_path, {**box, "ballots": box["ballots"][:4]}))


def test_a_file_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "box.json"
    for content in (b"", b"\xff", b"[1]", b'{"format":"naast-box-1","format":"x"}', b"[" * 99_999):
        path.write_bytes(content)
        with pytest.raises(Refused) as told:
            read_box(path)
        assert told.value.facts["file"] == "box.json"
    with pytest.raises(Refused, match="file_unreadable"):
        read_box(tmp_path / "nothing.json")


def test_check_numbers_are_those_of_the_contract() -> None:
    # (printf 'naast-check-1|'; printf '\1%.0s' $(seq 94)) | openssl dgst -sha256 -binary | base32
    assert check_number(b"\x01" * 94) == "z7h7nwywh4ji"


def test_a_sealed_ballot_holds_any_bytes_of_the_right_length(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    manifest = made.make_manifest(opening, FORM)
    box = read_box(written(tmp_path, made.make_box(manifest, FORM, [GOOD] * 10)))
    garbage, mark = os.urandom(2048), made.mark_of(manifest)

    wrapped = wrap_ballot(opening, mark, seal_plain(opening, mark, garbage))

    opened = open_ballot(open_keys(opening, sheets[:2]), box.manifest, wrapped)
    assert opened == garbage
    with pytest.raises(Invalid):
        read_answers(box.form, opened)


@pytest.mark.parametrize("inner", [b"", bytes(2129), b"\x04" + bytes(2128), b"\xff" * 2129])
def test_keys_and_seals_of_nonsense_are_invalid_and_nothing_worse(
    tmp_path: Path, inner: bytes
) -> None:
    opening, sheets = made.make_opening()
    manifest = made.make_manifest(opening, FORM)
    box = read_box(written(tmp_path, made.make_box(manifest, FORM, [GOOD] * 10)))
    keys = open_keys(opening, sheets[:2])

    wrapped = wrap_ballot(opening, made.mark_of(manifest), inner)
    for row in (wrapped, inner, bytes(3265), b"\xff" * 3265):
        with pytest.raises(Invalid):
            open_ballot(keys, box.manifest, row)
