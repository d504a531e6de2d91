"""The Eindhoven codes as data, and the walk through their questions."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.prisma.codes import (
    GROUPS,
    LAST,
    UnknownCode,
    codes,
    codes_of,
    group_of,
    read_code,
)
from naast.calamities.logic.prisma.walk import LONGEST_PATH, NoSuchPath, path_to, walk

IN_ORDER = ["TEX", "TD", "TC", "TM", "OEX", "OK", "OP", "OM", "OC", "HEX", "HKK", "HRQ", "HRC",
            "HRV", "HRI", "HRM", "HSS", "HST", "PRF", "X"]  # fmt: skip


def test_there_are_twenty_codes_in_the_order_of_the_published_tables() -> None:
    assert list(codes()) == IN_ORDER
    assert {group: len(codes_of(group)) for group in GROUPS} == {
        "technical": 4,
        "organisational": 5,
        "human": 9,
        "patient": 1,
        "other": 1,
    }
    assert [code for code, one in codes().items() if one.latent] == IN_ORDER[:9]


def test_what_was_not_read_says_so() -> None:
    assert [code for code, one in codes().items() if one.trust == "unconfirmed"] == ["PRF", "X"]
    assert all(one.source for one in codes().values() if one.trust == "excerpt")


def test_papers_spell_external_codes_in_three_ways() -> None:
    assert [read_code(one) for one in ("T-ex", "Tex", "TEX", "o-ex", " hkk ")] == [
        "TEX",
        "TEX",
        "TEX",
        "OEX",
        "HKK",
    ]
    with pytest.raises(UnknownCode):
        read_code("HZZ")


@pytest.mark.parametrize("code", IN_ORDER)
def test_every_code_is_reached_by_its_questions(code: str) -> None:
    found = walk(path_to(code))

    assert (found.code, found.question) == (code, "")


def test_main_categories_are_asked_in_order_technical_before_organisational_before_human() -> None:
    asked, path = [], ""
    while (here := walk(path)).question:
        asked.append(here.question)
        path += "n"

    assert asked == ["technical", "organisational", "human", "PRF"]
    assert walk(path).code == LAST


def test_a_category_in_which_no_code_fits_leads_on_to_the_next_category() -> None:
    assert walk("y" + "n" * 4).question == "organisational"
    assert walk("y" + "n" * 3 + "y").code == "TM"


def test_nothing_comes_after_the_end_and_nothing_but_yes_and_no() -> None:
    for path in ("yyn", "x", "y" * 40):
        with pytest.raises(NoSuchPath):
            walk(path)


@given(st.lists(st.booleans(), min_size=LONGEST_PATH, max_size=LONGEST_PATH))
def test_any_answers_end_at_one_code_and_going_back_asks_the_same_again(said: list[bool]) -> None:
    path, questions = "", []
    for yes in said:
        here = walk(path)
        if not here.question:
            break
        questions.append(here.question)
        path += "y" if yes else "n"

    assert walk(path).code in codes()
    assert [walk(path[:place]).question for place in range(len(path))] == questions
    assert [one.question for one in walk(path).answers] == questions


def test_a_yes_always_ends_in_the_category_that_was_said_yes_to() -> None:
    for gate, rest in product(("y", "ny", "nny"), ("y", "ny", "nny", "nnny")):
        assert group_of(walk(gate + rest).code) == GROUPS[len(gate) - 1]
