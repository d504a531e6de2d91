"""Any two sheets open; one, a wrong pair, another printing or a changed file opens nothing."""

import os
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import pytest

from count.keys import Keys, open_keys, read_opening
from count.refusal import Refused
from tests.factories.answers import make_opening


@pytest.mark.parametrize("keepers", [3, 4])
def test_any_two_sheets_open_the_same_keys(keepers: int) -> None:
    opening, sheets = make_opening(keepers)

    seeds = {open_keys(read_opening(opening), pair).seed for pair in permutations(sheets, 2)}

    assert len(sheets) == keepers
    assert len(seeds) == 1
    assert Keys(seeds.pop()).public() == {
        name: opening[name] for name in ("p256", "hybrid", "result_key")
    }


def test_one_sheet_with_garbage_for_the_other_opens_nothing() -> None:
    opening, sheets = make_opening()
    for one, other in combinations(sheets, 2):
        assert open_keys(opening, [one, other]).seed  # the owner of both succeeds
        for garbage in (os.urandom(32), bytes(32), one.key):
            with pytest.raises(Refused) as told:
                open_keys(opening, [one, replace(other, key=garbage)])
            assert told.value.key == "sheets_do_not_open"


def test_a_wrong_pair_is_told_what_is_wrong() -> None:
    opening, sheets = make_opening()
    other_opening, other_sheets = make_opening()
    _, practice = make_opening(rehearsal=True)

    def told(opening: dict[str, Any], *pair: Any) -> str:
        with pytest.raises(Refused) as refusal:
            open_keys(opening, pair)
        return refusal.value.key

    assert told(opening, sheets[0], sheets[0]) == "sheet_twice"
    assert told(opening, sheets[0], other_sheets[1]) == "sheets_apart"
    assert told(other_opening, *sheets[:2]) == "sheets_other_opening"
    assert told(opening, *practice[:2]) == "sheet_rehearsal"


def test_an_opening_file_holds_no_secret_and_shows_every_change() -> None:
    opening, sheets = make_opening()
    whole = repr(opening)

    assert not any(sheet.key.hex() in whole for sheet in sheets)
    assert read_opening(opening) == opening
    for name, value in {
        "rehearsal": True,
        "made_on": "2026-11-24",
        "p256": make_opening()[0]["p256"],
    }.items():
        with pytest.raises(Refused, match="opening_changed"):
            read_opening({**opening, name: value})
    for broken in (
        {**opening, "wraps": opening["wraps"][:2]},
        {**opening, "more": 1},
        {},
        None,
        [],
    ):
        with pytest.raises(Refused, match="opening_broken"):
            read_opening(broken)


def test_keys_of_somebody_else_in_the_file_do_not_open_with_our_sheets() -> None:
    opening, sheets = make_opening()
    theirs, _ = make_opening()
    swapped = {**theirs, "mark": opening["mark"], "wraps": opening["wraps"]}

    with pytest.raises(Refused, match="sheets_do_not_open"):
        open_keys(swapped, sheets[:2])
