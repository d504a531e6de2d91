"""Names given with the report or later count for independence, and nobody finds them in a file."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naast.access.actor import PUBLIC
from naast.access.models import User
from naast.calamities.actions.keep_team import answer_for_team, ask_analysts
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.models_walls import FreeForEvent
from naast.calamities.queries.files import files_for
from naast.calamities.queries.free import FREE, FREE_FOR_EVENT, may_look_into
from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.notify.models import OutgoingMessage
from naast.people.models import Department, Person
from naast.privacy.erasure import Trigger, erase
from naast.privacy.locking import unlock
from naast.workflows.name_more import name_more
from naast.workflows.open_calamity import hand_over, open_calamity
from naast.workflows.report_incident import report_incident
from tests.cases.test_races import DONE, at_once
from tests.factories.calamities import (
    AT,
    TODAY,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
    an_opening,
    named,
)
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.people import a_person
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)


def somebody_led_by(analyst: User) -> Person:
    return a_person(manager=Person.objects.get(pk=analyst.pk))


def reported(ward: Department, *people: Any) -> UUID:
    draft = a_draft(department_id=ward.pk)
    receipt = report_incident(actor=PUBLIC, at=AT, draft=draft, involved=people, key=uuid4())
    return receipt.incident_id


def opened(secretary: User, ward: Department, incident: UUID, *people: Any) -> CalamityFile:
    opening = an_opening(ward, incident_id=incident)
    return open_calamity(
        actor=acting(secretary), at=AT, opening=opening, event=None, involved=people
    )


def test_a_name_of_the_report_keeps_its_line_out_of_the_team(vault: RunningVault) -> None:
    ward, secretary, near, free = a_ward(), a_secretary(), an_analyst(), an_analyst()
    incident = reported(ward, named(somebody_led_by(near)))

    file = opened(secretary, ward, incident)

    assert may_look_into(file, TODAY) == {free.pk}
    assert FreeForEvent.objects.count() == 0  # it is in the file now
    other = opened(secretary, ward, reported(ward))
    assert may_look_into(other, TODAY) == {near.pk, free.pk}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Zoe van der Meer", True),
        ("meer, ZOË", True),
        ("Z. van der Meer", True),
        ("Zoe de Wit", False),
    ],
)
def test_a_name_that_was_typed_keeps_out_who_is_near_to_whoever_may_be_meant(
    vault: RunningVault, typed: str, found: bool
) -> None:
    ward, secretary = a_ward(), a_secretary()
    near, free = an_analyst(name="Near Analyst"), an_analyst(name="Free Analyst")
    a_person(name="Zoë van der Meer", manager=Person.objects.get(pk=near.pk))

    file = opened(secretary, ward, reported(ward, a_named_colleague(name=typed)))

    assert may_look_into(file, TODAY) == ({free.pk} if found else {near.pk, free.pk})


def test_an_analyst_whose_own_name_was_typed_does_not_look_into_it(vault: RunningVault) -> None:
    ward, secretary = a_ward(), a_secretary()
    an_analyst(name="Anna Bakker")
    free = an_analyst(name="Free Analyst")
    for number in range(6):  # more than may be meant: then nobody's line counts
        a_person(name=f"Anna Number{number}", manager=Person.objects.get(pk=free.pk))

    file = opened(secretary, ward, reported(ward, a_named_colleague(name="Anna")))

    assert may_look_into(file, TODAY) == {free.pk}


def a_team(secretary: User, file: CalamityFile, *analysts: User) -> list[TeamMember]:
    ids = [one.pk for one in analysts]
    return ask_analysts(actor=acting(secretary), at=AT, file_id=file.pk, users=ids)


@pytest.mark.parametrize("by", ["the secretary", "somebody else"])
def test_a_later_name_takes_out_who_stands_near(vault: RunningVault, by: str) -> None:
    ward, secretary = a_ward(), a_secretary()
    looks, was_asked, free = an_analyst(), an_analyst(), an_analyst()
    file = opened(secretary, ward, reported(ward))
    for member in a_team(secretary, file, looks, free):
        answer_for_team(actor=acting(member.user), at=AT, member=member, yes=True)
    a_team(secretary, file, was_asked)
    assert list(files_for(acting(looks))) == [file]
    OutgoingMessage.objects.all().delete()

    names = [named(somebody_led_by(one)) for one in (looks, was_asked)]
    if by == "the secretary":
        hand_over(actor=acting(secretary), at=AT, file_id=file.pk, involved=names, key=uuid4())
    else:
        name_more(actor=PUBLIC, at=AT, incident_id=incident_of(file), involved=names)

    assert dict(file.team.values_list("user_id", "state")) == {
        looks.pk: "left",
        free.pk: "accepted",
    }
    assert [list(files_for(acting(one))) for one in (looks, free)] == [[], [file]]
    told = set(OutgoingMessage.objects.values_list("kind", "person_id"))
    waiting = "something_waiting"
    assert {(waiting, looks.pk), (waiting, secretary.pk)} <= told
    assert (waiting, was_asked.pk) not in told


def incident_of(file: CalamityFile) -> UUID:
    assert file.incident_id is not None
    return file.incident_id


def test_what_is_kept_names_analysts_only_even_for_who_holds_the_key(vault: RunningVault) -> None:
    ward, secretary, near, free = a_ward(), a_secretary(), an_analyst(), an_analyst()
    boss = a_person()
    person = somebody_led_by(near)
    Person.objects.filter(pk=near.pk).update(manager=boss)
    incident = reported(ward, named(person))
    beside = FreeForEvent.objects.get()
    kept = [unlock(beside.free, kind=FREE_FOR_EVENT, row_id=beside.pk)]
    file = opened(secretary, ward, incident, named(person))
    kept.append(unlock(file.free, kind=FREE, row_id=file.pk))

    users = {pk.hex for pk in Person.objects.values_list("pk", flat=True)}
    assert [users & set(one["ids"]) for one in kept] == [{free.pk.hex}] * 2
    plain = reported(ward)
    rows = [bytes(FreeForEvent.objects.get(pk=plain).free), bytes(beside.free), bytes(file.free)]
    assert len({len(row) for row in rows}) == 1  # whoever was named, and whether anybody was
    assert all(near.pk.bytes not in row and free.pk.hex.encode() not in row for row in rows)


def test_a_file_whose_report_was_removed_takes_names_again(vault: RunningVault) -> None:
    ward, secretary, near = a_ward(), a_secretary(), an_analyst()
    file = opened(secretary, ward, reported(ward), a_named_colleague())
    Incident.objects.all().delete()
    file.refresh_from_db()
    assert (file.incident_id, Case.objects.count()) == (None, 1)

    involved, key = [named(somebody_led_by(near))], uuid4()
    sent = {"actor": acting(secretary), "at": timezone.now(), "file_id": file.pk, "key": key}
    press = partial(hand_over, **sent, involved=involved)
    assert at_once(press, press) == [DONE, DONE]  # pressed twice, handed over once

    file.refresh_from_db()
    assert (file.incident_id is None, Case.objects.count()) == (False, 2)
    assert Incident.objects.count() == 1
    assert near.pk not in may_look_into(file, TODAY)
    assert FreeForEvent.objects.count() == 0


def test_beside_an_event_without_a_file_it_is_kept_for_ninety_days(vault: RunningVault) -> None:
    reported(a_ward())
    until = FreeForEvent.objects.get().until_on

    erase(Trigger.PERIOD_ENDED, None, AT + (until - TODAY))
    assert FreeForEvent.objects.count() == 1
    erase(Trigger.PERIOD_ENDED, None, AT + (until - TODAY) * 91 / 90)
    assert ((until - TODAY).days, FreeForEvent.objects.count()) == (90, 0)


def test_switched_off_nothing_is_kept(vault: RunningVault, settings: Any) -> None:
    settings.CALAMITIES = False
    reported(a_ward(), a_named_colleague())
    assert FreeForEvent.objects.count() == 0
