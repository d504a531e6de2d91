"""Cohen's kappa: equal to NLTK's, and nothing is said where nothing can be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from naast.calamities.logic.prisma.codes import codes, group_of
from naast.calamities.logic.prisma.kappa import LEAST, Pair, agreement, cohens_kappa

CODES = st.sampled_from(list(codes()))
PAIRS = st.lists(st.tuples(CODES, CODES), min_size=1, max_size=60)


def by_other_hands(pairs: list[Pair]) -> float:
    rows = [("first", str(n), a) for n, (a, _) in enumerate(pairs)]
    rows += [("second", str(n), b) for n, (_, b) in enumerate(pairs)]
    return float(AnnotationTask(data=rows).kappa())


@given(PAIRS)
def test_kappa_equals_an_independent_implementation_at_both_levels(pairs: list[Pair]) -> None:
    for told in (pairs, [(group_of(a), group_of(b)) for a, b in pairs]):
        mine = cohens_kappa(told)
        if mine is None:
            assert len({one for pair in told for one in pair}) == 1
        else:
            assert math.isclose(mine, by_other_hands(told), rel_tol=1e-9, abs_tol=1e-12)


def test_the_example_of_a_textbook() -> None:
    """Two readers of 50 proposals: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: kappa is 0.40."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15

    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_always_alike_is_one_and_never_alike_is_below_nothing() -> None:
    assert cohens_kappa([("TD", "TD"), ("OP", "OP")]) == 1
    assert cohens_kappa([("TD", "OP"), ("OP", "TD")]) == -1


def test_one_class_for_everything_has_no_kappa_and_nothing_has_none() -> None:
    assert (cohens_kappa([("HRV", "HRV")] * 40), cohens_kappa([])) == (None, None)
    found = agreement([("HRV", "HRV")] * LEAST, "code")
    assert (found.kappa, found.why, found.agreed) == (None, "one_class", LEAST)
    assert agreement([], "code").why == "nothing"


def test_below_the_minimum_no_number_is_given_and_at_it_there_is_one() -> None:
    pairs = [("HRV", "HRV"), ("OP", "OK")] * (LEAST // 2)

    few, enough = agreement(pairs[:-1], "code"), agreement(pairs, "code")

    assert (few.kappa, few.why) == (None, "too_few")
    assert enough.kappa is not None and (enough.n, enough.agreed) == (LEAST, LEAST // 2)


def test_codes_of_one_main_category_agree_at_the_level_of_the_category() -> None:
    pairs = [("HRV", "HRI"), ("OP", "OK"), ("TD", "TD")] * 10

    assert agreement(pairs, "group").kappa == 1
    assert agreement(pairs, "code").agreed == 10
