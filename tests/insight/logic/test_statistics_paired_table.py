"""The exact test of two answers against counting every way the changes could have fallen."""

from itertools import product

import pytest

from naast.insight.logic.statistics.paired_table import PairedTable, mcnemar


def by_counting(forward: int, back: int) -> float:
    ways = [sum(signs) for signs in product((0, 1), repeat=forward + back)]
    far = abs(forward - back)
    return sum(abs(2 * up - forward - back) >= far for up in ways) / len(ways)


@pytest.mark.parametrize(("forward", "back"), [(0, 0), (1, 0), (3, 3), (7, 2), (0, 9), (4, 8)])
def test_p_is_the_share_of_ways_at_least_as_uneven(forward: int, back: int) -> None:
    found = mcnemar(PairedTable(((31, forward), (back, 5))))

    assert (found.forward, found.back) == (forward, back)
    assert found.p == pytest.approx(by_counting(forward, back), abs=1e-12)


def test_a_thousand_who_changed_are_still_exact() -> None:
    assert mcnemar(PairedTable(((0, 500), (500, 0)))).p == 1.0
    assert mcnemar(PairedTable(((0, 501), (500, 0)))).p == 1.0
    assert 0 < mcnemar(PairedTable(((0, 1000), (0, 0)))).p < 1e-300


def test_what_moved_and_what_shifted() -> None:
    table = PairedTable(((5, 1, 2), (0, 4, 3), (6, 0, 1)))

    assert (table.people, table.moved(0, 2)) == (22, 8)
    assert [table.shift(answer) for answer in range(3)] == [-3, 2, 1]


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        (((1,),), "square"),
        (((1, 2), (3,)), "square"),
        ((), "square"),
        (((1, -1), (0, 4)), "none below 0"),
        (((1, 0.5), (0, 4)), "whole numbers"),
        (((0, 0), (0, 0)), "at least one person"),
    ],
)
def test_what_is_no_paired_table_is_refused(counts: tuple[tuple[int, ...], ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        PairedTable(counts)


def test_more_than_two_answers_need_another_test() -> None:
    with pytest.raises(ValueError, match="for two answers"):
        mcnemar(PairedTable(((1, 0, 0), (0, 1, 0), (0, 0, 1))))
