"""The hour at which a period of hours ends, where the hour of its start is known."""

from datetime import UTC, datetime, timedelta


def end_of_hours(start: datetime, hours: int) -> datetime:
    """In the time zone of the start, which must have one. When the clocks change within it, the
    earlier of so many hours and the same time of day: nothing lengthens what is not law."""
    length = timedelta(hours=hours)
    counted = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    same_time = start + length  # within one zone Python moves the hands of the clock
    return min(counted, same_time, key=lambda one: one.astimezone(UTC))
