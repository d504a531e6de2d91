"""Two people arrange the team at one moment: one state, and a sentence for who comes second."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.access.roles import Role
from naast.supporters.actions.change_turn import change_turn
from naast.supporters.actions.draft_rota import draft_rota, draft_rota_again
from naast.supporters.actions.end_meeting import hold_meeting
from naast.supporters.actions.note_competence import note_competence
from naast.supporters.actions.open_round import open_round
from naast.supporters.actions.swap_turn import decide_swap, offer_turn, take_turn
from naast.supporters.actions.watch_intervision import give_up_meeting
from naast.supporters.choices import Competence, HowShown
from naast.supporters.models_intervision import IntervisionMeeting, IntervisionQuarter
from naast.supporters.models_nomination import NominationRound
from naast.supporters.models_rota import OnCallTurn, Rota, TurnOffer
from naast.supporters.models_training import CompetenceShown
from naast.supporters.rules_intervision import IntervisionRefused
from naast.supporters.rules_nomination import NominationRefused
from naast.supporters.rules_rota import RotaRefused
from tests.actors import an_actor
from tests.cases.test_races import DONE, TOO_LATE, at_once
from tests.factories.cases import AT, a_coordinator, a_supporting_actor
from tests.factories.intervision import a_group, begun, row_of
from tests.factories.nomination import a_plan, a_team
from tests.factories.people import a_supporter
from tests.factories.rota import a_turn, on_call_chosen

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
TONIGHT = AT.replace(hour=22)
TRIES = 3  # who comes first is up to the machine
BOTH = ["nights", "weekends"]


@pytest.fixture
def planner() -> Actor:
    return an_actor(Role.COORDINATOR)


def a_draft(planner: Actor, *, days: int = 2) -> Rota:
    on_call_chosen(weekends=False, rest_hours=0, most=28)
    first = timezone.localdate(AT) + 7 * DAY
    return draft_rota(actor=planner, at=AT, first_on=first, last_on=first + (days - 1) * DAY)


def test_a_round_that_is_opened_twice_is_one_round(vault: Any) -> None:
    owner = a_coordinator()
    department, _people = a_team()
    opening = partial(open_round, actor=owner, at=AT, plan=a_plan(department))

    became = at_once(opening, opening, late=(NominationRefused,))

    assert sorted(became) == [DONE, TOO_LATE]
    assert NominationRound.objects.count() == 1


def test_a_rota_that_is_drafted_twice_is_one_rota(planner: Actor) -> None:
    a_supporting_actor(accepts=BOTH)
    on_call_chosen(weekends=False)
    first = timezone.localdate(AT) + 7 * DAY
    drafting = partial(draft_rota, actor=planner, at=AT, first_on=first, last_on=first + DAY)

    became = at_once(drafting, drafting, late=(RotaRefused,))

    assert sorted(became) == [DONE, TOO_LATE]
    assert (Rota.objects.count(), OnCallTurn.objects.count()) == (1, 2)


def test_a_choice_by_hand_is_not_lost_to_a_new_draft(planner: Actor) -> None:
    drafted, chosen = (row_of(a_supporting_actor(accepts=BOTH)) for _ in range(2))
    rota = a_draft(planner)
    turn = rota.turns.first()
    assert turn is not None
    for _ in range(TRIES):
        by_hand = partial(change_turn, actor=planner, at=AT, turn=turn, supporter_id=chosen.pk)
        assert at_once(by_hand, partial(draft_rota_again, actor=planner, at=AT, rota=rota)) == [
            DONE, DONE,
        ]  # fmt: skip

        held = OnCallTurn.objects.get(pk=turn.pk)
        assert (held.supporter_id, held.by_hand) == (chosen.pk, True)
        change_turn(actor=planner, at=AT, turn=turn, supporter_id=drafted.pk)


def test_deciding_on_a_swap_and_taking_the_turn_wait_for_each_other_in_one_order(
    planner: Actor,
) -> None:
    has, tired, rested = (a_supporting_actor(accepts=BOTH) for _ in range(3))
    for night in range(TRIES):
        at = TONIGHT + 7 * night * DAY
        turn = a_turn(has, at)
        a_turn(tired, at + DAY)
        offer = offer_turn(actor=has, at=AT, turn=turn)
        assert take_turn(actor=tired, at=AT, turn=turn) is False  # a coordinator looks first

        at_once(
            partial(decide_swap, actor=planner, at=AT, offer=offer, agreed=True),
            partial(take_turn, actor=rested, at=AT, turn=turn),
            late=(RotaRefused,),
        )

        held = OnCallTurn.objects.get(pk=turn.pk).supporter_id
        assert held in {row_of(tired).pk, row_of(rested).pk}
        assert not TurnOffer.objects.filter(turn=turn).exists()


def test_two_turns_too_near_are_not_both_taken_at_one_moment() -> None:
    for night in range(TRIES):
        has, quick = a_supporting_actor(accepts=BOTH), a_supporting_actor(accepts=BOTH)
        near = [a_turn(has, TONIGHT + (4 * night + ahead) * DAY) for ahead in (0, 1)]
        for turn in near:
            offer_turn(actor=has, at=AT, turn=turn)

        at_once(*(partial(take_turn, actor=quick, at=AT, turn=turn) for turn in near))

        assert OnCallTurn.objects.filter(supporter=row_of(quick)).count() == 1


def test_a_competence_noted_twice_at_one_moment_is_one_row_and_can_be_noted_again() -> None:
    coordinator, supporter = an_actor(Role.COORDINATOR), a_supporter()
    noting = partial(
        note_competence,
        actor=coordinator,
        at=AT,
        supporter=supporter,
        competence=Competence.COM02,
        how=HowShown.PRACTICE,
        shown_on=date(2026, 5, 1),
    )

    assert at_once(noting, noting) == [DONE, DONE]
    noting()

    assert CompetenceShown.objects.count() == 1


def late_on(meeting: IntervisionMeeting) -> datetime:
    return meeting.starts_at + timedelta(days=28)


def test_a_meeting_is_counted_or_given_up_and_never_both() -> None:
    leads = a_supporting_actor()
    for _ in range(TRIES):
        meeting = begun(a_group(leads=leads))
        IntervisionQuarter.objects.all().delete()
        at = late_on(meeting)

        at_once(
            partial(hold_meeting, actor=leads, at=at, meeting=meeting, came=3),
            partial(give_up_meeting, actor=CLOCK, at=at, meeting=meeting),
            late=(IntervisionRefused,),
        )

        meeting.refresh_from_db()
        came = sum(IntervisionQuarter.objects.values_list("came", flat=True))
        assert (meeting.state, came) in {("held", 3), ("uncounted", 0)}


def test_who_counted_a_meeting_before_the_clock_came_is_believed() -> None:
    leads = a_supporting_actor()
    meeting = begun(a_group(leads=leads))
    stale = IntervisionMeeting.objects.get(pk=meeting.pk)
    hold_meeting(actor=leads, at=late_on(meeting), meeting=meeting, came=3)

    give_up_meeting(actor=CLOCK, at=late_on(meeting), meeting=stale)

    assert IntervisionMeeting.objects.get(pk=meeting.pk).state == "held"
