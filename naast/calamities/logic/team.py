"""Draws two or three analysts: who may not, who fits best, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

SMALLEST, LARGEST, MOST_RUNNING = 2, 3, 2
WANTED, OTHER_VIEW, EXPERIENCED, RUNNING = 3, 2, 2, 2
Why = Literal["wanted_profession", "other_profession", "experienced", "nothing_running", "running"]
WhyNot = Literal["not_free", "away", "enough_running"]


@dataclass(frozen=True)
class Candidate:
    """running, done: analyses now, and those of closed files. apart: near to somebody involved, of
    the department, or asked and not available; which of them is not told."""

    id: UUID
    profession: str
    running: int = 0
    done: int = 0
    apart: bool = False
    away: bool = False


@dataclass(frozen=True)
class Pick:
    """One who is proposed, and why."""

    id: UUID
    reasons: tuple[Why, ...]


@dataclass(frozen=True)
class Drawn:
    """left_out: how many there are of each reason; never who."""

    picks: tuple[Pick, ...]
    left_out: dict[WhyNot, int]


def left_out_because(candidate: Candidate) -> WhyNot | None:
    """The first reason; being free for it before all."""
    if candidate.apart:
        return "not_free"
    if candidate.away:
        return "away"
    return "enough_running" if candidate.running >= MOST_RUNNING else None


def draw(
    candidates: Iterable[Candidate],
    *,
    size: int,
    wanted: frozenset[str] = frozenset(),
    team: Sequence[Candidate] = (),
) -> Drawn:
    """As many as are missing from a team of that size, one after the other, each for what the team
    still lacks. The same candidates give the same team.

    wanted: professions that know the work in question. team: who is in it or asked already.
    """
    if not SMALLEST <= size <= LARGEST:
        raise ValueError(f"A team has {SMALLEST} or {LARGEST} analysts.")
    everybody = list(candidates)
    why_not = {one.id: left_out_because(one) for one in everybody}
    free = [one for one in everybody if why_not[one.id] is None]
    chosen, picks = list(team), []
    while free and len(chosen) < size:
        best = max(free, key=lambda one: (_score(one, chosen, wanted), -one.done, str(one.id)))
        picks.append(Pick(best.id, _reasons(best, chosen, wanted)))
        chosen.append(best)
        free.remove(best)
    counted = Counter(reason for reason in why_not.values() if reason)
    return Drawn(tuple(picks), dict(counted))


def _score(one: Candidate, team: Sequence[Candidate], wanted: frozenset[str]) -> int:
    points = {
        "wanted_profession": WANTED,
        "other_profession": OTHER_VIEW,
        "experienced": EXPERIENCED,
        "nothing_running": 0,
        "running": -RUNNING * one.running,
    }
    return sum(points[reason] for reason in _reasons(one, team, wanted))


def _reasons(one: Candidate, team: Sequence[Candidate], wanted: frozenset[str]) -> tuple[Why, ...]:
    """A wish counts until somebody fulfils it; experience until somebody has some."""
    there = {each.profession for each in team}
    found: list[Why] = []
    if one.profession in wanted - there:
        found.append("wanted_profession")
    if team and one.profession not in there:
        found.append("other_profession")
    if one.done and not any(each.done for each in team):
        found.append("experienced")
    found.append("running" if one.running else "nothing_running")
    return tuple(found)
