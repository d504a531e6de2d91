"""Measures the programme from facts: the only place where insight meets the other areas.

A source is a function that gives measures. One that does not exist yet is not in the list, and
its indicator does not show.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.cases.facts import a_promise_is_late, somebody_waits_too_long
from naast.cases.facts_continuity import continuity
from naast.incidents.facts import a_report_waits_too_long
from naast.insight.logic.health import (
    BY_DAY,
    LEAST_SUPPORTED,
    LEAST_TEAM,
    Indicator,
    Measure,
    Why,
    days_in_fives,
    missing,
    percent_in_fives,
)
from naast.insight.models import DaysOfMonth
from naast.people.facts import staff_by_profession, staff_by_site
from naast.supporters.facts_intervision import intervision_by_quarter, last_held_on
from naast.supporters.facts_team import support_ended, team_facts
from naast.supporters.facts_training import refreshers_due

LEAST_DAYS = 20  # looked at; of fewer, the month says too little
Source = Callable[[date, date], Iterator[Measure]]


def late_now(at: datetime) -> dict[Indicator, bool]:
    """What is late at this moment, yes or no."""
    return {
        Indicator.CALLS_LATE: a_promise_is_late(at),
        Indicator.REQUESTS_WAIT: somebody_waits_too_long(at),
        Indicator.REPORTS_WAIT: a_report_waits_too_long(at),
    }


def measured(month: date, on: date) -> list[Measure]:
    """month: the first day of the month that is over; on: the day of looking."""
    return [measure for source in SOURCES for measure in source(month, on)]


def _days(month: date, on: date) -> Iterator[Measure]:
    """Shown only where support ended ten times and more in the three months up to this one."""
    first = (month.replace(day=1) - timedelta(days=45)).replace(day=1)
    few = support_ended(first, month) < LEAST_SUPPORTED
    rows = {row.indicator: row for row in DaysOfMonth.objects.filter(month=month)}
    for one in BY_DAY:
        row = rows.get(one.value)
        # A report is no support: it may be told however few were supported.
        if few and one is not Indicator.REPORTS_WAIT:
            yield Measure(one, None, why=Why.TOO_FEW)
        elif row is None or row.looked < LEAST_DAYS:
            yield Measure(one, None, why=Why.TOO_SOON)
        else:
            yield Measure(one, days_in_fives(row.hit), row.looked)


def _coordinators(month: date, on: date) -> Iterator[Measure]:
    both = holders_of([Role.COORDINATOR, Role.DEPUTY_COORDINATOR], on)
    yield Measure(Indicator.SUCCESSOR, both.count())


def _continuity(month: date, on: date) -> Iterator[Measure]:
    """Each thing that fewer can do than should; which it is, the page of continuity says."""
    checks = continuity(timezone.make_aware(datetime.combine(on, time(12))))
    yield Measure(Indicator.ONE_PERSON, sum(one.at_risk for one in checks), len(checks))


def _team(month: date, on: date) -> Iterator[Measure]:
    team = team_facts(on)
    professions = missing(staff_by_profession(on), team.professions)
    sites = missing(staff_by_site(on), team.sites)
    yield Measure(Indicator.PROFESSIONS, len(professions), what=professions)
    yield Measure(Indicator.SITES, len(sites), what=sites)
    yield Measure(Indicator.NEW_TRAINED, team.trained_this_year, team.trained)
    yield _share(Indicator.IDLE, team.idle, team.settled)
    yield _share(Indicator.STRETCHED, team.stretched, team.trained)
    yield _share(Indicator.LOOKED_AFTER, team.untalked, team.settled)


def _training(month: date, on: date) -> Iterator[Measure]:
    found = refreshers_due(on)
    yield _share(Indicator.REFRESHERS, found.due, found.of)


def _intervision(month: date, on: date) -> Iterator[Measure]:
    """The quarters of about a year. Nothing ever planned or held is no number, and is said."""
    quarters = intervision_by_quarter(on - timedelta(days=350), on)
    cancelled = sum(one.cancelled for one in quarters)
    over = cancelled + sum(one.held + one.uncounted for one in quarters)
    last = last_held_on()
    if not over and last is None:
        yield Measure(Indicator.INTERVISION, None, why=Why.NOTHING)
        yield Measure(Indicator.INTERVISION_HELD, None, why=Why.NOTHING)
        return
    yield _share(Indicator.INTERVISION, cancelled, over)
    if last is None:
        yield Measure(Indicator.INTERVISION_HELD, None, why=Why.NOTHING)
    else:
        yield Measure(Indicator.INTERVISION_HELD, max(0, (on - last).days) // 30)


def _share(indicator: Indicator, part: int, whole: int) -> Measure:
    if whole < LEAST_TEAM:
        return Measure(indicator, None, why=Why.TOO_FEW)
    return Measure(indicator, percent_in_fives(part, whole), whole)


SOURCES: tuple[Source, ...] = (_days, _coordinators, _continuity, _team, _training, _intervision)
