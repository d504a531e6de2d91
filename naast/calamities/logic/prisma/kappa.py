"""Cohen's kappa: how often two coders agree, corrected for what chance alone would give.

J. Cohen, A coefficient of agreement for nominal scales, 1960. Held in tests against NLTK.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from naast.calamities.logic.prisma.codes import group_of

LEAST = 30  # root causes coded twice; of fewer the number says next to nothing
# Smits and others, Int J Qual Health Care 2009;21:292-300: two analysts, 150 reports [excerpt].
PUBLISHED = {"group": 0.71, "code": 0.63}
Level = Literal["group", "code"]
Pair = tuple[str, str]
Why = Literal["", "nothing", "too_few", "one_class"]


@dataclass(frozen=True)
class Agreement:
    """n: root causes coded twice; agreed: how many alike. kappa is None where why says so:
    nothing, too_few, or one_class: both coders used one and the same class for everything, so
    chance alone explains all and the formula divides by nothing."""

    level: Level
    n: int
    agreed: int
    kappa: float | None
    why: Why = ""


def agreement(pairs: Sequence[Pair], level: Level, *, least: int = LEAST) -> Agreement:
    """pairs: the code of the first and of the second coder, one pair a root cause."""
    told = [(group_of(a), group_of(b)) for a, b in pairs] if level == "group" else list(pairs)
    agreed = sum(a == b for a, b in told)
    if not told:
        return Agreement(level, 0, 0, None, "nothing")
    if len(told) < least:
        return Agreement(level, len(told), agreed, None, "too_few")
    found = cohens_kappa(told)
    return Agreement(level, len(told), agreed, found, "" if found is not None else "one_class")


def cohens_kappa(pairs: Iterable[Pair]) -> float | None:
    """From -1 to 1; None for no pairs, and where both always used one and the same class."""
    told = list(pairs)
    if not told:
        return None
    total = len(told)
    first, second = Counter(a for a, _ in told), Counter(b for _, b in told)
    # In whole numbers: dividing first would make a chance of exactly one look like a little less.
    by_chance = sum(first[one] * second[one] for one in first)
    if by_chance == total * total:
        return None
    alike = sum(a == b for a, b in told)
    return (alike * total - by_chance) / (total * total - by_chance)
