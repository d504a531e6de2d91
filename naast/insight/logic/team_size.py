"""From a plan to an answer: the smallest team that is large enough, and what others would give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from naast.insight.logic.team_plan import TeamPlan

if TYPE_CHECKING:
    from naast.insight.logic.simulation import TeamOutcome

LARGEST = 400
POINTS = 10  # team sizes in the chart
Play = Callable[[int], "TeamOutcome"]


@dataclass(frozen=True)
class TeamAnswer:
    """enough: the smallest team with no more than one in `one_in` late; None: no team is enough.

    own: the hospital's own team now, where it is known.
    """

    plan: TeamPlan
    one_in: int
    outcomes: "Sequence[TeamOutcome]"
    enough: "TeamOutcome | None"
    own: "TeamOutcome | None" = None


def answer(plan: TeamPlan, *, one_in: int, own_team: int | None = None) -> TeamAnswer:
    """Plays team sizes until the smallest that is enough is found, and some around it."""
    from naast.insight.logic.simulation import play, requests_of  # noqa: PLC0415  numpy: half a second

    plan = plan.affordable()
    requests = requests_of(plan)
    played: dict[int, TeamOutcome] = {}

    def of(size: int) -> "TeamOutcome":
        if size not in played:
            played[size] = play(plan, size, requests)
        return played[size]

    enough = _smallest(of, 1 / one_in)
    middle = enough.team if enough else max(2, ceil(2 * plan.taken_at_once / plan.maximum))
    shown = [of(size) for size in sizes_around(middle)]
    own = of(own_team) if own_team else None
    return TeamAnswer(plan, one_in, shown, enough, own)


def sizes_around(middle: int) -> list[int]:
    """About ten sizes from a third of it to twice as many, the middle itself among them."""
    low, high = max(1, middle // 3), max(middle * 2, 6)
    step = max(1, ceil((high - low) / POINTS))
    return sorted({*range(middle, low - 1, -step), *range(middle, high + 1, step)})


def _smallest(of: Play, most: float) -> "TeamOutcome | None":
    """By doubling, then by halves: more supporters never make calls later, but for chance."""
    high = 1
    while of(high).late > most:
        if high >= LARGEST:
            return None
        high = min(high * 2, LARGEST)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if of(middle).late <= most else (middle, high)
    return of(high)


def one_in(share: float, requests: int) -> tuple[bool, int]:
    """(whether it is fewer than that, N of "1 in N"). With none late the rule of three says what
    can be ruled out with so many requests."""
    if share <= 0:
        return True, _round(max(requests / 3, 1))
    return False, _round(1 / share)


def _round(number: float) -> int:
    """Two figures: nobody should read more into it."""
    if number < 20:
        return max(1, round(number))
    size = int(10 ** (len(str(int(number))) - 2))
    return int(round(number / size) * size)
