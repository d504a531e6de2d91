"""When the line "support offered to everyone involved" turns: on a morning fixed beforehand."""

from datetime import date, datetime, timedelta

CALLED_WITHIN = timedelta(days=1)  # the promise: everybody is called within 24 hours
AT_HOUR = 6


def turns_on(handed_over: datetime) -> date:
    """The first day that has its six o'clock after the day in which everybody is to be called.

    handed_over: in the hospital's time. What became of the calls plays no part: where one colleague
    was involved, a line that waits for a call tells about that call.
    """
    due = handed_over + CALLED_WITHIN
    return due.date() + timedelta(days=int((due.hour, due.minute, due.second) > (AT_HOUR, 0, 0)))


def last_turned(now: datetime) -> date:
    """Up to which day lines have turned, at that moment in the hospital's time."""
    return now.date() - timedelta(days=int(now.hour < AT_HOUR))
