"""The sums of the business case, by hand; what blank does; what always holds."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from naast.insight.logic.business_case.formula import Answer, Values, answer
from naast.insight.logic.business_case.inputs import BLANK, SPECS, Case, Saving, Trust
from naast.insight.logic.business_case.outcome import Cost, balance_formula, outcome_of
from tests.factories.business_case import BOTH, NUMBERS, a_business_case


def test_the_cost_of_each_line_is_that_by_hand() -> None:
    found = {one.cost: (one.first_year.value, one.later.value)
             for one in outcome_of(a_business_case()).lines}  # fmt: skip

    assert found == {
        Cost.SUPPORTING: (3600, 3600),
        Cost.COORDINATOR: (20_000, 20_000),
        Cost.TRAINING: (5000, 1000),
        Cost.REFRESHERS: (0, 1600),
        Cost.INTERVISION: (2000, 2000),
        Cost.ON_CALL: (3000, 3000),
        Cost.SOFTWARE: (5000, 5000),
        Cost.OTHER: (1400, 1400),
        Cost.START: (2000, 0),
    }


def test_what_is_saved_costs_and_balances_is_that_by_hand() -> None:
    found = outcome_of(a_business_case())

    assert (found.later.value, found.first_year.value) == (37_600, 42_000)
    assert found.saved_by_one.value == 1240
    assert found.balance.value == 60 * 1240 - 37_600 == 36_800
    assert found.first_balance.value == 60 * 1240 - 42_000
    assert found.net_of_one.value == Fraction(36_800, 60)
    assert found.cost_of_one.value == Fraction(37_600, 60)
    assert found.break_even.people == Fraction(34_000, 1240 - 60)
    assert found.leavers.value == Fraction(37_600, 50_000)
    assert found.days.value == Fraction(37_600, 300)


def test_the_formula_is_the_one_of_the_literature() -> None:
    """NMB = (p_quit0 - p_quit1) x C + (p_off0 x d0 - p_off1 x d1) x c_day - c_prog."""
    n = {code: Decimal(value) for code, value in NUMBERS.items()}
    leaving = (n["quit_without"] - n["quit_with"]) / 100 * n["cost_of_leaving"]
    days = n["off_without"] * n["days_without"] - n["off_with"] * n["days_with"]
    programme = Decimal(37_600) / n["supported"]

    nmb = leaving + days / 100 * n["cost_of_day"] - programme

    found = outcome_of(a_business_case())
    assert found.net_of_one.value is not None and found.balance.value is not None
    assert abs(Fraction(nmb) - found.net_of_one.value) < Fraction(1, 10**20)
    assert found.balance.value == 60 * found.net_of_one.value


def test_what_is_blank_is_named_and_nothing_is_put_in_its_place() -> None:
    found = outcome_of(a_business_case(quit_with=None, on_call=None))

    assert found.later == Answer(None, ("on_call",))
    assert found.balance == Answer(None, ("quit_with", "on_call"))
    assert found.break_even.missing == ("on_call", "quit_with")
    assert found.at_least == 37_600 - 3000


def test_nought_is_an_answer_and_needs_nothing_beside_it() -> None:
    found = outcome_of(a_business_case(on_call="0", new_supporters="0", training_fee=None))

    assert found.later.value == 37_600 - 3000 - 1000
    assert found.first_year.missing == ("training_fee",)


def test_without_savings_the_case_says_what_it_costs() -> None:
    blank = {code: None for code in NUMBERS if "quit" in code or "off_" in code}

    found = outcome_of(a_business_case(counted=frozenset(), **blank))

    assert found.saved_by_one.value == 0
    assert found.balance.value == -37_600
    assert found.break_even.never
    assert found.leavers.value == Fraction(37_600, 50_000)


def test_only_what_is_counted_must_be_filled_in() -> None:
    found = outcome_of(
        a_business_case(counted=frozenset({Saving.LEAVING}), off_with=None, cost_of_day=None)
    )

    assert found.saved_by_one.value == 1000
    assert found.days.missing == ("cost_of_day",)


def test_where_hours_cost_more_than_is_saved_no_number_of_people_is_enough() -> None:
    found = outcome_of(a_business_case(quit_with="10", off_with="20", days_with="10"))

    assert (found.break_even.never, found.break_even.people) == (True, None)


def test_a_new_case_is_blank_but_for_what_a_source_says() -> None:
    filled = {code for code in SPECS if Case().of(code) != BLANK}

    assert filled == {"conversations", "minutes", "training_hours", "meetings"}
    assert {Case().of(code).trust for code in filled} == {Trust.PUBLISHED}
    assert all(Case().of(code).source for code in filled)


AMOUNT = st.decimals(0, 500, places=2)
SHARE = st.decimals(0, 100, places=1)


@hypothesis_given(
    quit_without=SHARE, quit_with=SHARE, off_with=SHARE, fee=AMOUNT, hours=AMOUNT, cost=AMOUNT
)
def test_at_break_even_the_balance_is_nought(quit_without, quit_with, off_with, fee, hours, cost):
    case = a_business_case(
        ranges=False,
        quit_without=str(quit_without), quit_with=str(quit_with), off_with=str(off_with),
        training_fee=str(fee), coordinator_hours=str(hours), cost_of_leaving=str(cost * 100),
    )  # fmt: skip

    people = outcome_of(case).break_even.people

    if people is None:
        assert outcome_of(case).break_even.never
        return
    values = case.values() | {"supported": people}
    assert _balance(case, values) == 0
    assert _balance(case, values | {"supported": people + 1}) > 0


def _balance(case: Case, values: Values) -> Fraction:
    found = answer(balance_formula(case), values).value
    assert found is not None
    return found


COSTS = ("minutes", "hour_of_supporter", "team", "training_fee", "coordinator_hours", "software")
WORSE = (*COSTS, "quit_with", "off_with", "days_with")
BETTER = ("quit_without", "cost_of_leaving", "off_without", "days_without", "cost_of_day")


@hypothesis_given(code=st.sampled_from(WORSE + BETTER), more=st.decimals("0.1", 50, places=1))
def test_more_cost_is_never_better_and_more_prevented_is_never_worse(code, more):
    base = a_business_case(ranges=False)
    value = base.of(code).value
    assert value is not None
    changed = {**base.given, code: replace(base.of(code), value=value + more)}

    before = outcome_of(base).balance.value
    after = outcome_of(Case(changed, BOTH)).balance.value

    assert before is not None and after is not None
    assert (after < before) == (code in WORSE)
