"""One input from low to high, two together, and the value at which each turns the result."""

from fractions import Fraction

import pytest

from naast.insight.logic.business_case.formula import answer, inputs_of, nought_of, term
from naast.insight.logic.business_case.inputs import SPECS, Case
from naast.insight.logic.business_case.outcome import (
    ALL_FIRST_YEAR,
    balance_formula,
    outcome_of,
)
from naast.insight.logic.business_case.sensitivity import (
    Swing,
    one_way,
    turns,
    two_way,
    without_range,
)
from tests.factories.business_case import a_business_case


def test_each_input_goes_from_its_low_to_its_high_and_the_widest_comes_first() -> None:
    found = one_way(a_business_case())

    # As it is: 60 x (1,000 + 240) - 37,600 = 36,800.
    assert found == [
        Swing("quit_with", Fraction(7), Fraction(10), Fraction(66_800), Fraction(-23_200)),
        Swing("cost_of_leaving", Fraction(30_000), Fraction(70_000), Fraction(12_800),
              Fraction(60_800)),
        Swing("supported", Fraction(40), Fraction(80), Fraction(13_200), Fraction(60_400)),
    ]  # fmt: skip
    assert [one.turns for one in found] == [True, False, False]


def test_without_savings_it_is_the_cost_that_moves() -> None:
    (swing,) = one_way(a_business_case(counted=frozenset()))

    assert (swing.code, swing.at_low, swing.at_high) == ("supported", 36_400, 38_800)


def test_inputs_without_a_range_are_named() -> None:
    found = without_range(a_business_case())

    assert "quit_with" not in found
    assert {"team", "software", "quit_without"} <= set(found)
    assert "start" not in found  # of the first year only


@pytest.mark.parametrize("code", inputs_of(balance_formula(a_business_case())))
def test_at_the_value_that_turns_it_the_balance_is_nought(code: str) -> None:
    case = a_business_case()
    (turn,) = [one for one in turns(case) if one.code == code]
    spec = SPECS[code]

    if turn.value is None:
        ends = [_balance(case, code, Fraction(end)) for end in (spec.least, spec.most)]
        assert (min(ends) > 0, max(ends) < 0) == (turn.pays, not turn.pays)
        return
    assert _balance(case, code, turn.value) == 0
    assert (_balance(case, code, turn.value + 1) > 0) == turn.above


def _balance(case: Case, code: str, value: Fraction) -> Fraction:
    found = answer(balance_formula(case), {**case.values(), code: value}).value
    assert found is not None
    return found


def test_the_number_of_people_that_turns_it_is_the_break_even() -> None:
    case = a_business_case()
    (turn,) = [one for one in turns(case) if one.code == "supported"]

    assert turn.value == outcome_of(case).break_even.people


def test_a_single_blank_is_answered_by_what_it_would_have_to_be() -> None:
    case = a_business_case(quit_with=None)

    (turn,) = turns(case)

    # 60 x (10 - p) % x 50,000 + 60 x 240 = 37,600: p = 10 - 23,200 / 30,000.
    assert (turn.code, turn.value, turn.above) == (
        "quit_with", 10 - Fraction(23_200, 30_000), False,
    )  # fmt: skip


def test_two_together_have_the_result_as_it_is_in_the_middle() -> None:
    found = two_way(a_business_case())

    assert found is not None
    assert [float(one) for one in found.rows] == [7, 7.5, 8, 9, 10]
    assert [int(one) for one in found.columns] == [30_000, 40_000, 50_000, 60_000, 70_000]
    assert found.cells[2][2] == 36_800
    assert found.cells[4][0] == 60 * 240 - 37_600
    assert two_way(a_business_case(quit_with="8")) is None
    assert two_way(a_business_case(counted=frozenset())) is None


def test_no_input_stands_twice_in_a_term() -> None:
    """Else nought_of would not be exact."""
    for one in (*balance_formula(a_business_case()), *ALL_FIRST_YEAR):
        assert len(set(one.codes)) == len(one.codes)


def test_an_input_that_changes_nothing_has_no_turning_value() -> None:
    formula = (term("team", "on_call"), term("other"))

    found = nought_of(formula, "team", {"on_call": Fraction(0), "other": Fraction(5)})

    assert (found.value, found.slope) == (None, 0)
