"""Days and moments of FHIR: a date may be a year, a month, a day or a moment with its zone."""

from datetime import date, datetime, time, tzinfo

from naast.incidents.logic.fhir_json import Resource, part, parts, text


def happened(resource: Resource) -> tuple[str, str]:
    """The field and the value that tell when it happened: R5 occurrence[x], R4 date, else when it
    was noticed, else when it was written down. Both empty where the message says nothing."""
    timing = part(resource, "occurrenceTiming")
    said = [
        ("occurrenceDateTime", text(resource, "occurrenceDateTime")),
        ("occurrencePeriod", text(part(resource, "occurrencePeriod"), "start")),
        ("occurrenceTiming", _first_event(timing)),
        ("date", text(resource, "date")),
        ("detected", text(resource, "detected")),
        ("recordedDate", text(resource, "recordedDate")),
    ]
    return next(((name, value) for name, value in said if value), ("", ""))


def _first_event(timing: Resource) -> str:
    events = timing.get("event")
    first = str(events[0]) if isinstance(events, list) and events else ""
    bounds = [text(part(one, "boundsPeriod"), "start") for one in parts(timing, "repeat")]
    return first or next(iter(bounds), "")


def day_and_time(value: str, zone: tzinfo) -> tuple[date, time | None] | None:
    """In the hospital's own zone; no time where only a day is given; None without a day."""
    try:
        if len(value) == len("2026-03-02"):
            return date.fromisoformat(value), None
        moment = datetime.fromisoformat(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        return None
    try:
        local = moment.astimezone(zone)
    except OverflowError:
        return None
    return local.date(), local.time().replace(second=0, microsecond=0)


def moment(value: str, zone: tzinfo) -> datetime | None:
    """When it was written down; a day without a time counts from its first minute."""
    read = day_and_time(value, zone)
    if read is None:
        return None
    if read[1] is None:
        return datetime.combine(read[0], time(0), zone)
    return datetime.fromisoformat(value)
