"""Counts what departments named, and shows no more of it than a round has promised."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

NameT = TypeVar("NameT", bound=Hashable)

# A smaller team names in its meeting: with fewer ballots a count would say who named whom.
LEAST_VOTERS = 20
# Fewer ballots in all are destroyed unread.
LEAST_BALLOTS = 10
LEAST_THRESHOLD, MOST_THRESHOLD = 3, 10
MOST_NAMES = 3
MOST_NAMES_OF_MEETING = 3


class Way(StrEnum):
    """How a department names."""

    BALLOT = "ballot"
    MEETING = "meeting"


class Stage(StrEnum):
    """How far somebody who was named is on the way into the team."""

    NAMED = "named"
    ASKED = "asked"
    LATER = "later"
    NO = "no"
    YES = "yes"


MAY_BECOME: dict[Stage, frozenset[Stage]] = {
    Stage.NAMED: frozenset({Stage.ASKED}),
    Stage.ASKED: frozenset({Stage.YES, Stage.LATER, Stage.NO}),
    # Whoever said later may think again while the round lasts.
    Stage.LATER: frozenset({Stage.YES, Stage.NO}),
    Stage.NO: frozenset(),
    Stage.YES: frozenset(),
}


class Path(StrEnum):
    """From yes to active, as the team's own row says it."""

    IN_TRAINING = "in_training"
    ACTIVE = "active"


@dataclass(frozen=True)
class Count:
    """number: how many named somebody; or_more: it stands for that many, or more."""

    number: int
    or_more: bool = False


def way_for(voters: int) -> Way:
    """A ballot for a department of 20 voters and more."""
    return Way.BALLOT if voters >= LEAST_VOTERS else Way.MEETING


def tally(
    ballots: Iterable[Sequence[NameT]], *, threshold: int, most_names: int
) -> dict[NameT, Count]:
    """Who was named by `threshold` colleagues or more, and how often.

    A ballot counts a name once, and no more names than were asked for. When nearly all named the
    same person the number would say how each of them voted, so it ends `threshold` below the tens
    of ballots that are told anyway: "or more" says no more of how many took part than these do.
    """
    cast = [tuple(dict.fromkeys(ballot))[:most_names] for ballot in ballots]
    cast = [ballot for ballot in cast if ballot]
    if len(cast) < LEAST_BALLOTS:
        return {}
    highest = max(threshold, about(len(cast)) - threshold)
    numbers = Counter(name for ballot in cast for name in ballot)
    return {
        name: Count(min(number, highest), or_more=number > highest)
        for name, number in numbers.items()
        if number >= threshold
    }


def about(number: int) -> int:
    """In whole tens, rounded down: how many ballots there were."""
    return number // 10 * 10


def path_of(*, active: bool, trained: bool) -> Path | None:
    """Where a member of the team is; None for somebody who is not in it."""
    if not active:
        return None
    return Path.ACTIVE if trained else Path.IN_TRAINING
