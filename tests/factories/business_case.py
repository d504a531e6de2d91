"""A business case with every input filled in; invented figures that are easy to do by hand."""

from collections.abc import Mapping
from decimal import Decimal

from naast.insight.logic.business_case.inputs import Case, Given, Saving, Trust

# 60 supported. One costs 2 x (30 + 15) / 60 x 40 = 60. Fixed: 400 x 50 = 20,000 coordinator;
# 2 new x (8 x 40 + 180) = 1,000; 10 x 4 x 40 = 1,600 refreshers; 10 x 2 x 2 x 40 + 400 = 2,000
# intervision; 3,000 on call; 5,000 software; 1,400 other: 34,000. With 60 x 60: 37,600 a year.
# The first year: 10 x 500 = 5,000 training instead of 1,000, no refreshers, 2,000 to begin: 42,000.
# One saves (10 - 8) % of 50,000 = 1,000, and (20 % x 10 - 15 % x 8) x 300 = 240: 1,240.
NUMBERS: Mapping[str, str] = {
    "supported": "60",
    "quit_without": "10",
    "quit_with": "8",
    "cost_of_leaving": "50000",
    "off_without": "20",
    "off_with": "15",
    "days_without": "10",
    "days_with": "8",
    "cost_of_day": "300",
    "conversations": "2",
    "minutes": "30",
    "minutes_around": "15",
    "hour_of_supporter": "40",
    "team": "10",
    "new_supporters": "2",
    "training_hours": "8",
    "training_fee": "180",
    "refresher_hours": "4",
    "meetings": "2",
    "meeting_hours": "2",
    "meeting_leader": "400",
    "coordinator_hours": "400",
    "hour_of_coordinator": "50",
    "on_call": "3000",
    "software": "5000",
    "other": "1400",
    "start": "2000",
}
RANGES: Mapping[str, tuple[str, str]] = {
    "quit_with": ("7", "10"),
    "cost_of_leaving": ("30000", "70000"),
    "supported": ("40", "80"),
}
BOTH = frozenset(Saving)


def given(value: str | None, low: str | None = None, high: str | None = None) -> Given:
    """Measured, with an invented source; None is blank."""
    if value is None:
        return Given()
    return Given(
        Decimal(value),
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        Trust.MEASURED,
        "Invented",
    )


def a_business_case(
    *, counted: frozenset[Saving] = BOTH, ranges: bool = True, **changed: str | None
) -> Case:
    """All inputs as above but those that are changed; None is blank."""
    numbers: dict[str, str | None] = {**NUMBERS, **changed}
    limits = {code: RANGES.get(code, ()) if ranges else () for code in numbers}
    told = {
        code: given(value, *limits[code]) if code not in changed else given(value)
        for code, value in numbers.items()
    }
    return Case(told, counted)
