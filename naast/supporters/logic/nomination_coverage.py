"""What the team covers now, and what it would with those whom a coordinator thinks of asking.

Profession, site, language and department are known of everybody in the directory of work. When
somebody works and in which decade they were born is not the coordinator's to know of one person, so
these two are told of the team and of everybody named together, never of those just marked: two
choices that differ by one person would tell it.
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
    now: int
    then: int | None

    @property
    def nobody(self) -> bool:
        """Still nobody."""
        return not (self.now if self.then is None else self.then)


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
    named: Sequence[Somebody],
) -> tuple[Cover, ...]:
    """By side and value. marked: whom the coordinator thinks of; named: everybody in the round."""
    found = []
    for side in Side:
        now = _counted(side, team)
        more = _more(side, marked, named)
        for value in sorted(staff.get(side, {})):
            number = staff[side][value]
            if value and number >= _LEAST.get(side, LEAST_STAFF):
                then = None if more is None else now[value] + more[value]
                found.append(Cover(side, value, number, now[value], then))
    return tuple(found)


def _more(side: Side, marked: Sequence[Somebody], named: Sequence[Somebody]) -> Counter[str] | None:
    if side not in KEPT_FROM_COORDINATOR:
        return _counted(side, marked)
    return _counted(side, named) if len(named) >= LEAST_NAMED else None


def _counted(side: Side, people: Iterable[Somebody]) -> Counter[str]:
    return Counter(value for one in people for value in set(_VALUES[side](one)) if value)
