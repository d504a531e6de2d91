"""Stopping is easy and honoured, coming back too; after several colleagues a talk is offered."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naast.access.actor import MATCHING, Actor
from naast.access.models import RoleGrant, User
from naast.access.queries import roles_of
from naast.access.roles import Role
from naast.cases.actions.answer_talk_offer import answer_talk_offer
from naast.cases.models import Aftercare
from naast.cases.queries.lists import supporters_who_want_to_talk
from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from naast.supporters.actions.choose_care import choose_care
from naast.supporters.actions.offer_talk import offer_talks
from naast.supporters.actions.stop_supporting import (
    announce_stop,
    answer_coming_back,
    ask_to_come_back,
    leave_team,
    stay_after_all,
)
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.models_care import ComingBack, TalkOffer
from naast.supporters.models_intervision import IntervisionMember
from naast.supporters.queries import eligible_team
from naast.supporters.queries.care import (
    talk_offered,
    who_looks_after,
    who_stops,
    who_would_come_back,
)
from naast.supporters.rules_intervision import IntervisionRefused
from naast.workflows.stop_supporting import stop_supporting, stop_who_said_so
from tests.factories.cases import (
    AT,
    a_case,
    a_coordinator,
    a_supporting_actor,
    actor_of,
    asked,
    fresh,
)
from tests.factories.intervision import SOMEBODY, a_group, row_of
from tests.factories.people import a_person, a_user_for
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
TODAY = timezone.localdate(AT)


def busy(actor: Actor, *counts: int) -> None:
    """counts: of this month, and of those before."""
    for back, count in enumerate(counts):
        month = date(2026, 1, 1) if back == 0 else date(2025, 13 - back, 1)
        MonthlyLoad.objects.create(supporter=row_of(actor), month=month, count=count)


def test_whoever_stops_hands_over_is_thanked_and_is_proposed_no_more(vault: RunningVault) -> None:
    supporter, coordinator = a_supporting_actor(), a_coordinator()
    a_group([supporter], leads=supporter)
    case = asked(a_case(), supporter, coordinator=coordinator)
    Aftercare.objects.create(supporter_id=supporter.id, due_on=TODAY)
    assert [str(one.person_id) for one in eligible_team(MATCHING, TODAY)].count(supporter.id) == 1

    stop_supporting(actor=supporter, at=AT, supporter=UUID(supporter.id))

    row = row_of(supporter)
    assert (row.active, row.ended_on) == (False, TODAY)
    assert fresh(case).supporter_id is None
    assert supporter.id not in [str(one.person_id) for one in eligible_team(MATCHING, TODAY)]
    assert roles_of(User.objects.get(pk=supporter.id), TODAY) == {Role.COLLEAGUE}
    assert IntervisionMember.objects.filter(supporter=row).count() == 0
    assert Aftercare.objects.count() == 0
    assert OutgoingMessage.objects.filter(kind="thanked", person_id=supporter.id).count() == 1


def test_who_chose_a_last_day_keeps_their_colleagues_until_then(vault: RunningVault) -> None:
    supporter, coordinator = a_supporting_actor(), a_coordinator()
    case = asked(a_case(), supporter, coordinator=coordinator)

    announce_stop(actor=supporter, at=AT, last_on=TODAY + 10 * DAY)

    assert [str(one.person_id) for one in who_stops(coordinator, TODAY)] == [supporter.id]
    assert stop_who_said_so(at=AT + 10 * DAY) == 0
    assert str(fresh(case).supporter_id) == supporter.id
    assert not row_of(supporter).available
    assert stop_who_said_so(at=AT + 11 * DAY) == 1
    assert stop_who_said_so(at=AT + 11 * DAY) == 0
    assert (row_of(supporter).active, row_of(supporter).ended_on) == (False, TODAY + 10 * DAY)
    assert fresh(case).supporter_id is None


def test_who_stays_after_all_is_asked_again() -> None:
    supporter = a_supporting_actor()
    announce_stop(actor=supporter, at=AT, last_on=TODAY + 10 * DAY)

    stay_after_all(actor=supporter, at=AT)

    assert stop_who_said_so(at=AT + 30 * DAY) == 0
    assert (row_of(supporter).available, row_of(supporter).ended_on) == (True, None)


def test_nobody_stops_somebody_else() -> None:
    supporter, other = a_supporting_actor(), a_supporting_actor()
    for stranger in (other, SOMEBODY):
        with pytest.raises(Supporter.DoesNotExist):
            leave_team(actor=stranger, at=AT, person_id=UUID(supporter.id))
    assert row_of(supporter).active

    leave_team(actor=supporter, at=AT, person_id=UUID(supporter.id))

    assert not row_of(supporter).active


def test_who_stopped_asks_to_come_back_and_is_welcomed_with_the_role(vault: RunningVault) -> None:
    supporter, coordinator = a_supporting_actor(), a_coordinator()
    leave_team(actor=supporter, at=AT, person_id=UUID(supporter.id))

    for _ in range(2):
        wish = ask_to_come_back(actor=supporter, at=AT + 30 * DAY)
    assert list(who_would_come_back(coordinator)) == [wish]
    assert who_would_come_back(supporter) == []
    answer_coming_back(actor=coordinator, at=AT + 31 * DAY, wish=wish, yes=True)

    assert row_of(supporter).active
    grant = RoleGrant.objects.get(user_id=supporter.id, ended_at=None)
    assert grant.role == Role.PEER_SUPPORTER
    assert ComingBack.objects.count() == 0


def test_who_left_the_hospital_is_not_put_back_from_an_old_page(vault: RunningVault) -> None:
    supporter, coordinator = a_supporting_actor(), a_coordinator()
    leave_team(actor=supporter, at=AT, person_id=UUID(supporter.id))
    wish = ask_to_come_back(actor=supporter, at=AT)
    Person.objects.filter(pk=supporter.id).update(active=False)

    with pytest.raises(IntervisionRefused, match="works here no longer"):
        answer_coming_back(actor=coordinator, at=AT, wish=wish, yes=True)
    erase(Trigger.PERSON_LEFT, UUID(supporter.id), AT)
    with pytest.raises(IntervisionRefused, match="meanwhile"):
        answer_coming_back(actor=coordinator, at=AT, wish=wish, yes=True)

    assert (row_of(supporter).active, ComingBack.objects.count()) == (False, 0)


def test_who_leaves_the_hospital_is_offered_no_talk() -> None:
    leaves, stays = a_supporting_actor(), a_supporting_actor()
    for one in (leaves, stays):
        busy(one, 1, 1, 1)
    offer_talks(at=AT)

    erase(Trigger.PERSON_LEFT, UUID(leaves.id), AT)

    assert [one.supporter for one in TalkOffer.objects.all()] == [row_of(stays)]


def test_who_was_no_supporter_cannot_come_back() -> None:
    stranger = actor_of(a_user_for(a_person()))

    with pytest.raises(Supporter.DoesNotExist):
        ask_to_come_back(actor=stranger, at=AT)


def test_of_who_stopped_everything_goes_after_the_period_of_the_house() -> None:
    supporter = a_supporting_actor()
    busy(supporter, 2)
    leave_team(actor=supporter, at=AT, person_id=UUID(supporter.id))
    ask_to_come_back(actor=supporter, at=AT)

    erase(Trigger.PERIOD_ENDED, None, AT + 364 * DAY)
    assert Supporter.objects.filter(person_id=supporter.id).exists()
    erase(Trigger.PERIOD_ENDED, None, AT + 367 * DAY)

    assert not Supporter.objects.filter(person_id=supporter.id).exists()
    assert (MonthlyLoad.objects.count(), ComingBack.objects.count()) == (0, 0)


def test_after_three_colleagues_in_three_months_a_talk_is_offered_once() -> None:
    busy_one, quiet_one, long_ago = (a_supporting_actor() for _ in range(3))
    busy(busy_one, 1, 1, 1)
    busy(quiet_one, 1, 1, 0, 5)
    busy(long_ago, 0, 0, 0, 9)

    assert (offer_talks(at=AT), offer_talks(at=AT + DAY)) == (1, 0)

    assert [talk_offered(one) for one in (busy_one, quiet_one, long_ago)] == [True, False, False]
    (told,) = OutgoingMessage.objects.filter(kind="talk_offered")
    assert str(told.person_id) == busy_one.id
    erase(Trigger.PERIOD_ENDED, None, AT + 93 * DAY)
    assert TalkOffer.objects.count() == 0


def test_the_hospital_chooses_after_how_many_and_whoever_talked_lately_is_left_alone() -> None:
    supporter, talked = a_supporting_actor(), a_supporting_actor(talked_on=TODAY - 10 * DAY)
    for one in (supporter, talked):
        busy(one, 2)
    assert offer_talks(at=AT) == 0

    choose_care(actor=SOMEBODY, at=AT, talk_after=2, within_months=1)

    assert offer_talks(at=AT) == 1
    assert not talk_offered(talked)


@pytest.mark.parametrize("wants", [True, False])
def test_a_yes_goes_to_the_coordinator_and_nobody_hears_of_a_no(
    vault: RunningVault, wants: bool
) -> None:
    supporter, coordinator = a_supporting_actor(), a_coordinator()
    busy(supporter, 3)
    offer_talks(at=AT)

    answers = [answer_talk_offer(actor=supporter, at=AT, wants_to_talk=wants) for _ in range(2)]

    assert answers == [True, False]
    assert not talk_offered(supporter)
    waiting = [str(one.supporter_id) for one in supporters_who_want_to_talk(coordinator)]
    assert waiting == ([supporter.id] if wants else [])
    row = TalkOffer.objects.get()
    assert (row.open, {field.name for field in TalkOffer._meta.fields}) == (
        False,
        {"id", "supporter", "offered_on", "open"},
    )
    said = AuditEvent.objects.get(action="answer_talk_offer")
    assert said.subject == ""


def test_a_supporter_sees_whom_to_call_the_coordinator_before_the_deputy(
    vault: RunningVault,
) -> None:
    supporter = a_supporting_actor()
    deputy, coordinator = a_coordinator(Role.DEPUTY_COORDINATOR), a_coordinator()

    found = who_looks_after(supporter, TODAY)

    names = [User.objects.get(pk=one.id).name for one in (coordinator, deputy)]
    assert [one.name for one in found] == names
    assert [one.deputy for one in found] == [False, True]
    assert who_looks_after(actor_of(a_user_for(a_person())), TODAY) == []
