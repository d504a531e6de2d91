"""Scores: the file beside a questionnaire, the rule for gaps, and what holds for any answers."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.questionnaires.logic.instrument import Instrument, Item, Kind, Option, Score, Scoring
from naast.questionnaires.logic.score import scores_of
from tests.questionnaires.files import Break, pulse, pulse_scoring, read, said

W = {"en": "x"}


def an_item(name: str, most: int = 4) -> Item:
    options = tuple(Option(str(code), W, Decimal(code)) for code in range(most + 1))
    return Item(name, Kind.CHOICE, W, options=options)


def an_instrument(items: int) -> Instrument:
    asked = tuple(an_item(f"i{number}") for number in range(items))
    return Instrument("x", "1", "urn:x", "active", ("en",), W, W, W, asked)


def a_scoring(items: int, *, rule: str, at_least: int, turned: frozenset[str]) -> Scoring:
    names = tuple(f"i{number}" for number in range(items))
    top = Decimal(4 * items if rule == "sum" else 4)
    return Scoring((Score("s", W, names, turned, rule, at_least, Decimal(0), top, W),))


def score(answers: dict[str, Any], **how: Any) -> Fraction | None:
    known = {"items": 4, "rule": "mean", "at_least": 1, "turned": frozenset[str]()} | how
    scoring = a_scoring(known.pop("items"), **known)
    return scores_of(scoring, an_instrument(len(scoring.scores[0].items)), answers)["s"]


def test_a_mean_is_of_the_items_that_were_answered() -> None:
    assert score({"i0": "1", "i1": "4"}) == Fraction(5, 2)


def test_a_sum_fills_a_gap_with_the_persons_own_mean() -> None:
    assert score({"i0": "1", "i1": "2", "i2": "3", "i3": "4"}, rule="sum") == 10
    assert score({"i0": "1", "i1": "2"}, rule="sum") == 6


def test_too_few_answers_give_no_score() -> None:
    assert score({"i0": "1", "i1": "2"}, at_least=2) == Fraction(3, 2)
    assert score({"i0": "1", "i1": ""}, at_least=2) is None
    assert score({}, at_least=1) is None


def test_a_reversed_item_counts_the_other_way_round() -> None:
    assert score({"i0": "1", "i1": "4"}, turned=frozenset({"i0"})) == Fraction(7, 2)


ANSWERS = st.dictionaries(
    st.sampled_from(["i0", "i1", "i2", "i3"]), st.sampled_from(["", "0", "1", "2", "3", "4"])
)
TURNED = st.frozensets(st.sampled_from(["i0", "i1", "i2", "i3"]))
EVERY = frozenset({"i0", "i1", "i2", "i3"})


@given(ANSWERS, TURNED, st.sampled_from(["mean", "sum"]), st.integers(1, 4))
def test_a_score_stays_in_its_range_and_turning_all_items_mirrors_it(
    answers: dict[str, str], turned: frozenset[str], rule: str, at_least: int
) -> None:
    how = {"rule": rule, "at_least": at_least}
    value, mirrored = (score(answers, turned=one, **how) for one in (turned, EVERY - turned))
    top = 16 if rule == "sum" else 4
    answered = sum(answer != "" for answer in answers.values())

    assert (value is None) == (answered < at_least) == (mirrored is None)
    assert value is None or (0 <= value <= top and value + (mirrored or 0) == top)


@given(ANSWERS, st.sampled_from(sorted(EVERY)), st.integers(0, 3))
def test_a_higher_answer_never_lowers_a_score(
    answers: dict[str, str], name: str, lower: int
) -> None:
    one, other = (score(answers | {name: str(lower + more)}, items=4) for more in (0, 1))

    assert one is not None and other is not None and one < other


def test_the_example_scores_as_its_file_says() -> None:
    whole = read(pulse(), pulse_scoring())

    assert whole.instrument is not None and whole.is_usable
    assert scores_of(
        whole.scoring, whole.instrument, {"listened": "often", "careful": "always"}
    ) == {"room": 1}


def put(**more: Any) -> Break:
    return lambda value: value.update(more)


def in_score(**more: Any) -> Break:
    return lambda value: value["scores"][0].update(more)


def in_table(**more: Any) -> Break:
    return lambda value: value["tables"][0].update(more)


def twice(value: Any) -> None:
    value["tables"] *= 2


BROKEN = {
    "not_a_scoring": (put(format="1"), "format", ""),
    "other_instrument": (put(version="2"), "version", ""),
    "unknown_element": (put(score=[]), "", ""),
    "unknown_item": (in_score(items=["talkd"]), "scores[0].items", "room"),
    "not_countable": (in_score(items=["hello"]), "scores[0].items", "room"),
    "item_again": (in_score(items=["talked", "talked"]), "scores[0].items", "room"),
    "no_items": (in_score(items=[]), "scores[0].items", "room"),
    "reversed_beyond": (in_score(reversed=["involved"]), "scores[0].reversed", "room"),
    "unknown_rule": (in_score(rule="median"), "scores[0].rule", "room"),
    "at_least_missing": (in_score(answered_at_least=4), "scores[0].answered_at_least", "room"),
    "range_missing": (in_score(range=[0]), "scores[0].range", "room"),
    "range_differs": (in_score(range=[1, 4]), "scores[0].range", "room"),
    "ends_differ": (in_score(items=["talked", "involved"]), "scores[0].items", "room"),
    "translation_missing": (in_score(higher={"nl": "meer"}), "scores[0].higher", "room"),
    "text_with_markup": (
        in_score(text={"nl": "<i>x</i>", "en": "x"}), "scores[0].text", "room"
    ),
    "bad_name": (in_table(id="A B"), "tables[0].id", ""),
    "name_again": (twice, "tables[1].id", ""),
    "table_of_one": (in_table(columns="listened"), "tables[0].columns", "listened-by-careful"),
    "table_needs_choice": (in_table(rows="hours"), "tables[0].rows", "listened-by-careful"),
}  # fmt: skip


@pytest.mark.parametrize("code", BROKEN)
def test_what_is_wrong_in_a_scoring_is_said_at_its_place(code: str) -> None:
    change, path, item = BROKEN[code]
    whole = read(pulse(), pulse_scoring(change))

    assert (path, item, code) in said(whole.of_scoring.errors)
    assert not whole.is_usable


def test_a_score_over_options_without_weights_says_so() -> None:
    def change(value: Any) -> None:
        value["item"][2]["answerOption"][0]["valueCoding"].pop("extension")

    assert ("scores[0].items", "room", "weight_missing") in said(
        read(pulse(change), pulse_scoring()).of_scoring.errors
    )
