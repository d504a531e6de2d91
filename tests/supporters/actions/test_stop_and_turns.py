"""Whoever stops is on call no more: the reserve steps in, and coordinators hear of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naast.access.actor import IMPORTER, Actor
from naast.notify.models import OutgoingMessage
from naast.privacy.erasure import Trigger, erase
from naast.supporters.actions.calendar_address import make_calendar_address
from naast.supporters.actions.import_team import import_team
from naast.supporters.actions.stop_supporting import (
    announce_stop,
    answer_coming_back,
    ask_to_come_back,
    leave_team,
    stay_after_all,
)
from naast.supporters.actions.swap_turn import take_turn
from naast.supporters.choices_rota import RotaState
from naast.supporters.logic.team_plan import read_team_file
from naast.supporters.models_rota import OnCallTurn, TurnOffer, TurnWish
from naast.supporters.models_training import CalendarAddress
from naast.supporters.queries.rota import on_offer
from naast.workflows.stop_supporting import stop_supporting
from tests.factories.cases import AT, a_coordinator, a_supporting_actor
from tests.factories.intervision import row_of
from tests.factories.rota import a_rota, a_turn
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
TODAY = timezone.localdate(AT)
TONIGHT = AT.replace(hour=21)


def told(actor: Actor, kind: str) -> int:
    return OutgoingMessage.objects.filter(person_id=actor.id, kind=kind).count()


def holder(turn: OnCallTurn) -> UUID | None:
    return OnCallTurn.objects.values_list("supporter__person_id", flat=True).get(pk=turn.pk)


def test_whoever_stops_is_followed_by_the_reserve_and_what_was_done_stays_theirs(
    vault: RunningVault,
) -> None:
    one, reserve, coordinator = a_supporting_actor(), a_supporting_actor(), a_coordinator()
    done = a_turn(one, TONIGHT - 2 * DAY)
    first, later = a_turn(one, TONIGHT), a_turn(one, TONIGHT + 7 * DAY)
    second = a_turn(reserve, TONIGHT, place=2)
    make_calendar_address(actor=one, at=AT)
    TurnWish.objects.create(supporter=row_of(one), on=TODAY + 9 * DAY, kind="night", wish="cannot")

    stop_supporting(actor=one, at=AT, supporter=UUID(one.id))

    held = [holder(turn) for turn in (done, first, second, later)]
    assert held == [UUID(one.id), UUID(reserve.id), None, None]
    assert set(TurnOffer.objects.values_list("turn", flat=True)) == {second.pk, later.pk}
    assert (TurnWish.objects.count(), CalendarAddress.objects.count()) == (0, 0)
    assert told(coordinator, "rota_waits") == 1
    assert (told(reserve, "rota_changed"), told(one, "rota_changed")) == (1, 0)


def test_whom_a_file_ends_is_freed_in_the_same_way(vault: RunningVault) -> None:
    one, coordinator = a_supporting_actor(), a_coordinator()
    turn = a_turn(one, TONIGHT)
    make_calendar_address(actor=one, at=AT)
    number = row_of(one).person.staff_number
    bring_in = {"full": False, "actor": IMPORTER, "at": AT}
    import_team(team=read_team_file(f"number\n{number}\n".encode()), **bring_in)
    assert holder(turn) == UUID(one.id)

    file = f"number;ended_on\n{number};{TODAY - DAY:%Y-%m-%d}\n"
    import_team(team=read_team_file(file.encode()), **bring_in)

    assert (holder(turn), CalendarAddress.objects.count()) == (None, 0)
    assert told(coordinator, "rota_waits") == 1


def test_who_stops_does_not_step_in_for_themselves() -> None:
    one = a_supporting_actor()
    turns = [a_turn(one, TONIGHT, place=place) for place in (1, 2)]

    leave_team(actor=one, at=AT, person_id=UUID(one.id))

    assert [holder(turn) for turn in turns] == [None, None]
    assert TurnOffer.objects.count() == 2


def test_what_they_would_have_taken_stays_on_offer_and_a_draft_forgets_them(
    vault: RunningVault,
) -> None:
    one, other, coordinator = a_supporting_actor(), a_supporting_actor(), a_coordinator()
    turn = a_turn(other, TONIGHT)
    TurnOffer.objects.create(turn=turn, offered_at=AT, taker=row_of(one))
    rota = a_rota(AT, days=90, state=RotaState.DRAFT)
    drafted = a_turn(one, TONIGHT + 3 * DAY, rota=rota)

    leave_team(actor=one, at=AT, person_id=UUID(one.id))

    assert (TurnOffer.objects.get().taker, holder(turn)) == (None, UUID(other.id))
    assert holder(drafted) is None
    assert told(coordinator, "rota_waits") == 0


def test_a_last_day_ahead_frees_the_turns_that_reach_beyond_it_and_no_others(
    vault: RunningVault,
) -> None:
    one, coordinator = a_supporting_actor(), a_coordinator()
    before, on_the_day, after = (a_turn(one, TONIGHT + days * DAY) for days in (9, 10, 11))

    announce_stop(actor=one, at=AT, last_on=TODAY + 10 * DAY)

    held = [holder(turn) for turn in (before, on_the_day, after)]
    assert held == [UUID(one.id), None, None]
    assert told(coordinator, "rota_waits") == 1


def test_who_has_no_turns_stops_without_a_word_to_coordinators(vault: RunningVault) -> None:
    one, other, coordinator = a_supporting_actor(), a_supporting_actor(), a_coordinator()
    turn = a_turn(other, TONIGHT)

    leave_team(actor=one, at=AT, person_id=UUID(one.id))

    assert (holder(turn), told(coordinator, "rota_waits")) == (UUID(other.id), 0)


def test_who_stays_after_all_has_the_turns_back_that_nobody_took(vault: RunningVault) -> None:
    one, reserve = a_supporting_actor(), a_supporting_actor()
    quick = a_supporting_actor(accepts=["nights", "weekends"])
    free, taken, stepped_in = (a_turn(one, TONIGHT + days * DAY) for days in (11, 16, 21))
    second = a_turn(reserve, TONIGHT + 21 * DAY, place=2)
    announce_stop(actor=one, at=AT, last_on=TODAY + 9 * DAY)
    assert take_turn(actor=quick, at=AT, turn=taken) is True

    stay_after_all(actor=one, at=AT)

    held = [holder(turn) for turn in (free, taken, stepped_in, second)]
    assert held == [UUID(one.id), UUID(quick.id), UUID(reserve.id), UUID(one.id)]
    assert TurnOffer.objects.count() == 0


def test_who_left_and_comes_back_finds_on_offer_what_nobody_took(vault: RunningVault) -> None:
    one, coordinator = a_supporting_actor(), a_coordinator()
    turn = a_turn(one, TONIGHT + 40 * DAY)
    leave_team(actor=one, at=AT, person_id=UUID(one.id))

    wish = ask_to_come_back(actor=one, at=AT + 30 * DAY)
    answer_coming_back(actor=coordinator, at=AT + 31 * DAY, wish=wish, yes=True)

    assert [offer.turn for offer in on_offer(row_of(one), AT + 31 * DAY)] == [turn]
    assert holder(turn) is None


def test_of_who_leaves_the_hospital_no_offer_remembers_the_name(vault: RunningVault) -> None:
    one = a_supporting_actor()
    a_turn(one, TONIGHT + 11 * DAY)
    announce_stop(actor=one, at=AT, last_on=TODAY + 9 * DAY)
    assert TurnOffer.objects.get().was == row_of(one)

    erase(Trigger.PERSON_LEFT, UUID(one.id), AT)

    assert TurnOffer.objects.get().was is None
