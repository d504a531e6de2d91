"""What the team covers now, and what it would with those whom a coordinator thinks of asking.

Profession, site, language and department are known of everybody in the directory of work. When
somebody works and in which decade they were born is not the coordinator's to know of one person, so
these two are told in one sum, of the team as it was when the round opened and everybody counted in
it: a sum that moved with one mark, one yes or one new member would tell it of that one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# About fewer of the staff "nobody" says little.
LEAST_STAFF = 10
LEAST_STAFF_OF_LANGUAGE = 5
LEAST_STAFF_OF_DEPARTMENT = 20
# So many must be named together before their shifts and ages are told.
LEAST_NAMED = 5


class Side(StrEnum):
    """What a team may cover."""

    PROFESSION = "profession"
    SITE = "site"
    LANGUAGE = "language"
    DEPARTMENT = "department"
    SHIFT = "shift"
    AGE = "age"


KEPT_FROM_COORDINATOR = frozenset({Side.SHIFT, Side.AGE})
_LEAST = {Side.LANGUAGE: LEAST_STAFF_OF_LANGUAGE, Side.DEPARTMENT: LEAST_STAFF_OF_DEPARTMENT}


@dataclass(frozen=True)
class Somebody:
    """What is asked of one person. decade: of birth, such as 1980."""

    profession: str = ""
    site: str = ""
    department: str = ""
    languages: tuple[str, ...] = ()
    pattern: str = ""
    decade: int | None = None


@dataclass(frozen=True)
class Cover:
    """One value. now: in the team; then: with those asked about; None: not told."""

    side: Side
    value: str
    staff: int
    now: int | None
    then: int | None

    @property
    def nobody(self) -> bool:
        """Still nobody, as far as it is told."""
        return (self.now if self.then is None else self.then) == 0


_VALUES: Mapping[Side, Callable[[Somebody], Iterable[str]]] = {
    Side.PROFESSION: lambda one: [one.profession],
    Side.SITE: lambda one: [one.site],
    Side.LANGUAGE: lambda one: one.languages,
    Side.DEPARTMENT: lambda one: [one.department],
    Side.SHIFT: lambda one: [one.pattern],
    Side.AGE: lambda one: [str(one.decade) if one.decade else ""],
}


def coverage(
    staff: Mapping[Side, Mapping[str, int]],
    team: Sequence[Somebody],
    *,
    marked: Sequence[Somebody],
    before: Sequence[Somebody],
    named: Sequence[Somebody],
) -> tuple[Cover, ...]:
    """By side and value. marked: whom the coordinator thinks of; before: the team when the round
    opened; named: everybody counted in the round, whatever they answered since."""
    found = []
    for side in Side:
        now, then = _told(side, team, marked, before, named)
        for value in sorted(staff.get(side, {})):
            number = staff[side][value]
            if value and number >= _LEAST.get(side, LEAST_STAFF):
                counts = [None if one is None else one[value] for one in (now, then)]
                found.append(Cover(side, value, number, *counts))
    return tuple(found)


def _told(
    side: Side,
    team: Sequence[Somebody],
    marked: Sequence[Somebody],
    before: Sequence[Somebody],
    named: Sequence[Somebody],
) -> tuple[Counter[str] | None, Counter[str] | None]:
    """Now and then; None where it is not told."""
    if side not in KEPT_FROM_COORDINATOR:
        return _counted(side, team), _counted(side, [*team, *marked])
    if len(named) < LEAST_NAMED:
        return None, None
    return None, _counted(side, [*before, *named])


def _counted(side: Side, people: Iterable[Somebody]) -> Counter[str]:
    return Counter(value for one in people for value in set(_VALUES[side](one)) if value)
