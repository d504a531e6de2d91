"""A staff file by way of the pages: rehearsal first, then one yes."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.people.models import Person, StaffUpload
from naast.privacy.models import AuditEvent
from naast.supporters.models import Supporter
from naast.workflows.erase_ended import erase_ended
from tests.actors import a_user, client_for
from tests.factories.people import a_person, a_supporter

pytestmark = pytest.mark.django_db
FILE = (
    "number;name;profession;department;site\n1;Anna Vos;nurse;ICU;Main\n2;Bo Mol;astronaut;ICU;\n"
)


def hand_in(client: Client, text: str = FILE, *, kind: str = "people", full: str = "no") -> str:
    """The address of the rehearsal."""
    file = SimpleUploadedFile("staff.csv", text.encode())
    answer = client.post("/steward/import/", {"kind": kind, "full": full, "file": file})
    assert answer.status_code == 302
    return str(answer.url)


def say_yes(client: Client, address: str, **more: str) -> None:
    shown = client.get(address).context["planned"].shown
    client.post(f"{address}confirm/", {"shown": shown} | more)


def test_the_rehearsal_tells_what_would_change_and_changes_nothing(steward: Client) -> None:
    text = steward.get(hand_in(steward)).content.decode()

    assert "Nothing is changed yet." in text
    assert "“astronaut” is not a known profession." in text
    assert Person.objects.count() == 0


def test_after_the_yes_the_file_is_in_and_is_not_kept(steward: Client) -> None:
    address = hand_in(steward)

    say_yes(steward, address)

    assert [one.name for one in Person.objects.all()] == ["Anna Vos"]
    assert "The file is imported" in steward.get(address).content.decode()
    assert bytes(StaffUpload.objects.get().content) == b""


def test_a_second_yes_changes_nothing(steward: Client) -> None:
    address = hand_in(steward)
    shown = steward.get(address).context["planned"].shown
    steward.post(f"{address}confirm/", {"shown": shown})

    again = steward.post(f"{address}confirm/", {"shown": shown})

    assert (again.status_code, again.url) == (302, address)
    assert AuditEvent.objects.filter(action="import_people").count() == 1


def test_a_yes_to_something_else_than_what_was_shown_is_not_taken(steward: Client) -> None:
    address = hand_in(steward)
    shown = steward.get(address).context["planned"].shown
    a_person(staff_number="1")

    page = steward.post(f"{address}confirm/", {"shown": shown}, follow=True)

    assert "The directory changed since you looked." in page.content.decode()
    assert not Person.objects.filter(name="Anna Vos").exists()


def test_a_full_file_without_most_of_the_staff_asks_twice(steward: Client) -> None:
    left_out = [a_person() for _number in range(3)]
    address = hand_in(steward, full="yes")
    page = steward.get(address).content.decode()
    assert "3 of 3 people would be gone." in page
    assert left_out[0].name in page

    say_yes(steward, address)
    assert Person.objects.filter(active=True).count() == 3

    say_yes(steward, address, they_left="on")
    assert [one.name for one in Person.objects.filter(active=True)] == ["Anna Vos"]


def test_the_team_comes_in_the_same_way(steward: Client) -> None:
    a_person(staff_number="1", name="Anna Vos")
    a_supporter(person=a_person(name="Bo Mol", staff_number="2"))
    address = hand_in(steward, "number;trained_on\n1;2026-05-01\n", kind="team", full="yes")
    assert "Bo Mol" in steward.get(address).content.decode()

    say_yes(steward, address, they_left="on")

    serving = Supporter.objects.filter(active=True)
    assert [one.person.name for one in serving] == ["Anna Vos"]


def test_a_file_that_cannot_be_read_says_why(steward: Client) -> None:
    text = steward.get(hand_in(steward, "a;b\n1;2\n")).content.decode()

    assert "The column “number” is missing." in text


def test_the_file_of_one_steward_is_not_seen_by_another_or_a_stranger(
    steward: Client, stranger: Client
) -> None:
    address = hand_in(steward)
    other = client_for(a_user(Role.STEWARD))

    assert steward.get(address).status_code == 200
    for client in (other, stranger):
        assert client.get(address).status_code == 404
        assert client.post(f"{address}confirm/").status_code == 404
    assert (stranger.get("/steward/import/").status_code, Person.objects.count()) == (404, 0)


def test_a_file_nobody_said_yes_to_is_forgotten_after_a_day(steward: Client) -> None:
    hand_in(steward)
    now = timezone.now()
    assert erase_ended(actor=CLOCK, at=now) == {}

    later = now + timedelta(days=1, minutes=1)
    assert erase_ended(actor=CLOCK, at=later) == {"people.StaffUpload": 1}


def test_a_new_file_takes_the_place_of_one_that_still_waits(steward: Client) -> None:
    hand_in(steward)
    hand_in(steward)

    assert StaffUpload.objects.count() == 1


def test_a_yes_to_a_file_that_cannot_be_read_says_why_instead_of_breaking(steward: Client) -> None:
    address = hand_in(steward, "a;b\n1;2\n")

    page = steward.post(f"{address}confirm/", {"shown": ""}, follow=True)

    assert page.status_code == 200
    assert "The column “number” is missing." in page.content.decode()
    assert Person.objects.count() == 0
