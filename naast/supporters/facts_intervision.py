"""How intervision goes, a quarter at a time: the only counts of it that leave this area."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from naast.supporters.logic.intervision import Meeting, quarter_of
from naast.supporters.models_intervision import IntervisionMeeting, IntervisionQuarter


@dataclass(frozen=True)
class QuarterOfIntervision:
    """Meetings by the day for which they stand in the list. came: to all of them together; themes:
    how often each was spoken about."""

    quarter: date
    planned: int = 0
    held: int = 0
    cancelled: int = 0
    uncounted: int = 0
    moved: int = 0
    came: int = 0
    themes: tuple[tuple[str, int], ...] = ()


def intervision_by_quarter(first: date, last: date) -> Sequence[QuarterOfIntervision]:
    """Every quarter from that of the first day to that of the last, also those without any."""
    start, end = quarter_of(first), _next(quarter_of(last))
    meetings: dict[date, list[IntervisionMeeting]] = {}
    rows = IntervisionMeeting.objects.filter(starts_at__gte=_midnight(start))
    for row in rows.filter(starts_at__lt=_midnight(end)):
        meetings.setdefault(quarter_of(timezone.localdate(row.starts_at)), []).append(row)
    came = dict(IntervisionQuarter.objects.values_list("quarter", "came"))
    found = []
    while start < end:
        found.append(_counted(start, meetings.get(start, []), came.get(start, 0)))
        start = _next(start)
    return found


def last_held_on() -> date | None:
    """The day of the last meeting that was held."""
    row = IntervisionMeeting.objects.filter(state=Meeting.HELD.value).last()
    return timezone.localdate(row.starts_at) if row else None


def _counted(quarter: date, rows: Sequence[IntervisionMeeting], came: int) -> QuarterOfIntervision:
    states = Counter(row.state for row in rows)
    themes = Counter(code for row in rows if row.state == Meeting.HELD.value for code in row.themes)
    return QuarterOfIntervision(
        quarter=quarter,
        planned=states[Meeting.PLANNED.value],
        held=states[Meeting.HELD.value],
        cancelled=states[Meeting.CANCELLED.value],
        uncounted=states[Meeting.UNCOUNTED.value],
        moved=sum(row.moved_on is not None for row in rows),
        came=came,
        themes=tuple(sorted(themes.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _next(quarter: date) -> date:
    return date(quarter.year + quarter.month // 10, (quarter.month + 2) % 12 + 1, 1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
