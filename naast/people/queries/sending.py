"""When messages may go out and the team answers, as the hospital chose."""

from datetime import date, time
from zoneinfo import ZoneInfo

from django.conf import settings

from naast.notify.logic.quiet import SendingHours
from naast.people.logic.staffed import StaffedHours
from naast.people.queries.hospital import hospital


def sending_hours() -> SendingHours:
    """From the hospital's calling hours to the hour of the settings, or always.

    Where nothing goes out at weekends, nothing does on public holidays and the own days off.
    """
    chosen, until = hospital(), settings.MESSAGES_UNTIL_HOUR
    return SendingHours(
        zone=ZoneInfo(settings.TIME_ZONE),
        around_the_clock=chosen.around_the_clock,
        day_from=chosen.calls_from,
        day_until=time(until) if until < 24 else None,
        weekends=settings.MESSAGES_AT_WEEKENDS,
        day_off=staffed_hours().is_day_off,
    )


def staffed_hours() -> StaffedHours:
    """When the team itself takes up the telephone."""
    chosen = hospital()
    return StaffedHours(
        zone=ZoneInfo(settings.TIME_ZONE),
        country=settings.COUNTRY,
        start=chosen.staffed_from,
        until=chosen.staffed_until,
        days_off=frozenset(date.fromisoformat(day) for day in chosen.days_off),
    )
