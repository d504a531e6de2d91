"""The directory of help as people read it now: open or not, in which languages, for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.knowledge.choices import Level
from naast.knowledge.logic.hours import Holiday, Now, Opening, state_at
from naast.knowledge.models import DirectoryEntry
from naast.people.choices import Language, Profession
from naast.people.models import Site
from naast.people.queries import staffed_hours

NEAREST = 3
# Who takes up the telephone for anybody; a manager or a general practitioner is somebody's own.
_TO_CALL = (Level.PEERS, Level.INTERNAL, Level.EXTERNAL)


@dataclass(frozen=True)
class Line:
    """One entry with its words. state: a sentence such as "Opens Monday, 08:00", or empty."""

    entry: DirectoryEntry
    now: Now
    state: str
    week: tuple[tuple[str, str], ...]
    languages: str
    whom: str


@dataclass(frozen=True)
class LevelShown:
    """One level with its lines."""

    level: Level
    lines: tuple[Line, ...]


def help_at(moment: datetime, *, open_only: bool = False) -> list[LevelShown]:
    """Every level that has an entry, from near to far. Three queries."""
    sites = {str(pk): name for pk, name in Site.objects.values_list("pk", "name")}
    holiday = staffed_hours().is_day_off
    lines = [_line(entry, moment, sites, holiday) for entry in DirectoryEntry.objects.all()]
    shown = [line for line in lines if line.now.open or not open_only]
    levels = [
        LevelShown(level, tuple(line for line in shown if line.entry.level == level))
        for level in Level
    ]
    return [level for level in levels if level.lines]


def lines_open_now(moment: datetime) -> list[Line]:
    """The nearest few whom anybody may call at this moment; two queries."""
    rows = DirectoryEntry.objects.filter(level__in=_TO_CALL, open_without_referral=True)
    holiday = staffed_hours().is_day_off
    everyones = [entry for entry in rows.exclude(phone="") if entry.for_everyone]
    lines = [_line(entry, moment, {}, holiday) for entry in everyones]
    found = [line for line in lines if line.now.open]
    return sorted(found, key=lambda line: _TO_CALL.index(Level(line.entry.level)))[:NEAREST]


def _line(
    entry: DirectoryEntry, moment: datetime, sites: Mapping[str, str], holiday: Holiday
) -> Line:
    opening = entry.opening
    zone = ZoneInfo(settings.TIME_ZONE)
    now = state_at(opening, moment, zone, holiday) if opening.known else Now(open=False)
    professions = [str(Profession(code).label) for code in entry.professions]
    places = [sites[pk] for pk in entry.sites if pk in sites]
    return Line(
        entry=entry,
        now=now,
        state=_state(now, moment) if opening.known else "",
        week=_week(opening),
        languages=", ".join(str(Language(code).label) for code in entry.languages),
        whom=", ".join([*professions, *places]),
    )


def _state(now: Now, moment: datetime) -> str:
    if now.open and now.until_at is None:
        return _("Open now, day and night")
    if now.until_at is not None:
        return _("Open now, until %(moment)s") % {"moment": _moment(now.until_at, moment)}
    if now.opens_at is None:
        return _("Closed for now")
    return _("Opens %(moment)s") % {"moment": _moment(now.opens_at, moment)}


def _moment(when: datetime, moment: datetime) -> str:
    """The hour; with the day of the week when it is not today, the date when it is far away."""
    there, here = timezone.localtime(when), timezone.localtime(moment)
    days = (there.date() - here.date()).days
    if days == 0:
        return there.strftime("%H:%M")
    day = date_format(there, "l") if days < 7 else date_format(there, "j F")
    return f"{day} {there:%H:%M}"


def _week(opening: Opening) -> tuple[tuple[str, str], ...]:
    """(day, hours) for the seven days; nothing when it is open day and night or not known."""
    if opening.always or not opening.known:
        return ()
    monday = date(2024, 1, 1)
    return tuple(
        (
            date_format(monday.replace(day=1 + number), "l"),
            ", ".join(f"{span.start:%H:%M}–{span.until:%H:%M}" for span in spans) or _("closed"),  # noqa: RUF001
        )
        for number, spans in enumerate(opening.week)
    )
