"""A group talk: when it is proposed, its few words, and when somebody is reminded."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from naast.cases.logic.profile import Profile

MANY = 5  # more than five people (BRIEF S1)
LEAST_GROUP = 3  # two people are helped one by one: a count of two would name both
LEAST_FACILITATORS = 2
COUNT_WITHIN = timedelta(days=2)
REMIND_BEFORE = timedelta(hours=24)
MOST_CAME = 200
LENGTHS = (30, 45, 60, 90, 120)


class Talk(StrEnum):
    """How far a group talk is. Held and cancelled look alike afterwards."""

    PLANNED = "planned"
    CLOSED = "closed"


class Answer(StrEnum):
    """What somebody said who was asked to lead."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"


class Room(StrEnum):
    """Where, in fixed words: no page of support has a field for text."""

    TEAM_ROOM = "team_room"
    MEETING_ROOM = "meeting_room"
    TRAINING_ROOM = "training_room"
    QUIET_ROOM = "quiet_room"
    ONLINE = "online"


def worth_proposing(involved: Sequence[Profile]) -> bool:
    """More than five people, or at least three of several departments."""
    units = {one.department_id or one.department.strip().casefold() for one in involved} - {""}
    several = len(units) > 1 and len(involved) >= LEAST_GROUP
    return len(involved) > MANY or several


def ends_at(starts_at: datetime, minutes: int) -> datetime:
    """The end as planned."""
    return starts_at + timedelta(minutes=minutes)


def has_begun(starts_at: datetime, now: datetime) -> bool:
    """From the planned moment on it may be counted, and nobody is invited any more."""
    return now >= starts_at


def count_is_late(starts_at: datetime, minutes: int, now: datetime) -> bool:
    """Two days after the end nobody has entered how many came."""
    return now >= ends_at(starts_at, minutes) + COUNT_WITHIN


def is_tomorrow(starts_at: datetime, now: datetime) -> bool:
    """Within a day from now: whoever leads is reminded."""
    return now < starts_at <= now + REMIND_BEFORE
