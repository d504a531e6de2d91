"""The attacker: from all tables ever published, the narrowest interval for each hidden count.

Knows the rule, the rounding, which cells are said to be small, what nobody can be, and that tables
of one population count the same persons. Every person is in one atom of each clique (atoms.py);
each number published bounds a sum of atoms, and the worlds are looked for in which a hidden count
is smallest and largest. Not held against a reader who knows persons in the population, or who asks
why just these cells were kept back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from naast.insight.logic.disclosure.atoms import Place, atoms_of, places_of
from naast.insight.logic.disclosure.rule import RULE, Mark, Published, Rule
from naast.insight.logic.disclosure.worlds import Bound, Worlds

ROOM = 100  # how far above everything that is published a hidden count may be


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


class Reader:
    """Somebody who has read these tables of one population, and can be given other versions.

    released: those that stay as they are, also where one of the same cells is read again.
    Where there is too much to look at, every cell counts as worked out.
    """

    def __init__(
        self,
        published: Sequence[Published],
        rule: Rule = RULE,
        released: Sequence[Published] = (),
    ) -> None:
        self._rule, self._released = rule, released
        atoms = atoms_of(published)
        most = ROOM + 2 * sum(
            sum(one.numbers.values()) + rule.least * len(one.marks) for one in published
        )
        self._worlds = Worlds(atoms, most) if atoms else None
        if self._worlds:
            self._worlds.bind(_bounds(published, rule))

    def reads(self, published: Published) -> None:
        """Another version of one of the tables, in the place of the first."""
        if self._worlds:
            same = [one for one in self._released if _what(one) == _what(published)]
            self._worlds.bind(_bounds([*same, published], self._rule))

    def first_told(self, places: Iterable[Place]) -> Place | None:
        """The first of these cells that this reader could work out."""
        return next(self.told(places), None)

    def told(self, places: Iterable[Place]) -> Iterator[Place]:
        """Those of these cells that this reader could work out."""
        for place in self.look(places):
            if self._worlds is None or self._is_told(self._worlds, place):
                yield place

    def told_anyway(self, places: Iterable[Place]) -> set[Place]:
        """Those that this reader could work out; none where nothing can be said for sure, because
        there is too much to look at, or what was read contradicts itself."""
        told = set(self.told(places))
        return told if self._worlds is not None and self._worlds.any_found else set()

    def not_wide(self, places: Sequence[Place]) -> list[Place]:
        """Those told, or known to be large: less published may make these narrow and small."""
        if self._worlds is None:
            return list(places)
        list(self.told(places))
        return self._waiting(self._worlds, places)

    def look(self, places: Iterable[Place]) -> list[Place]:
        """Those of these cells that the worlds found at a glance leave narrow."""
        if self._worlds is None:
            return list(places)
        waiting = self._waiting(self._worlds, places)
        for largest in (False, True, False):
            before = len(waiting) + 1
            while waiting and len(waiting) < before:
                before = len(waiting)
                self._worlds.look(waiting, largest=largest)
                waiting = self._waiting(self._worlds, waiting)
        return waiting

    def interval(self, place: Place) -> Interval | None:
        """None where everybody knows that nobody can be there."""
        if self._worlds is None:
            return Interval(0, 0, certain=False)
        if not self._worlds.has_room(place):
            return None
        low, sure_low = self._worlds.extreme(place, largest=False)
        high, sure_high = self._worlds.extreme(place, largest=True)
        return Interval(low, high, certain=sure_low and sure_high)

    def _waiting(self, worlds: Worlds, places: Iterable[Place]) -> list[Place]:
        told = self._rule.told
        return [one for one in places if worlds.has_room(one) and worlds.span(one) <= told]

    def _is_told(self, worlds: Worlds, place: Place) -> bool:
        """Asks for whole numbers only where others leave it open."""
        if worlds.span(place) > self._rule.told:  # by a world that was found for another cell
            return False
        ends = worlds.relaxed_ends(place)
        if ends is None:
            return True
        low, high = ends
        if high - low > self._rule.told:
            if worlds.is_wider(place, self._rule.told):
                return False
            low, high = (worlds.extreme(place, largest=largest)[0] for largest in (False, True))
        return high - low <= self._rule.told and low < self._rule.least


def attack(published: Sequence[Published], rule: Rule = RULE) -> dict[Place, Interval]:
    """Of every hidden cell that somebody can be in, by what all tables together call impossible.

    Where the size is beyond it, or the tables contradict each other, the interval is a point that
    is not certain: given as worked out, never as safe. Raises NotDecomposable, DimensionMoved.
    """
    found: dict[Place, Interval] = {}
    for population in dict.fromkeys(one.population for one in published):
        same = [one for one in published if one.population == population]
        reader = Reader(same, rule)
        for place in hidden_places(same):
            interval = reader.interval(place)
            if interval:
                found[place] = interval
    return found


def told_of(
    published: Sequence[Published], rule: Rule = RULE, *, for_sure: bool = False
) -> set[Place]:
    """The hidden cells that could be worked out: what `attack` says, without each interval.

    for_sure: without those of which nothing can be said, see Reader.told_anyway.
    """
    found: set[Place] = set()
    for population in dict.fromkeys(one.population for one in published):
        same = [one for one in published if one.population == population]
        reader = Reader(same, rule)
        told = reader.told_anyway if for_sure else reader.told
        found |= set(told(hidden_places(same)))
    return found


def _what(one: Published) -> tuple[str, tuple[str, ...]]:
    return one.code, one.periods


def hidden_places(published: Iterable[Published]) -> list[Place]:
    """The cells that could be there and are not shown."""
    return [
        place
        for one in published
        for place in places_of(one)
        if one.marks[place.cell] != Mark.SHOWN
    ]


def _bounds(published: Iterable[Published], rule: Rule) -> dict[Place, Bound]:
    """Where the same cell was published twice, both hold."""
    bounds: dict[Place, Bound] = {}
    for one in published:
        for place in places_of(one):
            low, high = _known(one.marks[place.cell], one.numbers.get(place.cell, 0), rule)
            before_low, before_high = bounds.get(place, (0, None))
            highs = [each for each in (high, before_high) if each is not None]
            bounds[place] = (max(low, before_low), min(highs, default=None))
    return bounds


def _known(mark: Mark, number: int, rule: Rule) -> Bound:
    if mark == Mark.SHOWN:
        return max(rule.least, number - rule.base // 2), number + rule.base // 2
    if mark == Mark.SMALL:
        return 0, rule.least - 1
    return 0, None
