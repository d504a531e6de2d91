"""The hospital's weights in four words each, and what they are in points."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from naast.cases.logic.matching_types import Weights
from naast.cases.logic.matching_words import Policy


class Level(StrEnum):
    """How much something counts."""

    NOT = "not"
    LITTLE = "little"
    IMPORTANT = "important"
    VERY = "very"


NAMES = tuple(one.name for one in fields(Weights))
FAIRNESS = ("year", "supports_now", "rest", "asked_twice")
PREFERENCES = tuple(name for name in NAMES if name not in FAIRNESS)
_WITHIN_THE_PROFESSION = 30
_LEVELS = tuple(Level)


@dataclass(frozen=True)
class Choice:
    """What the hospital chose. supporters: proposed for each colleague, one or two."""

    policy: Policy
    levels: Mapping[str, Level]
    supporters: int = 1

    @property
    def weights(self) -> Weights:
        """In points."""
        return Weights(**{name: points(name, self.levels[name]) for name in NAMES})


def points(name: str, level: Level) -> int:
    """As delivered, important is what Weights says (rest: a little is); very is twice as much."""
    return _SCALES[name][_LEVELS.index(level)]


def default_levels(policy: Policy) -> dict[str, Level]:
    """As delivered; the same points as Weights.for_policy."""
    own = Weights.for_policy(policy)
    return {name: _LEVELS[_SCALES[name].index(getattr(own, name))] for name in NAMES}


def default_choice(policy: Policy) -> Choice:
    """As delivered."""
    return Choice(policy, default_levels(policy))


def _scale(name: str) -> tuple[int, int, int, int]:
    usual = getattr(Weights(), name) or _WITHIN_THE_PROFESSION
    return (0, 1, 2, 4) if usual == 1 else (0, usual // 2, usual, usual * 2)


_SCALES = {name: _scale(name) for name in NAMES}
