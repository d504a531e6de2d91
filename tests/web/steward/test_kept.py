"""How long things are kept: chosen by the steward, shown to everybody, in force within the hour."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.incidents.models import Incident
from naast.privacy.kept import days_kept
from naast.privacy.models import ChosenPeriod
from naast.privacy.periods import Kept
from naast.workflows.erase_ended import erase_ended
from tests.actors import a_stranger, a_user, client_for
from tests.factories.incidents import an_incident

pytestmark = pytest.mark.django_db
ADDRESS = "/steward/kept/"


def filled(**changes: int | str) -> dict[str, int | str]:
    return {kind.value: days for kind, days in days_kept().items()} | changes


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_shortening_shows_how_much_would_go_before_the_yes_and_then_it_goes(
    steward: Client,
) -> None:
    old = an_incident(at=timezone.now() - timedelta(days=45), text="The story of the day.")
    new = an_incident(at=timezone.now() - timedelta(days=5), text="Another story.")

    asked = steward.post(ADDRESS, filled(incident_text=30))

    assert "30 days instead of 60." in words(asked)
    assert "Would go now: 1" in words(asked).replace("</strong>", "")
    assert not ChosenPeriod.objects.exists()
    assert steward.post(ADDRESS, filled(incident_text=30, yes="yes")).status_code == 302
    erase_ended(actor=CLOCK, at=timezone.now())
    row = Incident.objects.get(pk=old.pk)
    assert (row.text, row.place, row.happened_at_time, row.text_removed) == ("", "", None, True)
    assert (row.happened_on.day, row.stored_at.astimezone().minute) == (1, 0)
    assert (row.kind, row.harm) == ("safety_incident", "moderate")
    assert Incident.objects.get(pk=new.pk).text == "Another story."


def test_everybody_reads_what_was_chosen(steward: Client, client: Client) -> None:
    assert "One year. Address, telephone" in words(client.get("/what-is-kept/"))
    steward.post(ADDRESS, filled(person=90, yes="yes"))
    assert "90 days. Address, telephone" in words(client.get("/what-is-kept/"))


def test_lengthening_asks_nothing_and_no_number_outside_the_bounds_is_taken(
    steward: Client,
) -> None:
    assert steward.post(ADDRESS, filled(incident_text=90)).status_code == 302
    assert days_kept()[Kept.INCIDENT_TEXT] == 90
    for wrong in ("181", "29", "", "x", "-1", "9" * 30):
        assert steward.post(ADDRESS, filled(incident_text=wrong, yes="yes")).status_code == 200
    assert days_kept()[Kept.INCIDENT_TEXT] == 90


def test_the_page_promises_that_support_cannot_be_kept(steward: Client) -> None:
    assert "No setting, no request and no role can keep it longer." in words(steward.get(ADDRESS))


def test_nobody_else_finds_it(steward: Client) -> None:
    assert steward.get(ADDRESS).status_code == 200
    for other in (a_stranger(), a_user(Role.STAFF_REPRESENTATIVE), a_user(Role.BOARD)):
        assert client_for(other).get(ADDRESS).status_code == 404
        assert client_for(other).post(ADDRESS, filled(person=90, yes="yes")).status_code == 404
    assert not ChosenPeriod.objects.exists()
