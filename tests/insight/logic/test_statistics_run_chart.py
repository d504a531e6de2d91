"""A run chart names the rule that fired, and stays silent at the point before."""

from collections import Counter
from fractions import Fraction
from itertools import groupby, product

import pytest

from naast.insight.logic.statistics.run_chart import (
    RunRule,
    RunSignal,
    chance_of_runs,
    run_chart,
)


def rules(values: list[float]) -> list[RunRule]:
    return [signal.rule for signal in run_chart(values).signals]


@pytest.mark.parametrize(("above", "below"), [(1, 1), (3, 5), (6, 6), (7, 2)])
def test_the_chance_of_runs_is_counted_over_every_order(above: int, below: int) -> None:
    orders = [o for o in product((0, 1), repeat=above + below) if sum(o) == above]
    counted = Counter(len(list(groupby(order))) for order in orders)

    for number in range(2, above + below + 2):
        expected = Fraction(counted[number], len(orders))
        assert chance_of_runs(number, above, below) == expected


def test_six_on_one_side_are_a_shift_and_five_are_none() -> None:
    six = [1, 8, 2, 9, 6, 7, 6, 9, 7, 8, 1, 2, 9, 1, 2, 1, 3, 1.0]
    five = [1, 8, 2, 9, 1, 7, 6, 9, 7, 8, 1, 2, 9, 1, 2, 9, 3, 1.0]

    assert run_chart(six).signals == (RunSignal(RunRule.SHIFT, 3, 9),)
    assert rules(five) == []


def test_a_point_on_the_median_neither_counts_nor_breaks() -> None:
    values = [9, 1, 6, 7, 6, 5, 7, 9, 8, 1, 9, 2, 1, 3, 2, 1, 5, 9, 1.0]

    found = run_chart(values)

    assert found.median == 5
    assert found.off_median == 17
    assert found.signals[0] == RunSignal(RunRule.SHIFT, 2, 8)


def test_five_points_up_are_a_trend_equal_neighbours_counted_once() -> None:
    found = run_chart([3, 1, 2, 2, 4, 5, 6, 3, 4, 1.0])

    assert RunSignal(RunRule.TREND, 1, 6) in found.signals
    assert RunRule.TREND not in rules([3, 1, 2, 2, 2, 5, 6, 3, 4, 1])
    late = run_chart([5, 1, 1, 2, 4, 5, 6, 6, 3, 9.0])
    assert RunSignal(RunRule.TREND, 2, 6) in late.signals
    assert RunRule.TREND in rules([3, 9, 8, 7, 6, 5, 6, 5, 6, 5])


def test_too_few_and_too_many_runs_are_named_in_the_exact_tail() -> None:
    """Five above and five below: two runs have a chance of 2 in 252, ten as well."""
    few, many = run_chart([1, 2, 1, 2, 1, 8, 9, 8, 9, 8]), run_chart([1, 9] * 5)

    assert (few.runs, many.runs) == (2, 10)
    assert [signal.rule for signal in few.signals] == [RunRule.FEW_RUNS]
    assert many.signals == (RunSignal(RunRule.MANY_RUNS, 0, 9),)
    assert rules([1, 2, 9, 2, 1, 8, 9, 8, 9, 8, 1, 1.0]) == []


def test_a_number_of_runs_just_outside_the_tail_says_nothing() -> None:
    """Six and six: ten runs or more have a chance of 62 in 924, eleven or more of 12."""
    ten, eleven = run_chart([1, 9] * 4 + [1, 1, 9, 9]), run_chart([1, 9] * 5 + [9, 1])

    assert (ten.runs, ten.signals) == (10, ())
    assert (eleven.runs, eleven.signals) == (11, (RunSignal(RunRule.MANY_RUNS, 0, 11),))


def test_of_fewer_than_ten_points_no_rule_is_read_and_it_is_said() -> None:
    nine, ten = run_chart([1, 2, 3, 4, 5, 6, 7, 8, 9.0]), run_chart([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

    assert (nine.median, nine.runs, nine.enough, nine.signals) == (5.0, 2, False, ())
    assert (ten.enough, RunSignal(RunRule.TREND, 0, 9) in ten.signals) == (True, True)


def test_the_median_is_frozen_at_the_baseline_and_later_points_held_against_it() -> None:
    before, after = [1, 9, 2, 8, 3, 7, 1, 9, 2, 8.0], [8, 9, 8, 9, 8, 9.0]

    moving, frozen = run_chart([*before, *after]), run_chart([*before, *after], baseline=10)

    assert (moving.median, moving.baseline) == (8.0, None)
    assert (frozen.median, frozen.baseline) == (5.0, 10)
    assert RunSignal(RunRule.SHIFT, 9, 15) in frozen.signals
    assert RunRule.SHIFT not in [one.rule for one in moving.signals]
    for baseline in (9, 17):
        with pytest.raises(ValueError, match="at least ten points"):
            run_chart([*before, *after], baseline=baseline)


def test_a_flat_line_says_nothing() -> None:
    found = run_chart([4.0] * 12)

    assert (found.median, found.off_median, found.runs, found.signals) == (4, 0, 0, ())


def test_nonsense_is_refused() -> None:
    for values in ([1.0], [1.0, float("nan")], [1.0, float("inf")]):
        with pytest.raises(ValueError, match="at least two points"):
            run_chart(values)
    with pytest.raises(ValueError, match="both sides"):
        chance_of_runs(2, 0, 4)
