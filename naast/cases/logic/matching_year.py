"""A year of requests, played through with the real matching: is the team's load fair?

Everybody in it is invented from a seed. Each day the requests of that day are matched together;
supporters say no now and then, are on holiday, fall ill, rest, and are full.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from naast.cases.logic.matching import Request, Supporter, Weights, propose

FIRST_DAY = date(2026, 1, 1)
DAYS = 365
_SITES = ("north", "south", "river")
_UNITS = 60
_SENIORITY = ("trainee", "starter", "experienced", "senior")
# Two in five who ask are doctors and residents; fewer of them are in the team.
_ASKING = {"nurse": 40, "doctor": 22, "resident": 18, "midwife": 5, "support_staff": 9, "other": 6}
_HELPING = {"nurse": 42, "doctor": 20, "resident": 10, "midwife": 6, "support_staff": 12,
            "other": 10}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the year is like. mass_event_on: the day on which twelve people are involved at once."""

    seed: int = 1
    supporters: int = 70
    cases: int = 400
    weights: Weights = field(default_factory=Weights)
    absences: bool = False
    mass_event_on: int | None = None
    says_no: float = 0.08


@dataclass(frozen=True)
class Year:
    """What became of it.

    days: on how many each supporter was there; nobody: requests left over; alike: how many were
    supported within the profession; mass_event: who supported the people of that event.
    """

    load: Mapping[str, int]
    days: Mapping[str, int]
    profession: Mapping[str, str]
    nobody: int
    asked: int
    alike: int
    mass_event: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The median load of all supporters."""
        loads = sorted(self.load.values())
        half = len(loads) // 2
        return loads[half] if len(loads) % 2 else (loads[half - 1] + loads[half]) / 2

    @property
    def highest(self) -> int:
        """The heaviest load of anybody."""
        return max(self.load.values())

    def idle(self, at_least_days: int) -> list[str]:
        """Who was there for that many days and supported nobody."""
        return sorted(
            one for one, load in self.load.items() if not load and self.days[one] >= at_least_days
        )


@dataclass
class _Held:
    """One colleague who is supported, until a day."""

    supporter: str
    until: date


def play(plan: Plan) -> Year:
    """Play the year through, day after day. The same plan gives the same year."""
    return _Play(plan).year()


class _Play:
    def __init__(self, plan: Plan) -> None:
        self.plan, self.chance = plan, random.Random(plan.seed)  # noqa: S311 - a game
        self.team = [self._supporter(number) for number in range(plan.supporters)]
        self.profession = {one.id: one.profession for one in self.team}
        self.away = {one.id: self._absences() for one in self.team}
        self.held: list[_Held] = []
        self.history: dict[str, list[date]] = {one.id: [] for one in self.team}
        self.rest: dict[str, date] = {}
        self.days: Counter[str] = Counter()
        self.waiting: list[Request] = []
        self.alike = self.asked = 0
        self.mass: list[str] = []

    def year(self) -> Year:
        arriving = Counter(self.chance.randrange(DAYS) for _ in range(self.plan.cases))
        for number in range(DAYS):
            self._day(number, FIRST_DAY + timedelta(days=number), arriving[number])
        return Year(
            load={one.id: len(self.history[one.id]) for one in self.team},
            days=self.days,
            profession=self.profession,
            nobody=len(self.waiting),
            asked=self.asked,
            alike=self.alike,
            mass_event=tuple(self.mass),
        )

    def _day(self, number: int, today: date, arriving: int) -> None:
        self._end_support(today)
        new = [self._request(f"{number:03}-{place}") for place in range(arriving)]
        if number == self.plan.mass_event_on:
            new += self._mass_event(number)
        self.asked += len(new)
        team = [self._today(one, today) for one in self.team]
        self.days.update(one.id for one in team if not one.absent)
        requests = [*self.waiting, *new]
        outcome = propose(requests, team, self.plan.weights, today)
        self.waiting = [
            left
            for request in requests
            if (left := self._ask(request, outcome.of(request.id).chosen, today)) is not None
        ]

    def _ask(self, request: Request, chosen: Sequence[str], today: date) -> Request | None:
        """The request again for tomorrow, if nobody could be asked or the one asked said no."""
        if not chosen:
            return request
        if self.chance.random() < self.plan.says_no:
            return replace(request, said_no=request.said_no | set(chosen))
        for one in chosen:
            self.history[one].append(today)
            self.alike += self.profession[one] == request.profession
            self.held.append(_Held(one, today + timedelta(days=self._length())))
            if request.event:
                self.mass.append(one)
        return None

    def _end_support(self, today: date) -> None:
        for one in [one for one in self.held if one.until <= today]:
            self.held.remove(one)
            if self.chance.random() < 0.3:
                self.rest[one.supporter] = today + timedelta(days=7)

    def _length(self) -> int:
        """One in four wants no conversation or one only; the others go on to the check."""
        return self.chance.choices((1, 14, 28), (20, 15, 65))[0]

    def _today(self, one: Supporter, today: date) -> Supporter:
        history = self.history[one.id]
        return replace(
            one,
            absent=any(start <= today <= end for start, end in self.away[one.id]),
            open_count=sum(held.supporter == one.id for held in self.held),
            cases_last_year=len(history),
            last_case_on=history[-1] if history else None,
            rest_until=self.rest.get(one.id),
        )

    def _absences(self) -> list[tuple[date, date]]:
        if not self.plan.absences:
            return []
        spells = [self._spell(14), self._spell(14), self._spell(7)]
        if self.chance.random() < 0.1:
            spells.append(self._spell(self.chance.randrange(60, 200)))
        return spells

    def _spell(self, length: int) -> tuple[date, date]:
        start = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        return start, start + timedelta(days=length - 1)

    def _somebody(self, mix: Mapping[str, int]) -> dict[str, Any]:
        profession = self.chance.choices(list(mix), list(mix.values()))[0]
        decade = self.chance.choice((1960, 1970, 1980, 1990))
        return {
            "profession": profession,
            "specialism": f"{profession} {self.chance.randrange(8)}",
            "seniority": self.chance.choice(_SENIORITY),
            "birth_decade": decade,
            "started_year": min(decade + 20 + self.chance.randrange(15), 2025),
            "site": self.chance.choice(_SITES),
            "department": f"unit {self.chance.randrange(_UNITS)}",
        }

    def _supporter(self, number: int) -> Supporter:
        languages = self.chance.choices((("nl",), ("nl", "en"), ("nl", "en", "fr")), (50, 40, 10))
        return Supporter(
            id=f"s{number:02}",
            gender=self.chance.choice(("woman", "woman", "man")),
            languages=languages[0],
            maximum=self.chance.choice((1, 2, 2, 2, 3)),
            **self._somebody(_HELPING),
        )

    def _request(self, name: str) -> Request:
        team = [one.id for one in self.team]
        languages = self.chance.choices((("nl",), ("nl", "en"), ("en",)), (75, 20, 5))
        return Request(
            id=f"r{name}",
            opened=self.asked,
            languages=languages[0],
            wish_own_unit=self.chance.choices(("any", "other", "own"), (60, 30, 10))[0],
            wish_gender=self.chance.choices(("any", "woman", "man"), (85, 10, 5))[0],
            apart=frozenset(self.chance.sample(team, min(len(team), self.chance.randrange(4)))),
            **self._somebody(_ASKING),
        )

    def _mass_event(self, number: int) -> list[Request]:
        """Twelve people of three units; whoever supports and works in those units stands apart."""
        units = {f"unit {unit}" for unit in self.chance.sample(range(_UNITS), 3)}
        near = frozenset(one.id for one in self.team if one.department in units)
        return [
            replace(self._request(f"{number:03}-mass-{place:02}"), event="mass", involved=near)
            for place in range(12)
        ]
