"""The hospital's own choices."""

from typing import Any

import pytest
from django.test import Client

from naast.people.models import Hospital

pytestmark = pytest.mark.django_db
ADDRESS = "/steward/hospital/"


def filled(**changes: Any) -> dict[str, Any]:
    values = {
        "name": "Hospital of the Meadow",
        "contact_email": "support@meadow.example",
        "support_phone": "020 123 45 67",
        "night_label": "the switchboard",
        "night_phone": "020 123 00 00",
        "calls_from": "08:00",
        "calls_until": "12:00",
        "staffed_from": "08:30",
        "staffed_until": "17:00",
        "days_off": "",
        "policy": "profession",
        "kinds": ["patient_death", "aggression"],
        "harms": ["severe", "death"],
        "shaken": "on",
        "default_language": "nl",
    }
    return values | changes


def test_what_is_chosen_is_kept_and_shown_again(steward: Client) -> None:
    assert steward.post(ADDRESS, filled()).status_code == 302

    row = Hospital.objects.get()
    assert (row.policy, row.around_the_clock, row.calls_from.hour) == ("profession", False, 8)
    assert row.triage_rule == {
        "kinds": ["patient_death", "aggression"],
        "harms": ["severe", "death"],
        "shaken": True,
    }
    page = steward.get(ADDRESS).content.decode()
    assert 'value="Hospital of the Meadow"' in page
    assert 'value="08:00"' in page


def test_support_after_errors_only_is_not_a_choice(steward: Client) -> None:
    values = filled(kinds=["safety_incident", "near_miss"])
    del values["shaken"]

    page = steward.post(ADDRESS, values)

    assert "Support is for everybody, not after errors only." in page.content.decode()
    assert not Hospital.objects.exists()


def test_hours_must_run_forward(steward: Client) -> None:
    page = steward.post(ADDRESS, filled(calls_from="12:00", calls_until="08:00"))

    assert "The end must be later than the start." in page.content.decode()


def test_the_steward_may_and_a_stranger_finds_nothing(steward: Client, stranger: Client) -> None:
    assert steward.get(ADDRESS).status_code == 200

    assert stranger.get(ADDRESS).status_code == 404
    assert stranger.post(ADDRESS, filled()).status_code == 404
    assert not Hospital.objects.exists()


def test_own_days_off_are_kept_in_order_and_a_wrong_word_is_named(steward: Client) -> None:
    wrong = steward.post(ADDRESS, filled(days_off="2027-05-07, Goede Vrijdag"))
    assert "“Goede” is no day." in wrong.content.decode()
    assert not Hospital.objects.exists()

    steward.post(ADDRESS, filled(days_off="2027-05-07, 2027-03-26"))

    assert Hospital.objects.get().days_off == ["2027-03-26", "2027-05-07"]
    assert "2027-03-26, 2027-05-07" in steward.get(ADDRESS).content.decode()


def test_the_team_s_hours_must_run_forward_too(steward: Client) -> None:
    page = steward.post(ADDRESS, filled(staffed_from="17:00", staffed_until="08:30"))

    assert "The end must be later than the start." in page.content.decode()
