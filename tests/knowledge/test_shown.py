"""The directory of help at one moment: open or not, for whom, and what is due for a look."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from naast.access.roles import Role
from naast.knowledge.choices import Level
from naast.knowledge.queries import due_for_a_look, help_at, lines_open_now
from naast.people.models import Hospital
from tests.actors import an_actor
from tests.factories.knowledge import an_entry
from tests.factories.people import a_site

pytestmark = pytest.mark.django_db
OFFICE = ["08:00-12:30, 13:00-17:00"] * 5 + ["", ""]
MONDAY_MORNING = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)  # 09:00 on the wall in winter
SUNDAY = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)


def state(moment: datetime) -> str:
    with translation.override("en"):
        return help_at(moment)[0].lines[0].state


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (MONDAY_MORNING, "Open now, until 12:30"),
        (datetime(2026, 11, 2, 11, 45, tzinfo=UTC), "Opens 13:00"),
        (SUNDAY, "Opens Monday 08:00"),
        (datetime(2026, 12, 25, 9, 0, tzinfo=UTC), "Opens Monday 08:00"),  # Friday, Christmas
    ],
)
def test_it_says_whether_it_is_open_and_else_when_it_opens(moment: datetime, said: str) -> None:
    an_entry(week=OFFICE)

    assert state(moment) == said


def test_day_and_night_needs_no_hours_and_no_hours_say_nothing() -> None:
    entry = an_entry(always_open=True)
    assert state(SUNDAY) == "Open now, day and night"

    entry.always_open = False
    entry.save()

    assert state(SUNDAY) == ""


def test_an_opening_far_away_is_told_with_its_date_and_none_at_all_as_closed() -> None:
    off = [(date(2026, 11, 2) + timedelta(days=day)).isoformat() for day in range(12)]
    entry = an_entry(week=OFFICE, days_off=off)
    assert state(SUNDAY) == "Opens 16 November 08:00"

    off = [(date(2026, 11, 1) + timedelta(days=day)).isoformat() for day in range(90)]
    entry.days_off = off
    entry.save()

    assert state(SUNDAY) == "Closed for now"


def test_the_hospitals_own_days_off_close_what_closes_on_holidays() -> None:
    an_entry(week=OFFICE)
    Hospital.objects.create(name="H", days_off=["2026-11-02"])

    assert state(MONDAY_MORNING) == "Opens Tuesday 08:00"


def test_it_says_for_whom_and_in_which_languages() -> None:
    site = a_site(name="East")
    an_entry(professions=["doctor"], sites=[str(site.pk)], languages=["nl", "tr"])

    with translation.override("en"):
        line = help_at(SUNDAY)[0].lines[0]

    assert (line.whom, line.languages) == ("Doctor, East", "Dutch, Turkish")


def test_only_what_is_open_can_be_asked_for() -> None:
    an_entry(name_nl="Dicht", week=OFFICE)
    an_entry(level=Level.EXTERNAL, name_nl="Open", always_open=True)

    levels = help_at(SUNDAY, open_only=True)

    assert [(level.level, [line.entry.name_nl for line in level.lines]) for level in levels] == [
        (Level.EXTERNAL, ["Open"])
    ]


def test_whom_anybody_may_call_now_is_near_open_and_without_referral() -> None:
    an_entry(level=Level.EXTERNAL, name_nl="far", always_open=True)
    an_entry(level=Level.INTERNAL, name_nl="near", always_open=True)
    an_entry(level=Level.PEERS, name_nl="nearest", always_open=True)
    an_entry(name_nl="closed", week=OFFICE)
    an_entry(name_nl="silent", always_open=True, phone="")
    an_entry(name_nl="doctors", always_open=True, professions=["doctor"])
    an_entry(name_nl="referred", always_open=True, open_without_referral=False)
    an_entry(level=Level.PRACTITIONER, name_nl="somebody's own", always_open=True)

    found = lines_open_now(SUNDAY)

    assert [line.entry.name_nl for line in found] == ["nearest", "near", "far"]


def test_after_half_a_year_a_line_is_due_for_a_look_the_oldest_first() -> None:
    never = an_entry()
    old = an_entry(checked_on=TODAY - timedelta(days=182))
    older = an_entry(checked_on=TODAY - timedelta(days=400))
    an_entry(checked_on=TODAY - timedelta(days=181))

    assert due_for_a_look(an_actor(Role.COORDINATOR), on=TODAY) == [never, older, old]
    assert due_for_a_look(an_actor(Role.PEER_SUPPORTER), on=TODAY) == []
