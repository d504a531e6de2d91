"""The rule for one table: fewer than 10 hidden, others to 5, nothing in totals that cells lack."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.insight.logic.disclosure.rule import RULE, Mark, by_itself
from naast.insight.logic.disclosure.tables import Cell, CountWithoutPlace, Dimension, Table

WARD = Dimension("ward", ("a", "b", "c"))
ANSWER = Dimension("answer", ("yes", "no"))


def table(
    counts: dict[Cell, int], *dimensions: Dimension, structural: set[Cell] | None = None
) -> Table:
    return Table(
        code="t", population="offers", periods=("2026",), dimensions=dimensions, counts=counts,
        structural=frozenset(structural or ()),
    )  # fmt: skip


@given(st.integers(0, 400))
def test_a_number_shown_is_of_ten_or_more_and_within_two(count: int) -> None:
    published = by_itself(table({(): count}))

    assert (() in published.numbers) == (count >= 10)
    assert all(abs(at - count) <= 2 and at % 5 == 0 for at in published.numbers.values())


def test_a_zero_is_as_small_as_a_nine_unless_nobody_can_be_there() -> None:
    published = by_itself(table({("a",): 12, ("b",): 30}, WARD))
    impossible = by_itself(table({("a",): 12, ("b",): 30}, WARD, structural={("c",)}))

    assert published.marks[("c",)] == Mark.SMALL
    assert impossible.complete
    assert impossible.numbers == {("a",): 10, ("b",): 30}


def test_totals_and_percentages_come_from_the_numbers_shown() -> None:
    counts = {("a", "yes"): 12, ("a", "no"): 13, ("b", "yes"): 31, ("b", "no"): 9, ("c", "yes"): 3}
    published = by_itself(table(counts, WARD, ANSWER))

    assert published.total() == 10 + 15 + 30
    assert published.totals("answer") == {("yes",): 40, ("no",): 15}
    assert published.percentage(("b", "yes")) == 55
    assert published.percentage(("b", "no")) is None


def test_a_group_that_is_wholly_in_one_cell_is_not_shown() -> None:
    spread = by_itself(
        table({("a", "yes"): 20, ("a", "no"): 15, ("b", "yes"): 40, ("b", "no"): 11}, WARD, ANSWER)
    )
    whole = by_itself(table({("a", "yes"): 20, ("a", "no"): 15, ("b", "yes"): 40}, WARD, ANSWER))

    assert ("b", "yes") in spread.numbers
    assert whole.marks[("b", "yes")] == Mark.UNSAID


@settings(max_examples=25)
@given(st.lists(st.integers(0, 25), min_size=6, max_size=6))
def test_no_hidden_count_is_in_what_is_published(counts: list[int]) -> None:
    whole = table(dict(zip(table({}, WARD, ANSWER).cells(), counts, strict=True)), WARD, ANSWER)
    published = by_itself(whole)

    assert all(whole.count(cell) >= RULE.least for cell in published.numbers)
    assert set(published.hidden()) | set(published.numbers) == set(whole.possible())
    assert sum(published.totals("ward").values()) == published.total()


def test_empty_tables_are_protected_too() -> None:
    nobody = by_itself(table({}, WARD))
    nothing = by_itself(table({}, Dimension("ward", ())))

    assert (nobody.total(), nobody.totals("ward")) == (0, {})
    assert (nothing.hidden(), nothing.total()) == ((), 0)


@pytest.mark.parametrize("counts", [{("z",): 3}, {("a",): -1}, {("c",): 2}])
def test_a_count_where_none_can_be_is_refused(counts: dict[Cell, int]) -> None:
    with pytest.raises(CountWithoutPlace):
        table(counts, WARD, structural={("c",)})
