"""Means, responses and tests of answers: told in bands, and only where nobody can be counted."""

from collections import Counter
from collections.abc import Mapping

import pytest

from naast.insight.choices_tables_answers import FIGURES, WHY, WORDS
from naast.insight.logic.publications.count_answers import Answers
from naast.insight.logic.publications.declared import Rule
from naast.insight.logic.publications.figures_answers import band, figures_of
from naast.insight.logic.publications.list_answers import FEELINGS
from naast.insight.logic.publications.stored import Figure, Stored

SOME = {("3", "2"): 40, ("2", "1"): 30, ("1", "1"): 10, ("0", "1"): 12, ("2", "3"): 8}


def answers(
    marks: Mapping[int, int],
    pairs: Mapping[tuple[str, str], int] | None = None,
    *,
    passes: int = 0,
    others: int = 0,
) -> Answers:
    given = Counter({str(mark): count for mark, count in marks.items()})
    pairs = pairs or {("3", "3"): given.total()}
    return Answers(
        years=("2026",),
        rounds=1,
        others=others,
        people=given.total(),
        passes=passes,
        answered=given.total() if passes else 0,
        questions={"mark": given, **margins(pairs)},
        pairs={name: Counter(pairs) for name in FEELINGS},
    )


def margins(pairs: Mapping[tuple[str, str], int]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for name in FEELINGS:
        for place, side in enumerate(("before", "after")):
            counted = found.setdefault(f"{name}-{side}", Counter())
            for pair, count in pairs.items():
                counted[pair[place]] += count
    return found


def stored(of: Answers) -> dict[str, Stored]:
    return {one.code: one for one in figures_of(of, "2026")}


def mean(marks: Mapping[int, int]) -> Figure:
    return stored(answers(marks))["answers_mark_mean"].figures[0]


def test_the_mean_mark_has_one_decimal_and_an_interval_in_halves() -> None:
    found = mean({7: 8, 8: 14, 9: 9, 10: 3})

    assert found == Figure(
        code="mark_mean", rule=Rule.MEAN, value="8.2", base=35, low="7.7", high="8.7"
    )


@pytest.mark.parametrize(
    ("marks", "why"), [({8: 9}, "too_few"), ({8: 30}, "would_tell"), ({10: 33, 2: 1}, "would_tell")]
)
def test_a_mean_is_not_told_of_few_or_where_it_tells_how_many_gave_a_low_mark(
    marks: dict[int, int], why: str
) -> None:
    found = mean(marks)

    assert (found.value, found.base, found.low, found.why) == ("", None, "", why)


def test_tests_are_told_in_bands_after_holm_with_no_p_value() -> None:
    found = {
        one.code: one for one in stored(answers({8: 100}, SOME))["answers_blamed_tests"].figures
    }

    assert {code: one.value for code, one in found.items()} == {
        "signed_rank": "p < 0.001",
        "stuart_maxwell": "p < 0.001",
        "bhapkar": "p < 0.001",
        "rank_biserial": "0.6",
    }
    assert (found["rank_biserial"].low, found["rank_biserial"].high) == ("0.4", "0.7")
    assert {one.base for one in found.values()} == {100}


def test_a_test_is_not_told_where_few_went_one_way() -> None:
    few = {("3", "2"): 60, ("2", "2"): 31, ("0", "1"): 9}

    found = stored(answers({8: 100}, few))["answers_blamed_tests"].figures

    assert found == (Figure(code="signed_rank", rule=Rule.BAND, why="one_way"),)


def test_two_sides_are_compared_where_ten_and_more_crossed_both_ways() -> None:
    every = {(before, after): 15 for before in "0123" for after in "0123"}
    both = {**every, ("3", "0"): 60, ("", ""): 20}

    found = {
        one.code: one for one in stored(answers({8: 305}, both))["answers_blamed_tests"].figures
    }

    assert found["mcnemar"].value == "p < 0.01"
    assert [found["difference"].value, found["difference"].low, found["difference"].high] == [
        "15",
        "5",
        "25",
    ]
    assert [found["odds_ratio"].value, found["odds_ratio"].low] == ["1.8", "1.3"]


def test_two_sides_are_not_compared_where_the_odds_would_tell_a_hidden_count() -> None:
    """Odds and their interval leave one pair of numbers: 22 and 12."""
    pairs = {("3", "0"): 22, ("1", "2"): 12, ("1", "1"): 40, ("2", "2"): 30, ("0", "3"): 2}

    found = stored(answers({8: 106}, pairs))["answers_blamed_tests"].figures

    assert [one.code for one in found] == [
        "signed_rank",
        "stuart_maxwell",
        "bhapkar",
        "rank_biserial",
    ]


def test_bands_are_the_smallest_bound_that_holds() -> None:
    assert [band(p) for p in (0.0009, 0.001, 0.03, 0.05, 1.0)] == [
        "p < 0.001",
        "p < 0.01",
        "p < 0.05",
        "p >= 0.05",
        "p >= 0.05",
    ]


def test_the_response_is_told_in_fives_unless_it_counts_who_stayed_silent() -> None:
    half = stored(answers({8: 30}, passes=58))["answers_response"].figures[0]
    nearly_all = stored(answers({8: 30}, passes=33))["answers_response"].figures[0]

    assert (half.value, half.base, half.rule) == ("50", 60, Rule.IN_FIVES)
    assert (nearly_all.value, nearly_all.base, nearly_all.why) == ("", None, "would_tell")
    assert "answers_response" not in stored(answers({8: 30}))


def test_rounds_with_other_questions_are_said_where_there_are_any() -> None:
    assert stored(answers({8: 30}, others=2))["answers_rounds"].figures[0].value == "2"
    assert "answers_rounds" not in stored(answers({8: 30}))


def test_every_figure_has_words() -> None:
    for one in figures_of(answers({8: 60, 7: 40}, passes=150, others=1), "2026", "_3y"):
        assert str(WORDS[one.code].title)
        for figure in one.figures:
            assert str(FIGURES[figure.code])
    assert str(WHY["one_way"]).startswith("Not shown: fewer than 10")


def test_nobody_answered_and_nothing_is_said() -> None:
    assert figures_of(Answers(), "2026") == []
