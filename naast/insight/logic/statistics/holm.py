"""Several questions at once: Holm's step-down correction."""

from collections.abc import Sequence


def holm(values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p values, in the order given; each value from 0 to 1.

    Holm, Scand J Statist 6 (1979) 65-70: the smallest times m, the next times m - 1 and so on,
    never below the one before it, 1 at most. Compare each with the level for the whole family.
    """
    if not all(0 <= value <= 1 for value in values):
        raise ValueError("A p value lies between 0 and 1.")
    adjusted, highest = [0.0] * len(values), 0.0
    for rank, place in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        highest = max(highest, min(1.0, (len(values) - rank) * values[place]))
        adjusted[place] = highest
    return tuple(adjusted)
