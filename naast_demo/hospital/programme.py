"""Months of the programme: all invented but the newest, which is measured in this hospital."""

from datetime import date, datetime

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.insight.actions.take_snapshot import KEPT, take_snapshot
from naast.insight.logic.health import BY_DAY, Indicator, Why
from naast.insight.models import DaysOfMonth, Snapshot
from naast_demo.hospital.size import LARGE, Size

MONTHS = 17
# Oldest first. A young programme: late and with gaps at first, better with a deputy and a training.
DAYS = {
    Indicator.CALLS_LATE: (20, 20, 15, 20, 15, 15, 10, 10, 10, 5, 10, 5, 5, 5, 10, 5, 5),
    Indicator.REQUESTS_WAIT: (15, 15, 15, 10, 15, 10, 5, 5, 5, 5, 0, 5, 5, 0, 0, 5, 5),
    Indicator.REPORTS_WAIT: (10, 10, 5, 10, 5, 5, 5, 5, 0, 5, 5, 0, 5, 5, 0, 5, 5),
}
TEAM = (18, 18, 22, 22, 24, 30, 30, 36, 36, 40, 44, 44, 50, 58, 58, 64, 70)
SHARES = {
    Indicator.IDLE: (40, 40, 45, 35, 35, 30, 30, 30, 25, 25, 20, 20, 20, 15, 15, 10, 10),
    Indicator.STRETCHED: (25, 25, 20, 20, 25, 20, 15, 15, 15, 10, 10, 10, 10, 5, 10, 5, 5),
    Indicator.LOOKED_AFTER: (10, 10, 15, 15, 20, 20, 20, 25, 25, 30, 30, 25, 35, 35, 40, 45, 45),
}
REFRESHERS = (0, 0, 0, 5, 5, 5, 10, 10, 15, 15, 10, 10, 20, 25, 30, 35, 40)
ONE_PERSON = (16, 16, 15, 15, 14, 12, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9)
CANCELLED = (50, 50, 50, 40, 40, 35, 35, 30, 30, 25, 25, 20, 20, 20, 15, 15, 15)
LAST_HELD = (5, 6, 7, 2, 3, 0, 1, 2, 0, 1, 1, 0, 1, 0, 1, 1, 0)  # months before
TRAINED = (4, 4, 6, 6, 8, 12, 12, 16, 16, 14, 18, 18, 20, 26, 26, 28, 30)
GAPS = (
    ("doctor", 430),
    ("manager", 100),
    ("pharmacist", 90),
    ("technician", 300),
    ("paramedic", 150),
)


def load_programme(now: datetime, size: Size = LARGE) -> None:
    """Nothing of it follows from anybody's support: the numbers are made up, month by month."""
    today = timezone.localdate(now)
    months = _months_before(today)
    rows: list[Snapshot] = []
    for place, month in enumerate(months[:-1]):
        rows += _of(place, month, size)
    Snapshot.objects.bulk_create(rows)
    for indicator, hit in zip(BY_DAY, (4, 3, 2), strict=True):
        DaysOfMonth.objects.create(
            month=months[-1], indicator=indicator.value, looked=28, hit=hit, looked_on=months[-1]
        )
    take_snapshot(actor=CLOCK, at=now)


def load_older_months(since: date, size: Size = LARGE) -> None:
    """Before the first that is there: the young programme, with a month better or worse."""
    first = Snapshot.objects.earliest("month").month
    months = []
    while first > since:
        first = _before(first)
        months.append(first)
    Snapshot.objects.bulk_create(
        row for back, month in enumerate(months) for row in _of(back * 2 % 5, month, size)
    )


def forget_old_months(now: datetime) -> None:
    """What taking a snapshot would have forgotten by now."""
    Snapshot.objects.filter(month__lt=timezone.localdate(now) - KEPT).delete()


def _of(place: int, month: date, size: Size) -> list[Snapshot]:
    gaps = tuple((code, number * size.staff // 50_000 * 10) for code, number in GAPS)
    gaps = gaps[: max(3, 5 - place // 5)]
    away = ((size.sites[-1][1], 1660),) if len(size.sites) > 1 and place < 2 else ()
    numbers: list[tuple[Indicator, int, int | None, tuple[tuple[str, int], ...]]] = [
        (Indicator.SUCCESSOR, 1 if place < 5 else 2, None, ()),
        (Indicator.ONE_PERSON, ONE_PERSON[place], 24, ()),
        (Indicator.REFRESHERS, REFRESHERS[place], TEAM[place], ()),
        (Indicator.PROFESSIONS, len(gaps), None, gaps),
        (Indicator.SITES, len(away), None, away),
        (Indicator.INTERVISION, CANCELLED[place], 6 + place // 3, ()),
        (Indicator.INTERVISION_HELD, LAST_HELD[place], None, ()),
        (Indicator.NEW_TRAINED, TRAINED[place], TEAM[place], ()),
        *((one, found[place], 30, ()) for one, found in DAYS.items()),
        *((one, found[place], TEAM[place], ()) for one, found in SHARES.items()),
    ]
    # With thirty offers a year, ten that ended in three months are rare.
    few = {Indicator.CALLS_LATE, Indicator.REQUESTS_WAIT} if size.offers[-1] < 40 else set()
    return [
        Snapshot(
            month=month,
            indicator=one.value,
            number=None if one in few else number,
            base=None if one in few else base,
            what=[list(pair) for pair in what],
            why=Why.TOO_FEW.value if one in few else "",
            taken_on=_after(month),
        )
        for one, number, base, what in numbers
    ]


def _months_before(today: date) -> list[date]:
    """Eighteen first days, oldest first; the last is of the month before this one."""
    found = [_before(today.replace(day=1))]
    while len(found) < MONTHS + 1:
        found.append(_before(found[-1]))
    return found[::-1]


def _before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
