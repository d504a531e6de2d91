"""The mean mark, told only where it leaves in doubt how many gave a low one, or none at all.

Whoever reads the mean knows how many answered (everybody can count them), the table of marks of 8
and more, and this code. So it is asked of what is printed alone: of all worlds in which the same
would be printed, is each hidden count within an interval of more than five? Then that nothing is
printed tells nothing, either.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import ceil, floor, sqrt

from naast.insight.logic.disclosure.rule import RULE, Mark, Published
from naast.insight.logic.disclosure.tables import Cell
from naast.insight.logic.publications.list_answers import MARKS
from naast.insight.logic.statistics.mean import mean_of, student_two_sided

GOOD, BEST = 8, 10  # marks from GOOD are "high" in the tables
STEP = 0.5  # the interval reaches so many halves of a mark to both sides


@dataclass(frozen=True)
class Told:
    """As it is printed: the mean in tenths, how far the interval reaches in halves of a mark. How
    many gave a mark is not said: with how many answered it would count those who gave none."""

    tenths: int
    halves: int


def told_of(marks: Mapping[int, int]) -> Told | None:
    """None of fewer than ten."""
    if sum(marks.values()) < RULE.least:
        return None
    found = mean_of(marks)
    return Told(floor(found.value * 10 + 0.5), _halves(found.spread, found.people))


def is_safe(told: Told, people: int, table: Published) -> bool:
    """Whether each count that the table of marks hides stays hidden beside this mean.

    people: who answered, whether they gave a mark or not.
    """
    seen = [_seen(table, (word,), people) for word in MARKS]
    worlds = list(_worlds(told, people, *seen))
    hidden = [place for place, word in enumerate(MARKS) if (word,) not in table.numbers]
    for place in hidden:
        values = [world[place] for world in worlds]
        if min(values) < RULE.least and max(values) - min(values) <= RULE.told:
            return False
    return True


def _seen(table: Published, cell: Cell, people: int) -> range:
    """The counts that look the same in the table."""
    if cell in table.numbers:
        middle, reach = table.numbers[cell], RULE.base // 2
        return range(max(RULE.least, middle - reach), middle + reach + 1)
    return range(RULE.least if table.marks[cell] is Mark.SMALL else people + 1)


def _worlds(
    told: Told, people: int, highs: range, lowers: range, unsaid: range
) -> Iterator[tuple[int, int, int]]:
    """Counts of high marks, low marks and none that would be printed alike."""
    for high, lower in product(highs, lowers):
        left = people - high - lower
        if left in unsaid and _is_possible(told, high, lower):
            yield high, lower, left


def _is_possible(told: Told, high: int, lower: int) -> bool:
    """Whether so many marks from 8 and so many below can have that mean and that interval."""
    number = high + lower
    if number < RULE.least:
        return False
    first, last = (ceil(number * (told.tenths + way) / 10) for way in (-0.5, 0.5))
    for total in range(first, last):
        if GOOD * high <= total <= BEST * high + (GOOD - 1) * lower:
            least, most = (
                _halves(sqrt(max(0.0, squares - total**2 / number) / (number - 1)), number)
                for squares in _squares(total, high, lower)
            )
            if least <= told.halves <= most:
                return True
    return False


def _squares(total: int, high: int, lower: int) -> tuple[int, int]:
    """The least and the most that the squares of marks with this sum can add up to: as even as they
    can be, or all at the ends of their scale but one."""
    few, many = max(0, total - BEST * high), min((GOOD - 1) * lower, total - GOOD * high)
    least = _even(many, lower) + _even(total - many, high)
    most = max(
        _apart(one, lower, 0, GOOD - 1) + _apart(total - one, high, GOOD, BEST)
        for one in (few, many)
    )
    return least, most


def _even(total: int, number: int) -> int:
    if not number:
        return 0
    mark, above = divmod(total, number)
    return above * (mark + 1) ** 2 + (number - above) * mark**2


def _apart(total: int, number: int, bottom: int, top: int) -> int:
    if not number:
        return 0
    tops, left = divmod(total - bottom * number, top - bottom)
    between = (bottom + left) ** 2 if tops < number else 0
    return tops * top**2 + between + max(0, number - tops - 1) * bottom**2


def _halves(spread: float, people: int) -> int:
    """How many steps cover Student's interval to one side."""
    return ceil(student_two_sided(0.95, people - 1) * spread / sqrt(people) / STEP - 1e-9)
