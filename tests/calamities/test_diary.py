"""The days due for somebody in their own diary: neutral, revocable, theirs alone."""

from datetime import UTC, datetime

import pytest
import vobject
from django.test import Client

from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.calamities.actions.due_address import end_due_address, make_due_address
from naast.calamities.models_clocks import DueAddress
from naast.privacy.erasure import Trigger, erase
from tests.factories.calamities import AT, a_calamity, a_holder, a_secretary, acting

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
