"""Calendars that real programs accept: a feed to subscribe to, and an invitation to mail.

RFC 5545 (the format), RFC 5546 (invite, update, cancel) and RFC 7986 (name and refresh of a feed).
Times are written in UTC, so that no time zone has to travel along. What is written is read by
whoever may look into somebody's diary: give neutral titles.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Calendar, vCalAddress
    from icalendar import Event as Component

PRODUCT = "-//Naast//Naast//EN"
REFRESH = timedelta(hours=4)


@dataclass(frozen=True)
class Event:
    """Something in a diary. uid: the same for life, unique in the world (id@host).

    sequence goes up by one with every change of time or place, and with cancelling. busy: whether
    the time is taken; a stand-by duty need not be. changed_at: of the last change.
    """

    uid: str
    begins_at: datetime
    ends_at: datetime
    title: str
    changed_at: datetime
    place: str = ""
    text: str = ""
    page: str = ""
    sequence: int = 0
    cancelled: bool = False
    busy: bool = True


@dataclass(frozen=True)
class Party:
    """Who invites, or who is invited."""

    name: str
    email: str


def feed(events: Iterable[Event], *, name: str) -> bytes:
    """A calendar to subscribe to. What was cancelled stays in it, so that diaries strike it out."""
    calendar = _calendar("PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for event in events:
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def invitation(event: Event, *, organiser: Party, guest: Party) -> tuple[str, bytes]:
    """The method (REQUEST, or CANCEL for what is cancelled) and the file; a higher sequence with
    the same uid is an update. No answer is asked by mail: people answer in Naast."""
    from icalendar import vText  # noqa: PLC0415  a fifth of a second, and few pages ask for it

    method = "CANCEL" if event.cancelled else "REQUEST"
    calendar = _calendar(method)
    component = _component(event)
    component.add("organizer", _party(organiser))
    invited = _party(guest)
    invited.params["ROLE"] = vText("REQ-PARTICIPANT")
    invited.params["PARTSTAT"] = vText("NEEDS-ACTION")
    invited.params["RSVP"] = vText("FALSE")
    component.add("attendee", invited)
    calendar.add_component(component)
    return method, bytes(calendar.to_ical())


def _calendar(method: str) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _component(event: Event) -> "Component":
    from icalendar import Event as Component  # noqa: PLC0415

    if event.begins_at.tzinfo is None or event.ends_at.tzinfo is None:
        raise ValueError("A moment in a calendar needs its time zone.")
    component = Component()
    component.add("uid", event.uid)
    component.add("dtstamp", event.changed_at.astimezone(UTC))
    component.add("last-modified", event.changed_at.astimezone(UTC))
    component.add("dtstart", event.begins_at.astimezone(UTC))
    component.add("dtend", event.ends_at.astimezone(UTC))
    component.add("summary", event.title)
    component.add("sequence", event.sequence)
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("transp", "OPAQUE" if event.busy and not event.cancelled else "TRANSPARENT")
    component.add("class", "PRIVATE")
    for name, value in (("location", event.place), ("description", event.text)):
        if value:
            component.add(name, value)
    if event.page:
        component.add("url", event.page)
    return component


def _party(party: Party) -> "vCalAddress":
    from icalendar import vCalAddress, vText  # noqa: PLC0415

    address = vCalAddress(f"mailto:{party.email}")
    if party.name:
        address.params["CN"] = vText(party.name)
    return address
