"""What a case costs, saves and balances; from how many people on it pays for itself.

    net benefit of one supported person =
        (quit_without - quit_with) x cost_of_leaving
        + (off_without x days_without - off_with x days_with) x cost_of_day
        - the programme's cost for one person
    balance of a year = people supported x that
    people to break even = fixed cost of a year / (saved by one - the hours spent on one)

The formulas are those of docs/business-case.md; a share is in percent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from naast.insight.logic.business_case.formula import (
    Answer,
    Formula,
    Term,
    answer,
    blank,
    for_each,
    known_part,
    minus,
    share,
    term,
)
from naast.insight.logic.business_case.inputs import Case, Saving


class Cost(StrEnum):
    """A line of what the programme costs."""

    SUPPORTING = "supporting"
    COORDINATOR = "coordinator"
    TRAINING = "training"
    REFRESHERS = "refreshers"
    INTERVISION = "intervision"
    ON_CALL = "on_call"
    SOFTWARE = "software"
    OTHER = "other"
    START = "start"


_HOUR = Fraction(1, 60)
ONE_SUPPORTED: Formula = (
    term("conversations", "minutes", "hour_of_supporter", times=_HOUR),
    term("conversations", "minutes_around", "hour_of_supporter", times=_HOUR),
)
_ONE_TRAINED: Formula = (term("training_hours", "hour_of_supporter"), term("training_fee"))
# Of each year after the first. Nothing of it depends on how many are supported, but the first line.
YEARLY: Mapping[Cost, Formula] = {
    Cost.SUPPORTING: for_each("supported", ONE_SUPPORTED),
    Cost.COORDINATOR: (term("coordinator_hours", "hour_of_coordinator"),),
    Cost.TRAINING: for_each("new_supporters", _ONE_TRAINED),
    Cost.REFRESHERS: (term("team", "refresher_hours", "hour_of_supporter"),),
    Cost.INTERVISION: (
        term("team", "meetings", "meeting_hours", "hour_of_supporter"),
        term("meeting_leader"),
    ),
    Cost.ON_CALL: (term("on_call"),),
    Cost.SOFTWARE: (term("software"),),
    Cost.OTHER: (term("other"),),
}
# The whole team is trained, nobody is new after that, and nothing is refreshed yet.
FIRST_YEAR: Mapping[Cost, Formula] = {
    **{cost: formula for cost, formula in YEARLY.items() if cost is not Cost.REFRESHERS},
    Cost.TRAINING: for_each("team", _ONE_TRAINED),
    Cost.START: (term("start"),),
}
SAVED_BY_ONE: Mapping[Saving, Formula] = {
    Saving.LEAVING: (
        share("quit_without", "cost_of_leaving"),
        *minus((share("quit_with", "cost_of_leaving"),)),
    ),
    Saving.DAYS_OFF: (
        share("off_without", "days_without", "cost_of_day"),
        *minus((share("off_with", "days_with", "cost_of_day"),)),
    ),
}
FIXED: Formula = tuple(
    one for cost, formula in YEARLY.items() if cost is not Cost.SUPPORTING for one in formula
)


def joined(formulas: Iterable[Formula]) -> Formula:
    """Added up."""
    return tuple(one for formula in formulas for one in formula)


ALL_YEARLY = joined(YEARLY.values())
ALL_FIRST_YEAR = joined(FIRST_YEAR.values())


@dataclass(frozen=True)
class Line:
    """One line of the cost, in the first year and in each after it."""

    cost: Cost
    first_year: Answer
    later: Answer


@dataclass(frozen=True)
class BreakEven:
    """people: None where it cannot be said (missing), or where no number is enough (never)."""

    people: Fraction | None
    missing: tuple[str, ...] = ()
    never: bool = False


@dataclass(frozen=True)
class Outcome:
    """Of a case. Money of a year; per person where it says so.

    at_least, first_at_least: what is known of the cost, where all of it cannot be said.
    leavers, days: how many must be prevented in a year until the cost is met by them alone.
    """

    lines: tuple[Line, ...]
    first_year: Answer
    later: Answer
    first_at_least: Fraction
    at_least: Fraction
    cost_of_one: Answer
    saved_by_one: Answer
    net_of_one: Answer
    balance: Answer
    first_balance: Answer
    break_even: BreakEven
    leavers: Answer
    days: Answer


def saved_by_one(case: Case) -> Formula:
    """What is counted; nothing where nothing is."""
    return joined(SAVED_BY_ONE[one] for one in Saving if one in case.counted)


def balance_formula(case: Case, costs: Formula = ALL_YEARLY) -> Formula:
    """Saved in a year less what the year costs."""
    return (*for_each("supported", saved_by_one(case)), *minus(costs))


def outcome_of(case: Case) -> Outcome:
    """Everything that can be said, and what is missing for the rest."""
    values = case.values()
    later, balance = answer(ALL_YEARLY, values), answer(balance_formula(case), values)
    return Outcome(
        lines=tuple(_line(cost, values) for cost in Cost),
        first_year=answer(ALL_FIRST_YEAR, values),
        later=later,
        first_at_least=known_part(ALL_FIRST_YEAR, values),
        at_least=known_part(ALL_YEARLY, values),
        cost_of_one=divided(later, answer((term("supported"),), values)),
        saved_by_one=answer(saved_by_one(case), values),
        net_of_one=divided(balance, answer((term("supported"),), values)),
        balance=balance,
        first_balance=answer(balance_formula(case, ALL_FIRST_YEAR), values),
        break_even=break_even_of(case),
        leavers=divided(later, answer((term("cost_of_leaving"),), values)),
        days=divided(later, answer((term("cost_of_day"),), values)),
    )


def break_even_of(case: Case) -> BreakEven:
    """fixed / (saved by one - hours spent on one): there the balance is nought."""
    values = case.values()
    of_one: tuple[Term, ...] = (*saved_by_one(case), *minus(ONE_SUPPORTED))
    fixed, margin = answer(FIXED, values), answer(of_one, values)
    if fixed.value is None or margin.value is None:
        return BreakEven(None, blank((*FIXED, *of_one), values))
    if margin.value <= 0:
        return BreakEven(None, never=True)
    return BreakEven(fixed.value / margin.value)


def divided(one: Answer, by: Answer) -> Answer:
    """Missing where either is; where the divisor is nought nothing can be said."""
    if one.value is None or by.value is None:
        return Answer(None, tuple(dict.fromkeys((*one.missing, *by.missing))))
    return Answer(one.value / by.value) if by.value else Answer(None)


def _line(cost: Cost, values: Mapping[str, Fraction]) -> Line:
    return Line(
        cost, answer(FIRST_YEAR.get(cost, ()), values), answer(YEARLY.get(cost, ()), values)
    )
