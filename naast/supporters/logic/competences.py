"""The fourteen competences of a supporter by their ids, and how long what was shown holds.

Ids and titles are those of the RESCUE scheme (https://cost-rescue.eu/certification-competences.php);
its wording of each is its own and stands nowhere here. It asks for what was shown within five
years, and marks COM02, COM05 and COM07 as core.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ALL = tuple(f"COM{number:02}" for number in range(1, 15))
CORE_BY_DEFAULT = ("COM02", "COM05", "COM07")
YEARS_BY_DEFAULT = 5
SOON = timedelta(days=182)


class Holds(StrEnum):
    """What there is to say of one competence on one day."""

    NEVER = "never"
    YES = "yes"
    SOON_OVER = "soon_over"
    OVER = "over"


@dataclass(frozen=True)
class Standing:
    """One competence of one supporter. until: the last day on which it holds."""

    code: str
    holds: Holds
    shown_on: date | None = None
    until: date | None = None

    @property
    def counts(self) -> bool:
        """It holds today."""
        return self.holds in (Holds.YES, Holds.SOON_OVER)

    @property
    def refresh(self) -> bool:
        """Time to show it again."""
        return self.holds in (Holds.SOON_OVER, Holds.OVER)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def standing_of(code: str, shown_on: date | None, *, today: date, years: int) -> Standing:
    """shown_on: the last time. It holds up to the same day years later, that day not included."""
    if shown_on is None:
        return Standing(code, Holds.NEVER)
    until = years_after(shown_on, years) - timedelta(days=1)
    if until < today:
        return Standing(code, Holds.OVER, shown_on, until)
    holds = Holds.SOON_OVER if until < today + SOON else Holds.YES
    return Standing(code, holds, shown_on, until)


def standings_of(shown: Mapping[str, date], *, today: date, years: int) -> tuple[Standing, ...]:
    """All fourteen, in order. shown: the last day of each that was ever shown."""
    return tuple(standing_of(code, shown.get(code), today=today, years=years) for code in ALL)


def missing_core(
    shown: Mapping[str, date], core: Collection[str], *, today: date, years: int
) -> tuple[str, ...]:
    """Which core competences do not hold today."""
    standings = standings_of(shown, today=today, years=years)
    return tuple(one.code for one in standings if one.code in core and not one.counts)
