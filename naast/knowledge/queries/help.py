"""Whom to turn to. The directory of help is public, so these questions take no actor."""

from dataclasses import dataclass

from django.conf import settings

from naast.knowledge.choices import PUBLIC_LINES, Level
from naast.knowledge.models import DirectoryEntry
from naast.knowledge.pieces import Text
from naast.people.queries import hospital


@dataclass(frozen=True)
class CallLine:
    """A number to press now. urgent: for danger to life."""

    name: Text
    phone: str
    urgent: bool = False


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


def tonight_lines() -> list[CallLine]:
    """Whom to call when it cannot wait but no life is in danger, as the hospital chose."""
    chosen = hospital()
    lines = []
    if chosen.support_phone:
        lines.append(CallLine("", chosen.support_phone))
    if chosen.night_phone:
        lines.append(CallLine(chosen.night_label, chosen.night_phone))
    return lines


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())
