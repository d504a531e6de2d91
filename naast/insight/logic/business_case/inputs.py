"""The inputs of the business case: what each is, within which bounds, and what is proposed.

Nothing is proposed that no source says; the words and the source of each stand in choices_case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """In what an input is told; money is in the currency of the case."""

    PEOPLE = "people"
    PERCENT = "percent"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    TIMES = "times"
    MONEY = "money"


class Group(StrEnum):
    """Inputs that one asks about together."""

    PEOPLE = "people"
    LEAVING = "leaving"
    DAYS_OFF = "days-off"
    SUPPORTING = "supporting"
    TEAM = "team"
    RUNNING = "running"


class Trust(StrEnum):
    """Where a value is from, as whoever filled it in says; NONE where it is blank or unsaid."""

    MEASURED = "measured"
    PUBLISHED = "published"
    ESTIMATED = "estimated"
    NONE = "none"


class Saving(StrEnum):
    """What may be counted as saved. Neither: the case says what it costs, whatever it saves."""

    LEAVING = "leaving"
    DAYS_OFF = "days-off"


@dataclass(frozen=True)
class Given:
    """One input as it was filled in. None is blank, which is not nought."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    trust: Trust = Trust.NONE
    source: str = ""


BLANK = Given()


@dataclass(frozen=True)
class Spec:
    """What an input may be. proposed: what a case begins with; blank where no source says it."""

    code: str
    group: Group
    unit: Unit
    least: int = 0
    most: int = 10_000_000
    proposed: Given = BLANK


def _percent(code: str, group: Group) -> Spec:
    return Spec(code, group, Unit.PERCENT, 0, 100)


def _published(
    value: str, low: str | None = None, high: str | None = None, *, source: str
) -> Given:
    return Given(
        Decimal(value),
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        Trust.PUBLISHED,
        source,
    )


_ALL = (
    Spec("supported", Group.PEOPLE, Unit.PEOPLE, 1, 20_000),
    _percent("quit_without", Group.LEAVING),
    _percent("quit_with", Group.LEAVING),
    Spec("cost_of_leaving", Group.LEAVING, Unit.MONEY, 0, 1_000_000),
    _percent("off_without", Group.DAYS_OFF),
    _percent("off_with", Group.DAYS_OFF),
    Spec("days_without", Group.DAYS_OFF, Unit.DAYS, 0, 366),
    Spec("days_with", Group.DAYS_OFF, Unit.DAYS, 0, 366),
    Spec("cost_of_day", Group.DAYS_OFF, Unit.MONEY, 0, 10_000),
    Spec("conversations", Group.SUPPORTING, Unit.TIMES, 0, 50,
         _published("2", source="Washington University/BJC 2014-2017, PMC6102069: median 2, 1-10")),
    Spec("minutes", Group.SUPPORTING, Unit.MINUTES, 0, 480,
         _published("30", source="forYOU (Missouri), PMC8719514, table 1: mean 30")),
    Spec("minutes_around", Group.SUPPORTING, Unit.MINUTES, 0, 480),
    Spec("hour_of_supporter", Group.SUPPORTING, Unit.MONEY, 0, 1_000),
    Spec("team", Group.TEAM, Unit.PEOPLE, 1, 400),
    Spec("new_supporters", Group.TEAM, Unit.PEOPLE, 0, 400),
    Spec("training_hours", Group.TEAM, Unit.HOURS, 0, 200,
         _published("8", "4", "8", source="Wien KoHi 2025 (ONGKG): 8; Betsy Lehman Center: 4")),
    Spec("training_fee", Group.TEAM, Unit.MONEY, 0, 100_000),
    Spec("refresher_hours", Group.TEAM, Unit.HOURS, 0, 200),
    Spec("meetings", Group.TEAM, Unit.TIMES, 0, 52,
         _published("2", source="Betsy Lehman Center: 2")),
    Spec("meeting_hours", Group.TEAM, Unit.HOURS, 0, 24),
    Spec("meeting_leader", Group.TEAM, Unit.MONEY),
    Spec("coordinator_hours", Group.RUNNING, Unit.HOURS, 0, 10_000),
    Spec("hour_of_coordinator", Group.RUNNING, Unit.MONEY, 0, 1_000),
    Spec("on_call", Group.RUNNING, Unit.MONEY),
    Spec("software", Group.RUNNING, Unit.MONEY),
    Spec("other", Group.RUNNING, Unit.MONEY),
    Spec("start", Group.RUNNING, Unit.MONEY),
)  # fmt: skip
SPECS: Mapping[str, Spec] = {one.code: one for one in _ALL}
CURRENCIES = ("EUR", "USD", "GBP", "CHF")


def of_group(group: Group) -> tuple[Spec, ...]:
    """In the order in which one is asked."""
    return tuple(one for one in _ALL if one.group is group)


@dataclass(frozen=True)
class Case:
    """All inputs. What `given` does not hold begins as it is proposed; a Given without value is
    blank on purpose."""

    given: Mapping[str, Given] = field(default_factory=dict)
    counted: frozenset[Saving] = frozenset()
    currency: str = "EUR"

    def of(self, code: str) -> Given:
        """One input as it counts."""
        return self.given.get(code, SPECS[code].proposed)

    def values(self) -> dict[str, Fraction]:
        """The inputs that are filled in, by code; exact."""
        found = {code: self.of(code).value for code in SPECS}
        return {code: Fraction(value) for code, value in found.items() if value is not None}
