"""What stands out about a member of the team on one day. Counts of people, never of cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from uuid import UUID

from naast.supporters.logic.team import TeamMember

SETTLED_AFTER = timedelta(days=182)


class Standing(StrEnum):
    """Each a reason to look, none a judgement."""

    STRETCHED = "stretched"
    AWAY = "away"
    RESTING = "resting"
    NOT_NOW = "not_now"
    UNTRAINED = "untrained"
    NOT_READY = "not_ready"
    RARELY_ASKED = "rarely_asked"


class Sort(StrEnum):
    """By what the team is put in order."""

    NAME = "name"
    LOAD = "load"
    OPEN = "open"
    TALKED = "talked"


@dataclass(frozen=True)
class Mate:
    """A member of the team with what the coordinator looks at. weekdays: 0 is Monday; empty is
    every day. away_until: on a stretch of absence that holds today."""

    id: UUID
    member: TeamMember
    department: str = ""
    site_name: str = ""
    weekdays: tuple[int, ...] = ()
    rest_days: int = 0
    started_on: date | None = None
    away_until: date | None = None
    talked_on: date | None = None
    invited_on: date | None = None
    standings: frozenset[Standing] = frozenset()

    @property
    def load(self) -> int:
        """Colleagues in the last twelve months, those of now included."""
        return self.member.cases_last_year + self.member.open_count

    def with_standings(self, standings: frozenset[Standing]) -> "Mate":
        """The same, with what stands out."""
        return replace(self, standings=standings)

    def can_be_asked(self, today: date) -> bool:
        """Nothing stands in the way of one more colleague today."""
        member = self.member
        free = member.available and not member.absent and not member.resting(today)
        return member.trained and member.ready and free and member.open_count < member.maximum


def median_load(team: Iterable[Mate]) -> float:
    """The middle of those who are trained; 0 for an empty team."""
    loads = [mate.load for mate in team if mate.member.trained]
    return float(median(loads)) if loads else 0.0


def standings_of(mate: Mate, middle: float, today: date) -> frozenset[Standing]:
    """Stretched: at the own maximum, or more than twice the middle of the team. Rarely asked: less
    than half of it, after half a year in the team."""
    member = mate.member
    settled = mate.started_on is not None and mate.started_on <= today - SETTLED_AFTER
    holds = {
        Standing.STRETCHED: member.open_count >= member.maximum or mate.load > 2 * middle > 0,
        Standing.AWAY: mate.away_until is not None,
        Standing.RESTING: member.resting(today),
        Standing.NOT_NOW: not member.available,
        Standing.UNTRAINED: not member.trained,
        Standing.NOT_READY: member.trained and not member.ready,
        Standing.RARELY_ASKED: member.trained and settled and mate.load < middle / 2,
    }
    return frozenset(standing for standing, true in holds.items() if true)


@dataclass(frozen=True)
class Choice:
    """What of the team is shown. Empty words: everything; standing may also be "free"."""

    sort: Sort = Sort.NAME
    show: str = ""
    site: str = ""
    profession: str = ""
    language: str = ""


def chosen(team: Sequence[Mate], choice: Choice, today: date) -> list[Mate]:
    """Those that fit the choice, in its order; by name where two are equal."""
    found = [mate for mate in team if _fits(mate, choice, today)]
    found.sort(key=lambda mate: mate.member.name.casefold())
    if choice.sort is Sort.LOAD:
        found.sort(key=lambda mate: -mate.load)
    elif choice.sort is Sort.OPEN:
        found.sort(key=lambda mate: -mate.member.open_count)
    elif choice.sort is Sort.TALKED:
        found.sort(key=lambda mate: mate.talked_on or date.min)
    return found


def _fits(mate: Mate, choice: Choice, today: date) -> bool:
    member = mate.member
    shown = {"": True, "free": mate.can_be_asked(today)}.get(choice.show)
    return (
        (shown if shown is not None else choice.show in mate.standings)
        and choice.site in ("", member.site)
        and choice.profession in ("", member.profession)
        and (not choice.language or choice.language in member.languages)
    )
