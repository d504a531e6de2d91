"""Who is on call is asked first, nobody else at night, and silence reaches the deputy."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from naast.access.roles import Role
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.propose_supporters import propose_supporters
from naast.cases.actions.sign_standing_instruction import sign_standing_instruction
from naast.cases.logic.matching_words import Why, WhyNot
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Press
from naast.cases.queries.matched import team_today
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.workflows.decline_request import decline_request
from naast.workflows.run_clocks import run_clocks
from tests.factories.cases import a_case, a_coordinator, a_supporting_actor, asked, fresh, pressed
from tests.factories.rota import a_turn

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NIGHT = datetime(2026, 1, 7, 2, 0, tzinfo=AMSTERDAM)  # a Wednesday
SATURDAY = datetime(2026, 1, 10, 12, 0, tzinfo=AMSTERDAM)


def signed(coordinator, at):
    sign_standing_instruction(actor=coordinator, at=at, until_on=(at + timedelta(days=30)).date())


def kinds_to(person):
    rows = OutgoingMessage.objects.filter(person_id=person.id).order_by("queued_at", "pk")
    return list(rows.values_list("kind", flat=True))


def test_at_night_whoever_is_on_call_is_asked_at_once_and_heard_at_any_hour(vault):
    signed(a_coordinator(), NIGHT)
    on_call = a_supporting_actor(profession="technician")
    near = a_supporting_actor(profession="nurse")
    a_turn(on_call, NIGHT, answer_minutes=20)
    case = a_case(at=NIGHT)

    run_clocks(at=NIGHT)

    case = fresh(case)
    assert str(case.supporter_id) == on_call.id
    assert case.next_due_at == NIGHT + timedelta(minutes=20)
    assert kinds_to(on_call) == [MessageKind.ON_CALL_REQUEST]
    assert kinds_to(near) == []


def test_without_a_rota_nothing_changes_at_night(vault):
    signed(a_coordinator(), NIGHT)
    supporter = a_supporting_actor()
    case = a_case(at=NIGHT)

    run_clocks(at=NIGHT + timedelta(minutes=5))
    assert fresh(case).supporter_id is None
    run_clocks(at=NIGHT + timedelta(hours=2))

    assert kinds_to(supporter) == [MessageKind.REQUEST_TO_SUPPORTER]


def test_nobody_on_call_answers_so_the_reserve_is_asked_and_then_the_deputy_hears(vault):
    coordinator, deputy = a_coordinator(), a_coordinator(Role.DEPUTY_COORDINATOR)
    signed(coordinator, NIGHT)
    first, second, asleep = (a_supporting_actor() for _ in range(3))
    a_turn(first, NIGHT)
    a_turn(second, NIGHT, place=2)
    case = a_case(at=NIGHT)

    run_clocks(at=NIGHT)
    assert str(fresh(case).supporter_id) == first.id
    run_clocks(at=NIGHT + timedelta(minutes=30))
    assert str(fresh(case).supporter_id) == second.id
    assert MessageKind.ON_CALL_SILENT not in kinds_to(deputy)
    run_clocks(at=NIGHT + timedelta(minutes=60))

    assert fresh(case).supporter_id is None
    assert MessageKind.ON_CALL_SILENT in kinds_to(deputy)
    assert kinds_to(asleep) == []


def test_a_no_asks_the_reserve_in_the_same_minute(vault):
    signed(a_coordinator(), NIGHT)
    first, second = a_supporting_actor(), a_supporting_actor()
    a_turn(first, NIGHT)
    a_turn(second, NIGHT, place=2)
    case = a_case(at=NIGHT)
    run_clocks(at=NIGHT)

    decline_request(actor=first, at=NIGHT + timedelta(minutes=2), case=fresh(case))

    assert str(fresh(case).supporter_id) == second.id


def test_on_a_day_of_the_weekend_others_come_after_those_on_call(vault):
    on_call, other = a_supporting_actor(profession="technician"), a_supporting_actor()
    a_turn(on_call, SATURDAY, kind="day")
    case = a_case(at=SATURDAY)

    found = propose_supporters(at=SATURDAY, case=case)

    assert [str(one.supporter) for one in found.ranked] == [on_call.id, other.id]
    assert found.ranked[0].reasons[0] != () and Why.ON_CALL in [
        code for code, _value in found.ranked[0].reasons
    ]


def test_a_coordinator_cannot_ask_somebody_who_sleeps_but_in_the_morning_again(vault):
    coordinator = a_coordinator()
    on_call, other = a_supporting_actor(), a_supporting_actor()
    a_turn(on_call, NIGHT)
    case = a_case(at=NIGHT)
    morning = NIGHT.replace(hour=9)
    assert str(asked(case, other, coordinator=coordinator, at=morning).supporter_id) == other.id
    tonight = a_case(at=NIGHT, name="Somebody Else")

    with pytest.raises(NotNow):
        offer_support(
            actor=coordinator, at=NIGHT, case=tonight, supporter=UUID(other.id), role="coordinator"
        )

    excluded = dict(propose_supporters(at=NIGHT, case=tonight).excluded)
    assert excluded == {WhyNot.NOT_ON_CALL.value: 1}


def test_hard_rules_hold_on_call_too(vault):
    signed(a_coordinator(), NIGHT)
    apart = a_supporting_actor()
    a_turn(apart, NIGHT)
    case = a_case(at=NIGHT, apart=(apart.id,))

    run_clocks(at=NIGHT)

    assert fresh(case).supporter_id is None


def test_the_team_knows_who_is_on_call_at_that_moment_only(vault):
    on_call = a_supporting_actor()
    a_turn(on_call, NIGHT)

    (then,) = team_today(NIGHT.date(), at=NIGHT)
    (later,) = team_today(NIGHT.date(), at=NIGHT.replace(hour=12))

    assert (then.on_call, later.on_call) == (1, 0)


def test_on_call_somebody_at_their_own_maximum_is_asked_for_one_more_after_the_reserve(vault):
    coordinator = a_coordinator()
    signed(coordinator, NIGHT)
    full, reserve = a_supporting_actor(maximum_cases=1), a_supporting_actor(maximum_cases=1)
    a_turn(full, NIGHT)
    a_turn(reserve, NIGHT, place=2)
    pressed(asked(a_case(), full, coordinator=coordinator), Press.ACCEPT, actor=full)

    found = []
    for _ in range(3):
        case = a_case(at=NIGHT)
        run_clocks(at=NIGHT)
        found.append(fresh(case).supporter_id)

    # The reserve up to the maximum; then one more of each; then nobody, and the deputy hears.
    assert found[0] == UUID(reserve.id)
    assert set(found[1:]) <= {UUID(full.id), UUID(reserve.id)}
    assert len(set(found[1:])) == 2
    last = a_case(at=NIGHT)
    run_clocks(at=NIGHT)
    assert fresh(last).supporter_id is None


def test_by_day_nobody_is_asked_beyond_their_own_maximum(vault):
    full = a_supporting_actor(maximum_cases=1)
    pressed(asked(a_case(), full, coordinator=a_coordinator()), Press.ACCEPT, actor=full)

    found = propose_supporters(at=SATURDAY, case=a_case(at=SATURDAY))

    assert found.ranked == ()
