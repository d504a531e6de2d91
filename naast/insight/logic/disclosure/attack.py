"""The attacker: from all tables ever published, the narrowest interval for each hidden count.

Knows the rule, the rounding, which cells are said to be small, and that tables of one population
count the same persons. Every person is in one atom (a period, and a value of every dimension); each
number published bounds a sum of atoms, and CP-SAT looks for the worlds in which a hidden count is
smallest and largest. Not held against a reader who knows persons in the population, or who asks
why just these cells were kept back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from naast.insight.logic.disclosure.atoms import Atoms, Place, atoms_of
from naast.insight.logic.disclosure.rule import RULE, Mark, Published, Rule
from naast.insight.logic.disclosure.worlds import World, Worlds


@dataclass(frozen=True)
class Interval:
    """Where a hidden count lies. certain: no narrower one exists; else it may be wider."""

    low: int
    high: int
    certain: bool = True

    @property
    def width(self) -> int:
        """0 is worked out exactly."""
        return self.high - self.low


def attack(published: Sequence[Published], rule: Rule = RULE) -> dict[Place, Interval]:
    """Of every hidden cell that somebody can be in, by what all tables together call impossible.

    Where the size is beyond it, or the tables contradict each other, the interval is a point that
    is not certain: given as worked out, never as safe.
    """
    found: dict[Place, Interval] = {}
    for population in dict.fromkeys(one.population for one in published):
        same = [one for one in published if one.population == population]
        worlds = _worlds(same, rule, [])
        found |= {
            place: _interval(worlds, place)
            for place in hidden_places(same)
            if worlds is None or worlds.has_room(place)
        }
    return found


def first_told(
    published: Sequence[Published],
    places: Iterable[Place],
    rule: Rule = RULE,
    found: list[World] | None = None,
) -> Place | None:
    """The first of these cells, of one population, that somebody could work out.

    found: one list for all calls with the same tables, whatever is shown of them; saves time only.
    """
    worlds = _worlds(published, rule, [] if found is None else found)
    return next((place for place in places if _is_told(worlds, place, rule)), None)


def hidden_places(published: Iterable[Published]) -> list[Place]:
    """The cells that could be there and are not shown."""
    return [
        Place(one.population, one.code, one.periods, cell)
        for one in published
        for cell in one.hidden()
    ]


def _worlds(published: Sequence[Published], rule: Rule, found: list[World]) -> Worlds | None:
    atoms = atoms_of(published)
    return Worlds(atoms, _bounds(published, atoms, rule), found) if atoms else None


def _bounds(
    published: Sequence[Published], atoms: Atoms, rule: Rule
) -> dict[Place, tuple[int, int | None]]:
    bounds: dict[Place, tuple[int, int | None]] = {}
    for one in published:
        for cell, mark in one.marks.items():
            place = Place(one.population, one.code, one.periods, cell)
            low, high = _known(mark, one.numbers.get(cell, 0), rule)
            before_low, before_high = bounds.get(place, (0, None))
            highs = [each for each in (high, before_high) if each is not None]
            bounds[place] = (max(low, before_low), min(highs, default=None))
    return {place: bounds[place] for place in atoms.of}


def _known(mark: Mark, number: int, rule: Rule) -> tuple[int, int | None]:
    if mark == Mark.SHOWN:
        return max(rule.least, number - rule.base // 2), number + rule.base // 2
    if mark == Mark.SMALL:
        return 0, rule.least - 1
    return 0, None


def _interval(worlds: Worlds | None, place: Place) -> Interval:
    if worlds is None:
        return Interval(0, 0, certain=False)
    low, sure_low = worlds.extreme(place, largest=False)
    high, sure_high = worlds.extreme(place, largest=True)
    return Interval(low, high, certain=sure_low and sure_high)


def _is_told(worlds: Worlds | None, place: Place, rule: Rule) -> bool:
    if worlds is None:
        return True
    if not worlds.has_room(place) or worlds.span(place) > rule.told:
        return False
    found = _interval(worlds, place)
    return found.low < rule.least and found.width <= rule.told
