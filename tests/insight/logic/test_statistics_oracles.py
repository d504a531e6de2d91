"""Every statistic against scipy and statsmodels to 1e-6, and a published table that reproduces.

Tables are drawn by chance from fixed seeds; the two libraries are loaded by the tests alone.
"""

from importlib import import_module
from random import Random
from typing import Any

import numpy as np
import pytest

from naast.insight.logic.statistics.association import pearson
from naast.insight.logic.statistics.effect_size import rank_biserial
from naast.insight.logic.statistics.holm import holm
from naast.insight.logic.statistics.homogeneity import bhapkar, stuart_maxwell
from naast.insight.logic.statistics.mean import mean_of, student_within
from naast.insight.logic.statistics.paired_shares import (
    clopper_pearson,
    disagree,
    paired_difference,
    paired_odds,
)
from naast.insight.logic.statistics.paired_table import PairedTable, mcnemar
from naast.insight.logic.statistics.proportions import Share, wilson
from naast.insight.logic.statistics.signed_rank import Changes, Zeros, changes_of, signed_ranks
from naast.insight.logic.statistics.tails import chi_square_upper

SEEDS = range(12)
CLOSE = 1e-6

# Options of support that staff wish for, without and with an event in the last twelve months:
# wishing, answering. Rivera-Chiauzzi et al., J Patient Saf 18(2) (2022) e463-e469, Table 5
# (https://pmc.ncbi.nlm.nih.gov/articles/PMC8521555/table/T5), p as printed there.
RIVERA = [
    ("time away from unit", (92, 159), (30, 36), 8.1314, "0.004"),
    ("peaceful location", (93, 159), (27, 36), 3.3803, "0.07"),
    ("respected peer", (125, 160), (32, 36), 2.1363, "0.14"),
    ("employee assistance programme", (81, 160), (24, 37), 2.4481, "0.12"),
    ("talk with manager", (96, 160), (22, 37), 0.0037, "0.95"),
    ("hospital counsellor", (66, 158), (23, 37), 5.0238, "0.025"),
    ("confidential 24h contact", (65, 158), (22, 37), 4.0720, "0.044"),
]


def scipy_stats() -> Any:
    """Loaded when the first test asks for it, not when all tests are collected."""
    return import_module("scipy.stats")


def statsmodels(name: str) -> Any:
    return import_module(f"statsmodels.stats.{name}")


def table(random: Random, size: int = 4, least: int = 0, most: int = 12) -> PairedTable:
    rows = range(size)
    return PairedTable(
        tuple(tuple(random.randint(least, most) for _column in rows) for _row in rows)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_stuart_maxwell_and_bhapkar_are_those_of_statsmodels(seed: int) -> None:
    drawn = table(Random(seed), size=2 + seed % 4, least=1)
    square = statsmodels("contingency_tables").SquareTable(
        np.array(drawn.counts), shift_zeros=False
    )

    for ours, method in ((stuart_maxwell(drawn), "stuart_maxwell"), (bhapkar(drawn), "bhapkar")):
        theirs = square.homogeneity(method=method)
        assert ours.figure == pytest.approx(theirs.statistic, abs=CLOSE)
        assert ours.p == pytest.approx(theirs.pvalue, abs=CLOSE)
        assert ours.freedom == theirs.df


@pytest.mark.parametrize("seed", SEEDS)
def test_mcnemar_is_that_of_statsmodels(seed: int) -> None:
    drawn = table(Random(seed), size=2, most=30)

    theirs = statsmodels("contingency_tables").mcnemar(
        [list(row) for row in drawn.counts], exact=True
    )

    assert mcnemar(drawn).p == pytest.approx(theirs.pvalue, abs=CLOSE)


def test_wilson_is_that_of_statsmodels() -> None:
    confint = statsmodels("proportion").proportion_confint
    for part, whole in ((0, 8), (3, 10), (10, 10), (29, 34), (346, 477)):
        for confidence in (0.9, 0.95, 0.99):
            ours = wilson(Share(part, whole), confidence)
            theirs = confint(part, whole, alpha=1 - confidence, method="wilson")
            assert (ours.low, ours.high) == pytest.approx(theirs, abs=CLOSE)


def test_holm_is_that_of_statsmodels() -> None:
    correct = statsmodels("multitest").multipletests
    for seed in SEEDS:
        values = [Random(seed * 10 + place).random() ** 4 for place in range(4)]
        assert holm(values) == pytest.approx(tuple(correct(values, method="holm")[1]), abs=CLOSE)


@pytest.mark.parametrize("zeros", Zeros)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_normal_signed_rank_test_is_that_of_scipy(seed: int, zeros: Zeros) -> None:
    steps = changes_of(table(Random(seed))).steps
    rule = "pratt" if zeros is Zeros.PRATT else "wilcox"

    ours = signed_ranks(Changes(steps), zeros=zeros, exact_up_to=0)

    theirs = scipy_stats().wilcoxon(steps, zero_method=rule, correction=False, method="approx")
    assert ours.p == pytest.approx(theirs.pvalue, abs=CLOSE)
    assert min(ours.upward, ours.downward) == pytest.approx(theirs.statistic, abs=CLOSE)


@pytest.mark.parametrize("zeros", Zeros)
@pytest.mark.parametrize("seed", range(4))
def test_the_exact_signed_rank_test_is_every_way_the_signs_fall_in_scipy(
    seed: int, zeros: Zeros
) -> None:
    """With ties and zeros; scipy goes through all 2 to the power of 9."""
    random = Random(seed)
    steps = tuple(random.choice((-3, -2, -1, 0, 1, 1, 2, 2, 3)) for _person in range(9))
    rule = "pratt" if zeros is Zeros.PRATT else "wilcox"

    ours = signed_ranks(Changes(steps), zeros=zeros)

    theirs = scipy_stats().wilcoxon(
        steps, zero_method=rule, method=scipy_stats().PermutationMethod()
    )
    assert ours.exact
    assert ours.p == pytest.approx(theirs.pvalue, abs=CLOSE)


def test_the_exact_signed_rank_test_without_ties_is_that_of_scipy() -> None:
    for seed in SEEDS:
        random = Random(seed)
        steps = [size * random.choice((-1, 1, 1)) for size in range(1, 12 + seed)]
        ours = signed_ranks(Changes(tuple(steps)), zeros=Zeros.DROP)
        assert ours.p == pytest.approx(
            scipy_stats().wilcoxon(steps, method="exact").pvalue, abs=CLOSE
        )


@pytest.mark.parametrize("zeros", Zeros)
@pytest.mark.parametrize("seed", range(4))
def test_the_rank_biserial_is_the_upward_less_the_downward_share_of_scipys_ranks(
    seed: int, zeros: Zeros
) -> None:
    steps = changes_of(table(Random(seed))).steps
    kept = [step for step in steps if step or zeros is Zeros.PRATT]
    ranks = scipy_stats().rankdata([abs(step) for step in kept])

    up = sum(rank for rank, step in zip(ranks, kept, strict=True) if step > 0)
    down = sum(rank for rank, step in zip(ranks, kept, strict=True) if step < 0)

    found = rank_biserial(Changes(steps), zeros=zeros)
    assert found.value == pytest.approx((up - down) / (up + down), abs=CLOSE)


def test_students_interval_is_that_of_scipy() -> None:
    for people, marks in enumerate(({7: 1, 8: 1}, {8: 20, 9: 14}, {0: 1, 10: 33}, {5: 400, 8: 1})):
        scored = [mark for mark, count in marks.items() for _person in range(count)]
        ours = mean_of(dict.fromkeys(range(11), 0) | marks)
        low, high = scipy_stats().t.interval(
            0.95, len(scored) - 1, loc=sum(scored) / len(scored), scale=scipy_stats().sem(scored)
        )
        expected = (max(0.0, low), min(10.0, high))
        assert (ours.interval.low, ours.interval.high) == pytest.approx(expected, abs=CLOSE), people
        assert student_within(1.7, len(scored)) == pytest.approx(
            1 - 2 * scipy_stats().t.sf(1.7, len(scored)), abs=CLOSE
        )


def test_the_exact_interval_of_a_share_and_of_odds_is_that_of_scipy() -> None:
    for part, whole in ((0, 7), (7, 7), (12, 15), (7, 19), (700, 900)):
        theirs = scipy_stats().binomtest(part, whole).proportion_ci(method="exact")
        ours = clopper_pearson(part, whole)
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=CLOSE)
    odds = paired_odds(PairedTable(((5, 12), (3, 20))))
    theirs = scipy_stats().binomtest(12, 15).proportion_ci(method="exact")
    assert odds.value == 4.0
    assert odds.interval.low == pytest.approx(theirs.low / (1 - theirs.low), abs=CLOSE)
    assert odds.interval.high == pytest.approx(theirs.high / (1 - theirs.high), abs=CLOSE)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_paired_difference_is_walds_interval_of_one_person_more_each_way(seed: int) -> None:
    """By the mean and the spread of the differences of persons, one by one."""
    drawn = table(Random(seed), size=2)
    (_a, forward), (back, _d) = drawn.counts
    steps = [1] * (forward + 1) + [-1] * (back + 1) + [0] * (drawn.people - forward - back)
    mean, half = sum(steps) / len(steps), 1.959963984540054 * scipy_stats().sem(steps, ddof=0)

    found = paired_difference(drawn)

    assert found.value == pytest.approx((forward - back) / drawn.people, abs=CLOSE)
    expected = (max(-1.0, mean - half), min(1.0, mean + half))
    assert (found.interval.low, found.interval.high) == pytest.approx(expected, abs=CLOSE)


def test_an_exact_odds_interval_leaves_out_one_where_mcnemar_refuses_it() -> None:
    disagreeing = 0
    for seed in range(60):
        drawn = table(Random(seed), size=2, least=1, most=14)
        test, odds = mcnemar(drawn), paired_odds(drawn).interval
        assert (test.p < 0.05) == (not odds.low <= 1 <= odds.high)
        disagreeing += disagree(test, paired_difference(drawn).interval)
    assert 0 < disagreeing < 12  # the approximate interval differs now and then, and it is said


@pytest.mark.parametrize("seed", SEEDS)
def test_pearsons_chi_square_is_that_of_scipy(seed: int) -> None:
    random = Random(seed)
    counts = [[random.randint(1, 30) for _column in range(2 + seed % 3)] for _row in range(3)]

    ours, theirs = pearson(counts), scipy_stats().chi2_contingency(counts, correction=False)

    assert (ours.figure, ours.p) == pytest.approx((theirs.statistic, theirs.pvalue), abs=CLOSE)
    assert (ours.freedom, ours.least_expected) == (theirs.dof, theirs.expected_freq.min())
    assert chi_square_upper(ours.figure, 7) == pytest.approx(scipy_stats().chi2.sf(ours.figure, 7))


@pytest.mark.parametrize(("option", "without", "having", "figure", "p"), RIVERA)
def test_a_published_table_of_wishes_reproduces(
    option: str, without: tuple[int, int], having: tuple[int, int], figure: float, p: str
) -> None:
    found = pearson([(wish, whole - wish) for wish, whole in (without, having)])

    assert found.figure == pytest.approx(figure, abs=5e-5), option
    assert f"{found.p:.{len(p) - 2}f}" == p
    assert not found.rough or found.least_expected < 5


def test_chi_square_of_nonsense_is_refused() -> None:
    for counts in ([[1, 2]], [[1], [2]], [[1, 2], [3]], [[0, 0], [1, 2]], [[-1, 2], [3, 4]]):
        with pytest.raises(ValueError, match="row"):
            pearson(counts)
    assert pearson([[1, 2], [3, 40]]).rough


def test_shares_of_nonsense_are_refused() -> None:
    with pytest.raises(ValueError, match="two answers"):
        paired_difference(PairedTable(((1, 2, 3), (1, 2, 3), (1, 2, 3))))
    with pytest.raises(ValueError, match="Nobody changed"):
        paired_odds(PairedTable(((4, 0), (0, 4))))
    with pytest.raises(ValueError, match="at least one"):
        clopper_pearson(0, 0)
    with pytest.raises(ValueError, match="at least two people"):
        mean_of({8: 1})
