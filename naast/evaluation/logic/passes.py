"""A pass as it is shown: a link, characters in groups, and a mark to compare by eye."""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.evaluation.logic.encoding import b32

GROUP, MARK_SHOWN = 4, 16


@dataclass(frozen=True)
class Shown:
    """Never stored. link: with the pass behind the hash sign, which no server is sent; page: where
    it is typed; groups: the pass for typing; mark: the first characters of the round's mark."""

    link: str
    page: str
    groups: str
    mark: str


def shown(value: bytes, *, collector: str, code: str, mark: str) -> Shown:
    """The pass in the ways in which somebody can use it."""
    page, text = f"{collector}/r/{code}", b32(value)
    return Shown(f"{page}#{text}.{mark}", page, grouped(text), grouped(mark[:MARK_SHOWN]))


def grouped(text: str) -> str:
    """In fours, as people read aloud."""
    return " ".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def needed_answers(
    given: Sequence[int], *, least_ballots: int, least_supporters: int, unknown: int = 0
) -> int | None:
    """How many answers must be in before a count, so that they are of people helped by at least
    so many supporters, whoever stayed silent. None: it cannot be said yet, for fewer passes were
    given, or by fewer supporters; whoever printed cards could fill the box around one answer.

    given: passes by supporter, in any order; unknown: those of which nobody knows whose. Even if
    everybody whom the busiest (all but one) helped has answered, one more answer is of somebody
    else's colleague.
    """
    if len(given) < least_supporters or sum(given) < least_ballots:
        return None
    busiest = sorted(given, reverse=True)[: least_supporters - 1]
    return max(least_ballots, sum(busiest) + unknown + 1)
