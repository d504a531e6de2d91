"""What the team covers now, and what it would with those whom a coordinator thinks of asking.

Profession, site, language and department are known of everybody in the directory of work. When
somebody works and in which decade they were born is not the coordinator's to know of one person, so
these two are told in one sum, of the team as it was when the round opened and everybody counted in
it. It is made at the count and stays: a sum that moved with one mark, one yes, one new member or
one who leaves would tell it of that one.
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


# Of each value of a side: how many of the staff, and how many of the team then; None: not told.
Sums = Mapping[str, Mapping[str, Sequence[int | None]]]

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
    sums: Sums,
) -> tuple[Cover, ...]:
    """By side and value. marked: whom the coordinator thinks of; sums: as they were made at the
    count, with sums_of()."""
    found: list[Cover] = []
    for side in Side:
        if side in KEPT_FROM_COORDINATOR:
            told = sums.get(side.value, {})
            found += [Cover(side, one, told[one][0] or 0, None, told[one][1]) for one in told]
            continue
        now, then = _counted(side, team), _counted(side, [*team, *marked])
        numbers = _large_enough(side, staff)
        found += [Cover(side, one, numbers[one], now[one], then[one]) for one in numbers]
    return tuple(found)


def sums_of(
    staff: Mapping[Side, Mapping[str, int]],
    *,
    before: Sequence[Somebody],
    named: Sequence[Somebody],
) -> dict[str, dict[str, list[int | None]]]:
    """Shifts and ages at the moment of the count. before: the team when the round opened; named:
    everybody named in it. Of too few named together only the staff is told."""
    found: dict[str, dict[str, list[int | None]]] = {}
    for side in Side:
        if side in KEPT_FROM_COORDINATOR:
            then = _counted(side, [*before, *named])
            few = len(named) < LEAST_NAMED
            numbers = _large_enough(side, staff)
            found[side.value] = {
                value: [numbers[value], None if few else then[value]] for value in numbers
            }
    return found


def _large_enough(side: Side, staff: Mapping[Side, Mapping[str, int]]) -> dict[str, int]:
    """The values of a side that are shared by many, in order."""
    numbers, least = staff.get(side, {}), _LEAST.get(side, LEAST_STAFF)
    return {value: numbers[value] for value in sorted(numbers) if value and numbers[value] >= least}


def _counted(side: Side, people: Iterable[Somebody]) -> Counter[str]:
    return Counter(value for one in people for value in set(_VALUES[side](one)) if value)
