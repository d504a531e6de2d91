"""The entries by level, and the numbers that are always there."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from naast.knowledge.choices import PUBLIC_LINES, Level
from naast.knowledge.models import DirectoryEntry
from naast.knowledge.pieces import Text
from naast.people.queries import hospital, staffed_hours


@dataclass(frozen=True)
class CallLine:
    """A number to press now. urgent: for danger to life.

    again_at: nobody answers it now; when somebody does again.
    """

    name: Text
    phone: str
    urgent: bool = False
    again_at: datetime | None = None


@dataclass(frozen=True)
class LevelOfHelp:
    """One level of support with what the hospital offers there."""

    level: Level
    entries: tuple[DirectoryEntry, ...]


def directory_of_help() -> list[LevelOfHelp]:
    """Every level that has an entry, from near to far."""
    entries = list(DirectoryEntry.objects.all())
    levels = [
        LevelOfHelp(level, tuple(entry for entry in entries if entry.level == level))
        for level in Level
    ]
    return [level for level in levels if level.entries]


def call_now_lines() -> list[CallLine]:
    """Whom to call now when a life is in danger: the hospital's own numbers and the country's.

    Never empty: the country's numbers stand in the code, so they are there on the first day.
    """
    own = [
        CallLine(entry.name, entry.phone, urgent=entry.level == Level.EMERGENCY)
        for entry in DirectoryEntry.objects.filter(call_now=True)
    ]
    known = {_digits(line.phone) for line in own}
    public = [
        CallLine(line.name, line.phone, urgent=True)
        for line in PUBLIC_LINES[settings.COUNTRY]
        if _digits(line.phone) not in known
    ]
    return sorted([*public, *own], key=lambda line: not line.urgent)


def tonight_lines(at: datetime | None = None) -> list[CallLine]:
    """Whom to call when it cannot wait but no life is in danger, as the hospital chose.

    The number that is answered at that moment first: the team's own in its hours, else that for
    nights, weekends and public holidays.
    """
    chosen, hours, now = hospital(), staffed_hours(), at or timezone.now()
    own, night = [], []
    if chosen.support_phone:
        again = None if hours.answers_at(now) else hours.answers_again(now)
        own.append(CallLine("", chosen.support_phone, again_at=again))
    if chosen.night_phone:
        night.append(CallLine(chosen.night_label, chosen.night_phone))
    return [*own, *night] if hours.answers_at(now) else [*night, *own]


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())
