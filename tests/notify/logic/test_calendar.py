"""Calendars that other programs read: vobject here, which had no part in writing them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.notify.logic.calendar import Event, Party, feed, invitation
from tests.calendars import events, read

ZONE = ZoneInfo("Europe/Amsterdam")
BEGINS = datetime(2027, 3, 28, 9, 30, tzinfo=ZONE)  # the morning after the clocks went forward
EVENT = Event(
    uid="5a@naast.hospital.example",
    begins_at=BEGINS,
    ends_at=BEGINS + timedelta(hours=4),
    title="Training",
    place="Room 4; second floor, left",
    page="https://naast.hospital.example/supporter/training/",
    changed_at=datetime(2027, 1, 5, 12, 0, tzinfo=UTC),
)
US = Party("Peer support", "support@hospital.example")
ANNA = Party("Anna Vos", "anna@hospital.example")


def test_another_library_reads_what_was_written() -> None:
    (found,) = events(feed([EVENT], name="Naast"))

    assert found.uid.value == EVENT.uid
    assert found.dtstart.value == BEGINS
    assert found.dtend.value - found.dtstart.value == timedelta(hours=4)
    assert found.summary.value == "Training"
    assert found.location.value == "Room 4; second floor, left"
    assert found.status.value == "CONFIRMED"


def test_half_past_nine_stays_half_past_nine_on_both_sides_of_the_change_of_clocks() -> None:
    before = replace(EVENT, begins_at=BEGINS - timedelta(days=1))  # wall-clock arithmetic

    (found,) = events(feed([before], name="Naast"))

    assert found.dtstart.value.astimezone(ZONE).strftime("%H:%M") == "09:30"


def test_an_empty_feed_is_still_a_calendar() -> None:
    calendar = read(feed([], name="Naast"))

    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")


def test_an_invitation_says_who_invites_whom_and_asks_for_no_mail_back() -> None:
    method, content = invitation(EVENT, organiser=US, guest=ANNA)

    (found,) = events(content)
    assert (method, read(content).method.value) == ("REQUEST", "REQUEST")
    assert found.organizer.value == "mailto:support@hospital.example"
    assert found.attendee.value == "mailto:anna@hospital.example"
    assert found.attendee.params["RSVP"] == ["FALSE"]


def test_a_change_keeps_its_name_and_counts_one_up_and_cancelling_says_so() -> None:
    moved = replace(EVENT, begins_at=BEGINS + timedelta(days=1), sequence=1)
    gone = replace(moved, sequence=2, cancelled=True)

    update, ended = (invitation(one, organiser=US, guest=ANNA) for one in (moved, gone))

    (second,), (third,) = events(update[1]), events(ended[1])
    assert {second.uid.value, third.uid.value} == {EVENT.uid}
    assert (update[0], second.sequence.value) == ("REQUEST", "1")
    assert (ended[0], third.sequence.value, third.status.value) == ("CANCEL", "2", "CANCELLED")


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        feed([replace(EVENT, begins_at=datetime(2027, 3, 28, 9, 30))], name="Naast")


# Line breaks of a typed text are written as \n; other control characters no text form lets through.
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=90))
def test_whatever_stands_in_a_title_or_place_is_read_back_and_makes_no_line_of_its_own(
    typed: str,
) -> None:
    typed = f"x{typed}x"  # spaces at the ends are nobody's

    (found,) = events(feed([replace(EVENT, title=typed, place=typed)], name=typed))

    assert (found.summary.value, found.location.value) == (typed, typed)
