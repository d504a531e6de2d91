"""The days due for somebody in their own diary: neutral, revocable, theirs alone."""

from datetime import UTC, datetime, time

import pytest
import vobject
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.calamities.actions.due_address import end_due_address, make_due_address
from naast.calamities.actions.hold_talk import plan_talk
from naast.calamities.choices_family import ContactKind
from naast.calamities.models_clocks import DueAddress
from naast.privacy.erasure import Trigger, erase
from tests.factories.calamities import (
    AT,
    a_calamity,
    a_file,
    a_holder,
    a_secretary,
    a_ward,
    acting,
)
from tests.factories.families import a_colleague, a_family

pytestmark = pytest.mark.django_db


def address(secret: str) -> str:
    return f"/report/calamities/diary/{secret}/naast.ics"


def test_a_diary_reads_the_days_of_its_owner_in_neutral_words() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    secret = make_due_address(actor=acting(secretary), at=AT)

    answer = Client().get(address(secret))

    calendar = vobject.readOne(answer.content.decode())
    assert answer.headers["Content-Type"].startswith("text/calendar")
    titles = {event.summary.value for event in calendar.vevent_list}
    assert titles == {f"Vandaag: dossier {file.number}"}  # in the hospital's language
    report = file.steps.get(rule="nl-igj-report")
    (event,) = [one for one in calendar.vevent_list if one.uid.value.startswith(str(report.pk))]
    assert event.dtstart.value == datetime(2026, 3, 5, 8, tzinfo=UTC)
    for private in ("pump", "Elm", "calamit", "inspectorate", secretary.name):
        assert private not in answer.content.decode()


def test_the_contact_person_finds_the_planned_talks_and_nobody_else_does() -> None:
    secretary, contact, other = a_secretary(), a_colleague(), a_colleague()
    file = a_family(contact, secretary=secretary)
    when = datetime(2026, 3, 4, 13, 30, tzinfo=UTC)
    plan_talk(actor=acting(contact), at=AT, file_id=file.pk, kind=ContactKind.TALK, planned_at=when)
    secrets = [make_due_address(actor=acting(one), at=AT) for one in (contact, other, secretary)]

    feeds = [Client().get(address(one)).content.decode() for one in secrets]

    (talk,) = vobject.readOne(feeds[0]).vevent_list
    with translation.override("nl"):  # the hospital's language
        title = gettext("Appointment: file %(number)s") % {"number": file.number}
    assert (talk.dtstart.value, talk.summary.value) == (when, title)
    found = [when.strftime("%Y%m%dT%H%M") in one for one in feeds]
    assert found == [True, False, False]
    for private in ("famil", "patient", "talk", "gesprek", "calamit", contact.name, "Elm"):
        assert private not in feeds[0]


def test_a_head_has_a_diary_of_their_own_steps_and_of_nothing_else() -> None:
    secretary, ward = a_secretary(), a_ward()
    file = a_file(secretary, ward, noticed_time=time(14, 30))
    other = a_calamity(secretary)
    assert ward.head is not None
    secret = make_due_address(actor=acting(User.objects.get(pk=ward.head_id)), at=AT)

    feed = Client().get(address(secret)).content.decode()

    events = vobject.readOne(feed).vevent_list
    own = file.steps.filter(owner=ward.head_id)
    assert {one.uid.value.split("@")[0] for one in events} == {str(one.pk) for one in own}
    assert {one.rule for one in own} == {
        "own-director",
        "nl-family-first-talk",
        "nl-family-record-note",
    }
    talk = str(own.get(rule="nl-family-first-talk").pk)
    (first,) = [one for one in events if one.uid.value.startswith(talk)]
    assert first.dtend.value == datetime(2026, 3, 3, 13, 30, tzinfo=UTC)
    assert other.number not in feed


def test_only_the_newest_address_works_and_an_ended_one_shows_nothing() -> None:
    secretary = a_secretary()
    first = make_due_address(actor=acting(secretary), at=AT)
    second = make_due_address(actor=acting(secretary), at=AT)
    found = [Client().get(address(one)).status_code for one in (first, second, "guess")]
    assert found == [404, 200, 404]
    assert second not in DueAddress.objects.get().digest

    end_due_address(actor=acting(secretary), at=AT)

    assert Client().get(address(second)).status_code == 404


def test_whoever_has_lost_the_role_or_left_learns_nothing_more() -> None:
    secretary, other = a_secretary(), a_holder(Role.CALAMITY_SECRETARY)
    a_calamity(secretary)
    secret = make_due_address(actor=acting(secretary), at=AT)
    foreign = make_due_address(actor=acting(other), at=AT)
    assert b"VEVENT" in Client().get(address(secret)).content
    assert b"VEVENT" not in Client().get(address(foreign)).content

    RoleGrant.objects.filter(user=secretary).delete()
    assert b"VEVENT" not in Client().get(address(secret)).content

    erase(Trigger.PERSON_LEFT, secretary.pk, AT)
    assert Client().get(address(secret)).status_code == 404


def test_switched_off_there_is_no_diary(settings: object) -> None:
    secret = make_due_address(actor=acting(a_secretary()), at=AT)
    assert Client().get(address(secret)).status_code == 200

    settings.CALAMITIES = False  # type: ignore[attr-defined]

    assert Client().get(address(secret)).status_code == 404
