"""A whole life of support through the real vault, and the ways in which it can end."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.cases.actions.close_case import close_case
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.logic.fact import read_fact
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Phase, Press, Step
from naast.cases.models import Aftercare, Case
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Department, Person
from naast.privacy import vault_client
from naast.privacy.vault_client import VaultRefused
from naast.supporters.models import MonthlyLoad
from naast.workflows.run_clocks import run_clocks
from tests.factories.cases import (
    AT,
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
    pressed,
    seen_by,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator(vault):
    return a_coordinator()


@pytest.fixture
def supporter(coordinator):
    return a_supporting_actor()


def taken(case, supporter, coordinator):
    return pressed(asked(case, supporter, coordinator=coordinator), Press.ACCEPT, actor=supporter)


def test_a_colleague_is_helped_from_request_to_forgetting(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    case = pressed(case, Press.TALKED, actor=supporter)
    case = pressed(case, Press.FOLLOWED_UP, actor=supporter, at=AT + timedelta(days=14))
    end = AT + timedelta(days=28)
    case = pressed(case, Press.FINISH, actor=supporter, at=end)

    assert close_case(actor=CLOCK, at=end + timedelta(minutes=5), case=case) is False
    assert close_case(actor=CLOCK, at=end + timedelta(minutes=10), case=case) is True

    case = fresh(case)
    assert (case.phase, case.next_due_at, case.supporter) == (Phase.CLOSED.value, None, None)
    assert b"".join(map(bytes, (case.profile, case.progress, case.wrapped_key))) == b""
    with pytest.raises(VaultRefused):
        seen_by(case, coordinator)
    assert vault_client.fact_count() == 1
    assert MonthlyLoad.objects.get().count == 1
    assert Aftercare.objects.count() == 1


def test_the_row_goes_with_the_last_epoch_that_wrapped_it(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    case = pressed(case, Press.NO_THANK_YOU, actor=supporter)
    close_case(actor=CLOCK, at=AT + timedelta(minutes=10), case=case)
    for _night in range(6):
        turn_epoch(actor=CLOCK, at=AT)
    assert Case.objects.count() == 1
    turn_epoch(actor=CLOCK, at=AT)
    assert Case.objects.count() == 0


def test_an_open_case_stays_open_through_many_turns(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    for _night in range(9):
        turn_epoch(actor=CLOCK, at=AT)
    assert seen_by(case, supporter, "supporter").profile.name == "Anna Verzonnen"


def test_a_case_that_the_vault_never_adopted_survives_the_turns(vault, coordinator):
    case = a_case(adopted=False)
    for _night in range(9):
        turn_epoch(actor=CLOCK, at=AT)
    assert seen_by(case, coordinator).profile.name == "Anna Verzonnen"


def test_an_interrupted_closing_is_finished_by_the_next_run(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    case = pressed(case, Press.NO_THANK_YOU, actor=supporter)
    vault_client.close(case.id, bytes(case.wrapped_key), CLOCK.name, "system", None)
    run_clocks(at=AT + timedelta(minutes=11))
    assert fresh(case).phase == Phase.CLOSED.value


def test_a_wrong_person_counts_nowhere(coordinator):
    case = a_case()
    role = Role.COORDINATOR.value
    case = pressed(case, Press.WRONG_PERSON, actor=coordinator, role=role)
    run_clocks(at=AT)
    assert fresh(case).phase == Phase.CLOSED.value
    assert vault_client.fact_count() == 0


def test_the_fact_that_remains_has_coarse_groups_only(coordinator, supporter, vault):
    person, _ = a_colleague(profession="midwife")
    Department.objects.filter(pk=person.department_id).update(part="family")
    Person.objects.bulk_create(
        Person(name="Somebody", profession="nurse", department_id=person.department_id)
        for _ in range(100)
    )
    case = taken(a_case(person=person, event_kind="aggression"), supporter, coordinator)
    case = pressed(case, Press.NO_THANK_YOU, actor=supporter)
    close_case(actor=CLOCK, at=AT + timedelta(minutes=10), case=case)
    with closing(sqlite3.connect(vault.folder / "store.sqlite3")) as stolen:
        ((fact,),) = stolen.execute("SELECT fact FROM facts").fetchall()
    assert read_fact(fact) == {
        "quarter": "Q1",
        "profession": "nurse",
        "reason": "aggression",
        "route": "report",
        "outcome": "declined",
        "time": "1d",
        "talks": "0",
        "referral": "no",
        "unit": "family",
    }


def test_only_the_asked_supporter_opens_the_case(coordinator, supporter):
    case = asked(a_case(), supporter, coordinator=coordinator)
    assert seen_by(case, supporter, "supporter").profile.name == "Anna Verzonnen"
    with pytest.raises(VaultRefused):
        seen_by(case, a_supporting_actor(), "supporter")


def test_the_colleague_sees_the_own_case_and_nobody_elses(vault):
    person, me = a_colleague()
    _, somebody_else = a_colleague()
    case = a_case(person=person)
    assert seen_by(case, me, "colleague").profile.person == me.id
    with pytest.raises(VaultRefused):
        seen_by(case, somebody_else, "colleague")


def test_a_coordinator_does_not_see_the_own_case_in_the_work_role(coordinator):
    other = a_case(person=a_colleague()[0])
    assert seen_by(other, coordinator).profile.person is not None
    own = a_case(person=Person.objects.get(pk=coordinator.id))
    with pytest.raises(VaultRefused):
        seen_by(own, coordinator)


def test_the_person_above_the_colleague_cannot_be_asked(coordinator):
    boss = a_supporting_actor()
    fits = a_supporting_actor()
    person, _ = a_colleague(manager=Person.objects.get(pk=boss.id))
    case = a_case(person=person)
    assert asked(case, fits, coordinator=coordinator).supporter_id is not None
    other = a_case(person=person)
    with pytest.raises(NotNow):
        asked(other, boss, coordinator=coordinator)


def test_two_people_of_one_event_get_different_supporters(coordinator, supporter):
    incident = uuid4()
    first, second = a_case(incident=incident), a_case(incident=incident)
    assert str(asked(first, supporter, coordinator=coordinator).supporter_id) == supporter.id
    with pytest.raises(NotNow):
        asked(second, supporter, coordinator=coordinator)
    of_another_event = a_case(incident=uuid4())
    assert asked(of_another_event, supporter, coordinator=coordinator).supporter_id is not None


def test_who_was_involved_in_the_event_supports_nobody_of_it(coordinator, supporter):
    incident = uuid4()
    involved = Person.objects.get(pk=supporter.id)
    a_case(incident=incident, person=involved)
    other = a_case(incident=incident)
    with pytest.raises(NotNow):
        asked(other, supporter, coordinator=coordinator)


def test_who_does_not_answer_within_four_hours_makes_place_for_the_substitute(
    coordinator, supporter
):
    substitute = a_supporting_actor()
    case = asked(a_case(), supporter, coordinator=coordinator)
    run_clocks(at=AT + timedelta(hours=4))
    assert str(fresh(case).supporter_id) == substitute.id
    kinds = list(OutgoingMessage.objects.values_list("kind", flat=True))
    assert kinds == [MessageKind.REQUEST_TO_SUPPORTER] * 2


def test_without_an_instruction_coordinators_are_reminded_and_nobody_is_asked(
    coordinator, supporter
):
    case = a_case()
    run_clocks(at=AT + timedelta(hours=2))
    assert fresh(case).supporter is None
    message = OutgoingMessage.objects.get()
    assert (message.kind, str(message.person_id)) == (
        MessageKind.REMINDER_COORDINATOR,
        coordinator.id,
    )


def test_a_signed_instruction_asks_the_best_after_two_hours(coordinator, supporter):
    from naast.cases.actions.sign_standing_instruction import sign_standing_instruction

    sign_standing_instruction(actor=coordinator, at=AT, until_on=(AT + timedelta(days=30)).date())
    case = a_case()
    run_clocks(at=AT + timedelta(hours=1))
    assert fresh(case).supporter is None
    run_clocks(at=AT + timedelta(hours=2))
    assert str(fresh(case).supporter_id) == supporter.id


def test_who_is_asked_at_night_has_four_hours_from_the_morning(coordinator, supporter):
    night = datetime(2026, 1, 6, 2, tzinfo=UTC)  # three o'clock in Amsterdam
    case = asked(a_case(at=night), supporter, coordinator=coordinator, at=night)
    assert case.next_due_at == datetime(2026, 1, 6, 7 + 4, tzinfo=UTC)


def test_support_by_somebody_who_left_comes_back_to_the_coordinator(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    run_clocks(at=AT)
    assert fresh(case).supporter_id is not None
    Person.objects.filter(pk=supporter.id).update(active=False)
    run_clocks(at=AT)
    assert fresh(case).supporter_id is None


def test_a_damaged_newcomer_does_not_keep_the_others_from_being_forgotten(vault, supporter):
    first = vault_client.health().epoch
    broken = a_case(adopted=False)
    Case.objects.filter(pk=broken.pk).update(register=b"damaged")
    for _night in range(7):
        turn_epoch(actor=CLOCK, at=AT)
    assert vault_client.health().epoch == first + 7


def test_after_a_crash_the_vault_learns_again_who_supports(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    vault_client.assign(case.id, None, by="system:clock", role="system")
    with pytest.raises(VaultRefused):
        seen_by(case, supporter, "supporter")
    run_clocks(at=AT + timedelta(hours=25))
    assert seen_by(case, supporter, "supporter").profile.name == "Anna Verzonnen"


def test_nothing_falls_silent_for_sixty_days(coordinator, supporter):
    """Nobody presses anything: the case comes back to somebody until it is moved."""
    case = taken(a_case(), supporter, coordinator)
    deputy = a_coordinator(Role.DEPUTY_COORDINATOR)
    for hour in range(0, 60 * 24, 4):
        run_clocks(at=AT + timedelta(hours=hour))
        due = fresh(case).next_due_at
        assert due is not None and due <= AT + timedelta(hours=hour, days=7)
    told = {str(one) for one in OutgoingMessage.objects.values_list("person_id", flat=True)}
    assert {coordinator.id, deputy.id, supporter.id} <= told


def test_after_the_check_and_one_reminder_it_closes_by_itself(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    case = pressed(case, Press.TALKED, actor=supporter)
    case = pressed(case, Press.FOLLOWED_UP, actor=supporter, at=AT + timedelta(days=14))
    run_clocks(at=AT + timedelta(days=28))
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value
    run_clocks(at=AT + timedelta(days=31, minutes=1))
    run_clocks(at=AT + timedelta(days=31, minutes=12))
    assert fresh(case).phase == Phase.CLOSED.value


def test_the_state_behind_an_open_case_is_what_was_pressed(coordinator, supporter):
    case = taken(a_case(), supporter, coordinator)
    case = pressed(case, Press.WANTS_SUPPORT, actor=supporter)
    assert seen_by(case, supporter, "supporter").progress.step is Step.TALKING
