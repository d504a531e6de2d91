"""Intervision: when the groups meet, what becomes of a meeting, and which words a theme may be."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

RHYTHMS = (2, 3, 4, 6, 8, 10, 12, 13, 26)  # weeks between two meetings
LENGTHS = (60, 75, 90, 120, 150)
LEAST_MEMBERS, MOST_MEMBERS = 3, 20  # of two, a count would name both
MOST_CAME = 30
MOST_THEMES = 4
MOST_OWN_WORDS = 40
PLANNED_AHEAD = timedelta(weeks=28)
REMIND_BEFORE = timedelta(days=3)
COUNT_AFTER = timedelta(days=2)
GIVEN_UP_AFTER = timedelta(days=28)
WEEK = timedelta(days=7)
_PLAIN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?: [^\W\d_]+(?:['-][^\W\d_]+)*){0,3}")
LONGEST_WORD = 40


class Meeting(StrEnum):
    """What became of a meeting. Uncounted: nobody said, within four weeks, whether it was held."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    UNCOUNTED = "uncounted"


class Place(StrEnum):
    """Where, in fixed words: these pages have no field for text."""

    TEAM_ROOM = "team_room"
    MEETING_ROOM = "meeting_room"
    TRAINING_ROOM = "training_room"
    QUIET_ROOM = "quiet_room"
    ONLINE = "online"


class Theme(StrEnum):
    """What a group speaks about, in general words that every hospital begins with."""

    FIRST_CALL = "first_call"
    NOT_REACHED = "not_reached"
    LISTENING = "listening"
    SILENCE = "silence"
    OWN_LIMITS = "own_limits"
    OWN_FEELINGS = "own_feelings"
    NO_SOLUTIONS = "no_solutions"
    REFERRING = "referring"
    ENDING = "ending"
    CONFIDENTIALITY = "confidentiality"
    GROUP_TALKS = "group_talks"
    DIFFERENCES = "differences"
    TIME_AND_WORK = "time_and_work"
    KNOWN_IN_HOSPITAL = "known_in_hospital"


def dates_of(
    first: date, weeks: int, *, until: date, day_off: Callable[[date], bool]
) -> Iterator[date]:
    """Every so many weeks from the first day. A public holiday moves one meeting a week, and
    leaves the rhythm as it is."""
    day = first
    while day <= until:
        held = day
        while day_off(held):
            held += WEEK
        yield held
        day += weeks * WEEK


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def is_near(starts_at: datetime, now: datetime) -> bool:
    """Within three days from now: the group is reminded."""
    return now < starts_at <= now + REMIND_BEFORE


def count_is_late(starts_at: datetime, now: datetime) -> bool:
    """Two days after it began nobody has said how many came."""
    return now >= starts_at + COUNT_AFTER


def plain_word(text: str) -> str | None:
    """The word as it is kept: one to four words of letters, in small letters. None: it is none,
    because digits, marks or a long text could hold a number, an address or a story."""
    word = " ".join(text.split()).casefold()
    fits = 3 <= len(word) <= LONGEST_WORD and _PLAIN.fullmatch(word) is not None
    return word if fits else None
