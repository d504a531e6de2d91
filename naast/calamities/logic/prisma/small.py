"""Protects small numbers: what is left out, and what goes with it so that nobody can subtract.

House rules: about fewer than ten events nothing is said; a count of one to four is not shown; and
what is not shown hides at least five together, so that a sum gives no single number away.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

LEAST_EVENTS = 10
LEAST_CELL = 5
Key = TypeVar("Key", bound=Hashable)


def hidden_cells(counts: Mapping[Key, int], small: Iterable[Key]) -> frozenset[Key]:
    """Cells of a row whose sum is known. small: those that must not be told; the next smallest go
    with them until at least two are hidden, which sum to five at least."""
    hidden = {key for key in small if counts[key]}
    rest = sorted(
        (key for key, count in counts.items() if count and key not in hidden),
        key=lambda key: (counts[key], str(key)),
    )
    while (
        hidden and rest and (len(hidden) < 2 or sum(map(counts.__getitem__, hidden)) < LEAST_CELL)
    ):
        hidden.add(rest.pop(0))
    return frozenset(hidden)


def hidden_sets(events: Mapping[Key, int]) -> frozenset[Key]:
    """Sets of events (years, departments, kinds) that are too small to tell of: below ten. Where
    those left out are together still below ten, the next smallest goes too, because the whole is
    known."""
    few = {key for key, count in events.items() if count < LEAST_EVENTS}
    rest = sorted(
        (key for key in events if key not in few), key=lambda key: (events[key], str(key))
    )
    while rest and 0 < sum(events[key] for key in few) < LEAST_EVENTS:
        few.add(rest.pop(0))
    return frozenset(few)


def in_fives(part: int, whole: int) -> int:
    """A share in percent, rounded to five."""
    return round(part * 20 / whole) * 5 if whole else 0


def in_tens(count: int) -> int:
    """Rounded down, for sets of which the number is told coarsely."""
    return count // 10 * 10
