"""All who wait are matched together, with one in reserve, whoever looks or nobody."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naast.access.actor import STANDING
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions.ask_best import ask_best
from naast.cases.actions.choose_matching import choose_matching, restore_matching
from naast.cases.actions.propose_supporters import propose_supporters, propose_together
from naast.cases.actions.sign_standing_instruction import sign_standing_instruction
from naast.cases.logic.matching_types import Weights
from naast.cases.logic.matching_words import Policy
from naast.cases.logic.weights import NAMES, Choice, Level, default_choice, points
from naast.cases.logic.words import Press
from naast.cases.queries.matching_choice import matching_choice
from naast.cases.queries.together import waiting_for_reader, waiting_together
from naast.people.models import Person
from naast.workflows.decline_request import decline_request
from naast.workflows.run_clocks import run_clocks
from tests.factories.cases import (
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    actor_of,
    asked,
    fresh,
    pressed,
    seen_by,
)
from tests.factories.waiting import three_waiting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator(vault):
    return a_coordinator()


def supporter_actor(identity):
    return actor_of(User.objects.get(pk=identity), Role.PEER_SUPPORTER)


def test_everybody_gets_somebody_where_one_by_one_would_leave_one_out(coordinator):
    at = timezone.now()
    three = three_waiting(at)

    found = propose_together(at=at, cases=waiting_together(at))

    assert {case: [str(one) for one in stored.chosen] for case, stored in found.items()} == {
        three.first.pk: [three.bo],
        three.second.pk: [three.ada],
        three.third.pk: [three.cas],
    }


def test_control_alone_the_first_would_have_taken_the_only_one_for_the_second(coordinator):
    at = timezone.now()
    three = three_waiting(at)
    for other in (three.second, three.third):
        pressed(other, Press.WITHDRAW, actor=coordinator, role="coordinator")
    alone = propose_supporters(at=at, case=three.first)
    assert [str(one) for one in alone.chosen] == [three.ada]


def test_the_standing_instruction_asks_what_is_best_for_all(coordinator):
    at = timezone.now()
    three = three_waiting(at)
    sign_standing_instruction(
        actor=coordinator, at=at, until_on=timezone.localdate(at) + timedelta(days=9)
    )
    run_clocks(at=at + timedelta(hours=2))
    held = {one.pk: str(fresh(one).supporter_id) for one in (three.first, three.second)}
    assert held == {three.first.pk: three.bo, three.second.pk: three.ada}


def test_whoever_cannot_take_it_is_followed_by_the_one_in_reserve_at_once(coordinator):
    at = timezone.now()
    team = [a_supporting_actor() for _ in range(3)]
    case = a_case(person=a_colleague()[0], at=at)
    shown = propose_supporters(at=at, case=case)
    (first,), reserve = shown.chosen, shown.in_reserve
    asked(case, supporter_actor(first), coordinator=coordinator, at=at)

    decline_request(actor=supporter_actor(first), at=at, case=fresh(case))

    assert fresh(case).supporter_id == reserve
    assert reserve in {UUID(one.id) for one in team} - {first}


def test_the_one_in_reserve_also_follows_a_silence_of_four_hours(coordinator):
    at = timezone.now()
    for _ in range(3):
        a_supporting_actor()
    case = a_case(person=a_colleague()[0], at=at)
    shown = propose_supporters(at=at, case=case)
    held = asked(case, supporter_actor(shown.chosen[0]), coordinator=coordinator, at=at)
    run_clocks(at=held.next_due_at)
    assert fresh(case).supporter_id == shown.in_reserve


def test_a_reserve_whom_somebody_else_needs_by_now_is_left_to_them(coordinator):
    at = timezone.now()
    first = a_supporting_actor(languages=["nl"], maximum_cases=1)
    second = a_supporting_actor(languages=["nl", "en"], maximum_cases=1)
    case = a_case(person=a_colleague(languages=["nl"])[0], at=at)
    shown = propose_supporters(at=at, case=case)
    assert {*shown.chosen, shown.in_reserve} == {UUID(first.id), UUID(second.id)}
    asked(case, first, coordinator=coordinator, at=at)
    other = a_case(
        person=a_colleague(languages=["en"])[0], at=at - timedelta(hours=1), language="en"
    )

    decline_request(actor=first, at=at, case=fresh(case))

    assert fresh(case).supporter_id is None
    assert propose_supporters(at=at, case=other).chosen == (UUID(second.id),)


def test_when_nobody_is_left_the_no_is_noted_and_the_case_waits(coordinator):
    only = a_supporting_actor()
    case = a_case(person=a_colleague()[0], at=timezone.now())
    asked(case, only, coordinator=coordinator, at=timezone.now())
    decline_request(actor=only, at=timezone.now(), case=fresh(case))
    assert seen_by(case, coordinator).progress.refused == (only.id,)
    assert ask_best(actor=STANDING, at=timezone.now(), case=fresh(case)) is False


def test_two_people_of_one_event_get_different_supporters_when_names_were_typed(coordinator):
    at, incident = timezone.now(), uuid4()
    for _ in range(2):
        a_supporting_actor(maximum_cases=5)
    cases = [a_case(at=at, incident=incident, name=name) for name in ("An", "Bea")]
    found = propose_together(at=at, cases=waiting_together(at))
    assert len({found[one.pk].chosen[0] for one in cases}) == 2


def test_a_reader_who_stands_too_near_gets_the_others_as_if_the_case_were_not_there(coordinator):
    at = timezone.now()
    near = Person.objects.get(pk=coordinator.id)
    deputy = a_coordinator(Role.DEPUTY_COORDINATOR)
    three = three_waiting(at, manager=near)

    seen = {
        reader.id: propose_supporters(at=at, case=three.first, reader=reader)
        for reader in (deputy, coordinator)
    }

    codes = [code for one in seen[deputy.id].ranked for code, _ in one.reasons]
    assert "best_together" in codes  # the deputy sees what the others change
    assert [str(one) for one in seen[coordinator.id].chosen] == [three.ada]
    told = [code for one in seen[coordinator.id].ranked for code, _ in one.reasons]
    assert "best_together" not in told
    assert three.second not in waiting_for_reader(at, reader=coordinator)


def test_weights_as_delivered_are_those_of_the_policy():
    for policy in Policy:
        assert default_choice(policy).weights == Weights.for_policy(policy)
    assert all(points(name, Level.NOT) == 0 < points(name, Level.LITTLE) for name in NAMES)


def test_chosen_weights_hold_for_the_next_proposal_and_can_be_restored(coordinator):
    at = timezone.now()
    levels = dict.fromkeys(NAMES, Level.NOT) | {"same_specialism": Level.VERY}
    choice = Choice(Policy.EGALITARIAN, levels, supporters=2)
    like, other = a_supporting_actor(specialism="surgery"), a_supporting_actor()
    case = a_case(person=a_colleague(specialism="surgery")[0], at=at)
    choose_matching(actor=coordinator, at=at, choice=choice)
    assert matching_choice() == choice
    stored = propose_supporters(at=at, case=case)
    assert [str(one) for one in stored.chosen] == [like.id, other.id]
    assert stored.ranked[0].score == points("same_specialism", Level.VERY)
    restore_matching(actor=coordinator, at=at, policy=Policy.EGALITARIAN)
    assert matching_choice() == default_choice(Policy.EGALITARIAN)
