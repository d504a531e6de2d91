"""What was stored each month, as somebody may read it: standing, number, trend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.insight.logic.health import (
    LIMITS,
    OF_TEAM,
    Indicator,
    Measure,
    Standing,
    Why,
    standing_of,
    step_of,
)
from naast.insight.models import Snapshot, Threshold

MONTHS = 12


@dataclass(frozen=True)
class Reading:
    """One indicator of the newest month. measure: None where the actor reads only the standing;
    trend: (month, coarse step), oldest first, None where nothing was measured."""

    indicator: Indicator
    standing: Standing
    limit: int
    why: Why
    measure: Measure | None
    trend: Sequence[tuple[date, int | None]] = ()


@dataclass(frozen=True)
class Health:
    """taken_on: None before the first look."""

    month: date | None = None
    taken_on: date | None = None
    readings: Sequence[Reading] = ()


def thresholds() -> Mapping[Indicator, int]:
    """The hospital's, else as delivered."""
    chosen = dict(Threshold.objects.values_list("indicator", "number"))
    return {one: chosen.get(one.value, LIMITS[one].default) for one in Indicator}


def health_for(actor: Actor) -> Health:
    """Two queries. Empty for whoever may not read it. Numbers about the team of supporters are for
    those who see the team; others read whether somebody should look."""
    if not decide(actor, Right.READ_PROGRAMME):
        return Health()
    newest = Snapshot.objects.order_by("-month").first()
    if newest is None:
        return Health()
    months = _months_up_to(newest.month)
    rows = {(row.month, row.indicator): row for row in Snapshot.objects.filter(month__in=months)}
    limits, sees_team = thresholds(), decide(actor, Right.READ_TEAM)
    readings = [
        _reading(one, months, rows, limits[one], whole=sees_team or one not in OF_TEAM)
        for one in Indicator
        if (newest.month, one.value) in rows
    ]
    readings.sort(key=lambda reading: _ORDER[reading.standing])
    return Health(newest.month, newest.taken_on, readings)


_ORDER = {Standing.LOOK: 0, Standing.WELL: 1, Standing.UNKNOWN: 2}


def _reading(
    one: Indicator,
    months: Sequence[date],
    rows: Mapping[tuple[date, str], Snapshot],
    limit: int,
    *,
    whole: bool,
) -> Reading:
    measure = _measure(rows[months[-1], one.value])
    found = [(month, rows.get((month, one.value))) for month in months]
    trend = [(month, step_of(_measure(row), limit) if row else None) for month, row in found]
    standing = standing_of(measure, limit)
    if not whole:
        return Reading(one, standing, limit, measure.why, None)
    return Reading(one, standing, limit, measure.why, measure, trend)


def _measure(row: Snapshot) -> Measure:
    what = [(str(name), int(number)) for name, number in row.what]
    return Measure(Indicator(row.indicator), row.number, row.base, what, Why(row.why))


def _months_up_to(month: date) -> list[date]:
    found = [month]
    while len(found) < MONTHS:
        last = found[-1]
        found.append(date(last.year - (last.month == 1), (last.month - 2) % 12 + 1, 1))
    return found[::-1]
