"""When messages may go out, as the hospital chose."""

from datetime import time
from zoneinfo import ZoneInfo

from django.conf import settings

from naast.notify.logic.quiet import SendingHours
from naast.people.queries.hospital import hospital


def sending_hours() -> SendingHours:
    """From the hospital's calling hours to the hour of the settings, or always."""
    chosen, until = hospital(), settings.MESSAGES_UNTIL_HOUR
    return SendingHours(
        zone=ZoneInfo(settings.TIME_ZONE),
        around_the_clock=chosen.around_the_clock,
        day_from=chosen.calls_from,
        day_until=time(until) if until < 24 else None,
        weekends=settings.MESSAGES_AT_WEEKENDS,
    )
