"""Two choose each other; either ends it; nobody else learns of it, and nothing of it is kept."""

from uuid import UUID

import pytest

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.notify.models import OutgoingMessage
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from naast.supporters.actions.choose_buddy import answer_buddy, ask_buddy, end_buddy
from naast.supporters.actions.stop_supporting import leave_team
from naast.supporters.models_care import Buddy
from naast.supporters.queries.buddies import how_many_ask, own_buddies
from naast.supporters.rules_buddies import BuddyRefused, may_change_pair
from tests.actors import an_actor, give
from tests.factories.cases import AT, a_supporting_actor
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    """Who asks, and who is asked."""
    return a_supporting_actor(), a_supporting_actor()


def asked(pair: tuple[Actor, Actor]) -> Buddy:
    return ask_buddy(actor=pair[0], at=AT, person_id=UUID(pair[1].id))


def told(actor: Actor) -> int:
    return OutgoingMessage.objects.filter(person_id=actor.id, kind="something_waiting").count()


def test_two_choose_each_other_and_both_read_it(pair: tuple[Actor, Actor]) -> None:
    asks, other = pair
    row = asked(pair)
    assert (own_buddies(other, TODAY).asks, told(other)) == ([row], 1)

    answer_buddy(actor=other, at=AT, buddy=row, yes=True)

    mine = own_buddies(asks, TODAY).mine
    assert mine is not None
    assert (mine.agreed, str(mine.person_id)) == (True, other.id)
    assert own_buddies(other, TODAY).beside == [row]
    assert told(asks) == 1


def test_a_no_and_an_end_leave_nothing(pair: tuple[Actor, Actor]) -> None:
    asks, other = pair
    answer_buddy(actor=other, at=AT, buddy=asked(pair), yes=False)
    assert Buddy.objects.count() == 0

    for ends in (asks, other):
        row = asked(pair)
        answer_buddy(actor=other, at=AT, buddy=row, yes=True)
        end_buddy(actor=ends, at=AT, buddy=row)
        assert Buddy.objects.count() == 0

    kept = AuditEvent.objects.filter(action__in=["ask_buddy", "answer_buddy", "end_buddy"])
    assert kept.count() == 8
    assert not any(one.id in str(list(kept.values("subject"))) for one in pair)


def test_asking_another_ends_what_was(pair: tuple[Actor, Actor]) -> None:
    asks, other = pair
    row = asked(pair)
    answer_buddy(actor=other, at=AT, buddy=row, yes=True)
    user = a_user_for(a_person())
    give(user, Role.COORDINATOR, starts_on=TODAY)
    coordinator = Actor("user", str(user.pk), frozenset({Role.COORDINATOR}))

    ask_buddy(actor=asks, at=AT, person_id=UUID(coordinator.id))

    assert own_buddies(other, TODAY).beside == []
    assert how_many_ask(coordinator) == 1
    with pytest.raises(BuddyRefused):
        answer_buddy(actor=other, at=AT, buddy=row, yes=True)


def test_only_somebody_of_the_team_or_a_coordinator_is_asked_and_never_oneself(
    pair: tuple[Actor, Actor],
) -> None:
    asks, _other = pair
    steward = an_actor(Role.STEWARD)
    for person in (UUID(asks.id), a_person().pk, UUID(steward.id)):
        with pytest.raises(BuddyRefused):
            ask_buddy(actor=asks, at=AT, person_id=person)

    assert asked(pair).agreed is False


def test_nobody_else_answers_ends_or_reads_it(pair: tuple[Actor, Actor]) -> None:
    asks, other = pair
    row = asked(pair)
    others = [an_actor(Role.COORDINATOR), an_actor(Role.STEWARD), a_supporting_actor()]

    for one in (*others, asks):
        with pytest.raises(BuddyRefused):
            answer_buddy(actor=one, at=AT, buddy=row, yes=True)
    for one in others:
        with pytest.raises(BuddyRefused):
            end_buddy(actor=one, at=AT, buddy=row)
        assert own_buddies(one, TODAY) == own_buddies(others[0], TODAY)

    assert [may_change_pair(one, row) for one in (*others, asks, other)] == [
        False, False, False, True, True,
    ]  # fmt: skip
    answer_buddy(actor=other, at=AT, buddy=row, yes=True)


@pytest.mark.parametrize("leaver", [0, 1])
def test_whoever_leaves_the_team_or_the_hospital_is_in_no_pair(
    pair: tuple[Actor, Actor], leaver: int
) -> None:
    asked(pair)
    leave_team(actor=pair[leaver], at=AT, person_id=UUID(pair[leaver].id))
    assert Buddy.objects.count() == 0

    again = (a_supporting_actor(), a_supporting_actor())
    asked(again)
    erase(Trigger.PERSON_LEFT, UUID(again[leaver].id), AT)
    assert Buddy.objects.count() == 0
