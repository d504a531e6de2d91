"""A result file is taken in only when signature, round, mark and arithmetic are right."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naast.evaluation.actions.take_result import expected_of
from naast.evaluation.logic.passes import needed_answers, shown
from naast.evaluation.logic.result import read_result
from naast.evaluation.logic.sentences import NotThisFile
from naast.evaluation.models import Round
from naast.privacy.passes import is_signed
from tests.factories.evaluation import FORM, KEEPERS_KEY, a_result, an_opening, signed

ROUND = Round(
    **{"code": "abcdefghij234567abcdefghij", "mark": "5" * 64, "way": "ballots", "form": FORM},
    **{"opening": an_opening(), "least_ballots": 10, "least_supporters": 3},
    **{"passes": 14, "signed": 13},
)


def taken(text: str) -> dict[str, Any]:
    return read_result(text, expected_of(ROUND), is_signed)


def test_the_keepers_own_file_is_taken_in() -> None:
    assert taken(a_result(ROUND))["accepted"] == 12


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"round": "b" * 26}, "another round"),
        ({"manifest_sha256": "6" * 64}, "another round"),
        ({"rehearsal": True}, "rehearsal"),
        ({"by": "paper"}, "another way"),
        ({"accepted": 13}, "add up"),
        ({"accepted": True}, "add up"),
        ({"checks": []}, "add up"),
        ({"checks": ["aaaaaaaaaaaa"] * 12}, "add up"),
        ({"questions": {"mark": {"1": 11}}}, "add up"),
        ({"questions": {"mark": {"11": 12}}}, "add up"),
        ({"questions": {"name": {"8": 12}}}, "add up"),
        ({"tables": {"blame": {"rows": ["1"], "columns": ["1"], "cells": [[11]]}}}, "add up"),
        ({"tables": {"blame": {"rows": ["2"], "columns": ["1"], "cells": [[12]]}}}, "add up"),
        ({"tables": {"mine": {"rows": ["1"], "columns": ["1"], "cells": [[12]]}}}, "add up"),
        ({"counted_on": "yesterday"}, "add up"),
        ({"note": "of ward 4"}, "not the result file"),
    ],
)
def test_whatever_does_not_fit_is_refused_although_it_is_signed(
    changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotThisFile, match=sentence):
        taken(a_result(ROUND, **changes))


@pytest.mark.parametrize(("answers", "sentence"), [(9, "fewer answers"), (14, "add up")])
def test_too_few_answers_or_more_than_signatures_are_refused(answers: int, sentence: str) -> None:
    assert taken(a_result(ROUND, 13))["accepted"] == 13

    with pytest.raises(NotThisFile, match=sentence):
        taken(a_result(ROUND, answers))


def _other_key(told: dict[str, Any]) -> str:
    return signed(told, by=Ed25519PrivateKey.generate())


def _unsigned(told: dict[str, Any]) -> str:
    return signed(told, by=None)


def _changed_after(told: dict[str, Any]) -> str:
    file = json.loads(signed(told, by=KEEPERS_KEY))
    file["result"]["questions"]["mark"] |= {"1": 0, "10": 12}
    return json.dumps(file)


@pytest.mark.parametrize("forged", [_other_key, _unsigned, _changed_after])
def test_only_the_keepers_of_this_round_can_write_one(
    forged: Callable[[dict[str, Any]], str],
) -> None:
    told = json.loads(a_result(ROUND))["result"]

    with pytest.raises(NotThisFile, match="signature"):
        taken(forged(told))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"result": 1, "signature": ""}', "x" * 2_000_001, "[" * 90_000]
)
def test_anything_else_is_no_result(text: str) -> None:
    with pytest.raises(NotThisFile):
        taken(text)


@pytest.mark.parametrize(
    ("given", "needed"), [([3, 3, 4], 10), ([9, 4, 1], 14), ([5, 6, 7], 14), ([1, 1, 1, 7], 10)]
)
def test_so_many_answers_are_of_three_supporters_whoever_stays_silent(
    given: list[int], needed: int
) -> None:
    assert needed_answers(given, least_ballots=10, least_supporters=3) == needed


@pytest.mark.parametrize("given", [[], [30], [15, 15], [3, 3, 3]])
def test_no_number_of_answers_is_enough_before_enough_passes_of_three_supporters(
    given: list[int],
) -> None:
    assert needed_answers(given, least_ballots=10, least_supporters=3) is None


def test_passes_of_nobody_known_may_all_be_of_the_busiest() -> None:
    assert needed_answers([9, 4, 1], least_ballots=10, least_supporters=3, unknown=2) == 16


def test_a_pass_is_a_link_and_can_be_typed() -> None:
    one = shown(bytes(16), collector="https://c", code="r" * 26, mark="ab" * 32)

    assert one.link == f"https://c/r/{'r' * 26}#{'a' * 26}.{'ab' * 32}"
    assert (one.groups, one.mark) == ("aaaa aaaa aaaa aaaa aaaa aaaa aa", "abab abab abab abab")
