"""A rota drafted, changed, published and swapped; who may, and what is left of it."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Absence
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from naast.supporters.actions.change_turn import change_turn
from naast.supporters.actions.choose_on_call import OnCallValues, choose_on_call
from naast.supporters.actions.draft_rota import draft_rota, draft_rota_again
from naast.supporters.actions.publish_rota import discard_rota, publish_rota
from naast.supporters.actions.swap_turn import (
    decide_swap,
    give_up_turn,
    keep_turn,
    offer_turn,
    take_turn,
)
from naast.supporters.actions.wish_turns import say_on_call, wish_turns
from naast.supporters.logic.rota import Kind, WhyNot, Wish
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallChoice, OnCallTurn, Rota, TurnOffer, TurnWish
from naast.supporters.queries.on_call import on_call_now, turns_at
from naast.supporters.queries.rota import hours_of_team, own_hours, people_for_turn, rota_page
from naast.supporters.rules_rota import RotaRefused
from tests.actors import an_actor
from tests.factories.cases import a_supporting_actor
from tests.factories.rota import a_turn, on_call_chosen

pytestmark = pytest.mark.django_db
AT = datetime(2027, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Monday
TONIGHT = AT.replace(hour=22)
BOTH = ["nights", "weekends"]


@pytest.fixture
def planner():
    return an_actor(Role.COORDINATOR)


def supporting(**kw):
    return a_supporting_actor(accepts=BOTH, **kw)


def row_of(actor):
    return Supporter.objects.get(person_id=actor.id)


def a_week(planner, *, days=7):
    first = date(2027, 3, 8)
    return draft_rota(
        actor=planner, at=AT, first_on=first, last_on=first + timedelta(days=days - 1)
    )


def told(actor):
    rows = OutgoingMessage.objects.filter(person_id=actor.id)
    return sorted(rows.values_list("kind", flat=True))


def test_nobody_is_on_call_until_a_hospital_chooses_it(planner):
    supporting()
    with pytest.raises(RotaRefused, match="nobody is needed"):
        a_week(planner)

    choose_on_call(actor=planner, at=AT, values=OnCallValues(nights=True, weekends=False))

    assert a_week(planner).turns.count() == 7
    assert AuditEvent.objects.filter(action__in=["choose_on_call", "draft_rota"]).count() == 2


def test_a_draft_keeps_to_absence_rest_wish_and_who_takes_part(planner):
    on_call_chosen(weekends=False, rest_hours=0, most=28)
    one, away, elsewhere = supporting(), supporting(), a_supporting_actor(accepts=[])
    Absence.objects.create(
        person_id=UUID(away.id), from_on=date(2027, 3, 10), until_on=date(2027, 3, 30)
    )
    monday, tuesday = date(2027, 3, 8), date(2027, 3, 9)
    wish_turns(actor=one, at=AT, wishes={(monday, Kind.NIGHT): Wish.CANNOT})

    rota = a_week(planner, days=3)

    held = dict(rota.turns.values_list("on", "supporter__person_id"))
    assert held[monday] == UUID(away.id)
    assert held[tuesday] == UUID(one.id)  # the night of Tuesday reaches into days away
    assert UUID(elsewhere.id) not in held.values()


def test_a_draft_gives_nothing_beyond_a_last_day(planner):
    on_call_chosen(weekends=False, rest_hours=0, most=28)
    one = supporting()
    monday, tuesday = date(2027, 3, 8), date(2027, 3, 9)
    rota = a_week(planner, days=2)
    assert set(rota.turns.values_list("supporter__person_id", flat=True)) == {UUID(one.id)}

    Supporter.objects.update(ended_on=tuesday)
    draft_rota_again(actor=planner, at=AT, rota=rota)

    held = dict(rota.turns.values_list("on", "supporter__person_id"))
    assert held == {monday: UUID(one.id), tuesday: None}  # that night ends after the last day


def test_only_coordinators_plan_and_only_they_see_a_draft(planner):
    on_call_chosen()
    supporter = supporting()
    rota = a_week(planner)
    page = rota_page(planner, rota)
    assert page is not None and len(page.rows) == 9
    others = [supporter, an_actor(Role.STEWARD), an_actor(Role.BOARD), an_actor(Role.AUDITOR)]

    assert [rota_page(one, rota) for one in others] == [None] * 4
    assert [hours_of_team(one, AT.date()) for one in others] == [[]] * 4
    for one in others:
        for act in (publish_rota, discard_rota, draft_rota_again):
            with pytest.raises(RotaRefused):
                act(actor=one, at=AT, rota=rota)
    assert Rota.objects.get().state == "draft"


def test_a_draft_is_nobodys_duty_and_a_published_one_is(planner):
    supporter = supporting()
    turn = a_turn(supporter, TONIGHT)
    assert [row.pk for row in turns_at(TONIGHT)] == [turn.pk]

    Rota.objects.update(state="draft")

    assert turns_at(TONIGHT) == []
    assert not on_call_now(TONIGHT).in_force


def test_publishing_tells_everybody_with_a_turn_and_offers_the_empty_ones(planner):
    on_call_chosen(weekends=False, most=2, rest_hours=24)
    supporter, without = supporting(), a_supporting_actor(accepts=[])
    rota = a_week(planner)

    publish_rota(actor=planner, at=AT, rota=rota)
    publish_rota(actor=planner, at=AT, rota=rota)

    assert rota.turns.exclude(supporter=None).count() == 2
    assert TurnOffer.objects.count() == 5
    assert (told(supporter), told(without)) == ([MessageKind.ROTA_CHANGED], [])


def test_two_rotas_never_touch_and_a_published_one_is_not_thrown_away(planner):
    on_call_chosen()
    supporting()
    rota = publish_rota(actor=planner, at=AT, rota=a_week(planner))

    with pytest.raises(RotaRefused, match="already"):
        a_week(planner, days=2)
    with pytest.raises(RotaRefused, match="published"):
        discard_rota(actor=planner, at=AT, rota=rota)


def test_a_change_by_hand_may_break_the_rest_says_so_and_survives_a_new_draft(planner):
    on_call_chosen(weekends=False, rest_hours=48)
    one, _other = supporting(name="Anna Vos"), supporting()
    rota = a_week(planner)
    first, second = list(rota.turns.all())[:2]
    change_turn(actor=planner, at=AT, turn=first, supporter_id=row_of(one).pk)
    listed = {row.name: row.broken for row in people_for_turn(planner, second)}
    assert listed["Anna Vos"] == (WhyNot.REST,)

    change_turn(actor=planner, at=AT, turn=second, supporter_id=row_of(one).pk)
    draft_rota_again(actor=planner, at=AT, rota=rota)

    held = list(rota.turns.values_list("supporter__person_id", flat=True))[:2]
    assert held == [UUID(one.id)] * 2
    page = rota_page(planner, rota)
    assert page is not None
    assert [told.broken for _row, told in page.rows[:2]] == [(WhyNot.REST,)] * 2


def test_a_swap_needs_nobodys_leave(planner):
    one, other, third = supporting(), supporting(), supporting()
    turn = a_turn(one, TONIGHT)
    offer_turn(actor=one, at=AT, turn=turn)
    assert OnCallTurn.objects.get().supporter == row_of(one)

    assert take_turn(actor=other, at=AT, turn=turn) is True

    assert OnCallTurn.objects.get().supporter == row_of(other)
    assert (told(one), told(planner)) == ([MessageKind.ROTA_CHANGED], [])
    with pytest.raises(RotaRefused, match="quicker"):
        take_turn(actor=third, at=AT, turn=turn)


def test_a_swap_that_breaks_the_rest_waits_for_a_coordinator(planner):
    one, other = supporting(), supporting()
    turn = a_turn(one, TONIGHT)
    a_turn(other, TONIGHT + timedelta(days=1), rest_hours=48)
    offer_turn(actor=one, at=AT, turn=turn)

    assert take_turn(actor=other, at=AT, turn=turn) is False
    assert OnCallTurn.objects.get(pk=turn.pk).supporter == row_of(one)
    assert told(planner) == [MessageKind.ROTA_WAITS]
    offer = TurnOffer.objects.get()
    with pytest.raises(RotaRefused):
        decide_swap(actor=other, at=AT, offer=offer, agreed=True)
    decide_swap(actor=planner, at=AT, offer=offer, agreed=True)

    assert OnCallTurn.objects.get(pk=turn.pk).supporter == row_of(other)
    assert not TurnOffer.objects.exists()


def test_nobody_offers_or_keeps_the_turn_of_another():
    one, other = supporting(), supporting()
    turn = a_turn(one, TONIGHT)
    for act in (offer_turn, keep_turn, give_up_turn):
        with pytest.raises(RotaRefused, match="not yours"):
            act(actor=other, at=AT, turn=turn)

    offer_turn(actor=one, at=AT, turn=turn)
    keep_turn(actor=one, at=AT, turn=turn)

    assert not TurnOffer.objects.exists()


def test_who_cannot_come_is_followed_by_the_reserve_whose_place_is_on_offer(planner):
    one, reserve = supporting(), supporting()
    turn = a_turn(one, TONIGHT)
    second = a_turn(reserve, TONIGHT, place=2)

    give_up_turn(actor=one, at=AT, turn=turn)

    turn.refresh_from_db()
    second.refresh_from_db()
    assert (turn.supporter, second.supporter) == (row_of(reserve), None)
    assert TurnOffer.objects.get().turn == second
    assert told(reserve) == [MessageKind.ROTA_CHANGED]
    assert told(planner) == [MessageKind.ROTA_WAITS]


def test_hours_of_a_night_are_counted_for_the_one_who_has_it(planner):
    one, other = supporting(name="Anna Vos"), supporting(name="Bas Bos")
    a_turn(one, TONIGHT - timedelta(days=7))
    a_turn(one, TONIGHT)
    del other

    rows = [(row.name, row.past, row.ahead) for row in hours_of_team(planner, AT.date())]

    assert rows == [("Anna Vos", 15.5, 15.5), ("Bas Bos", 0, 0)]
    assert own_hours(row_of(one), AT.date()).past == 15.5


def test_wishes_are_ones_own_and_go_when_the_day_is_over():
    one = supporting()
    days = [(date(2027, 3, day), Kind.NIGHT) for day in (1, 2)]
    wish_turns(actor=one, at=AT, wishes=dict.fromkeys(days, Wish.PREFER))
    wish_turns(actor=one, at=AT, wishes={days[0]: None})
    assert list(TurnWish.objects.values_list("on", flat=True)) == [date(2027, 3, 2)]

    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=3))

    assert not TurnWish.objects.exists()


def test_saying_to_take_part_leaves_the_rest_as_it_was():
    one = a_supporting_actor(accepts=["weekends", "other_sites"])

    say_on_call(actor=one, at=AT, nights=True, weekends=False)

    assert sorted(row_of(one).accepts) == ["nights", "other_sites"]


def test_a_leaver_has_no_turns_to_come_and_no_wishes_and_old_rotas_go():
    one = supporting()
    done, ahead = a_turn(one, TONIGHT - timedelta(days=2)), a_turn(one, TONIGHT)
    wish_turns(actor=one, at=AT, wishes={(date(2027, 3, 9), Kind.NIGHT): Wish.CANNOT})

    erase(Trigger.PERSON_LEFT, UUID(one.id), AT)

    held = dict(OnCallTurn.objects.values_list("pk", "supporter"))
    assert (held[done.pk], held[ahead.pk]) == (row_of(one).pk, None)
    assert not TurnWish.objects.exists()
    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=365 * 4))
    assert not Rota.objects.exists()
    assert not OnCallTurn.objects.exists()


def test_for_who_leaves_the_hospital_the_reserve_steps_in_and_coordinators_hear(planner):
    one, reserve = supporting(), supporting()
    turn, second = a_turn(one, TONIGHT), a_turn(reserve, TONIGHT, place=2)

    erase(Trigger.PERSON_LEFT, UUID(one.id), AT)

    held = dict(OnCallTurn.objects.values_list("pk", "supporter"))
    assert held == {turn.pk: row_of(reserve).pk, second.pk: None}
    assert TurnOffer.objects.get().turn == second
    assert (told(reserve), told(planner)) == ([MessageKind.ROTA_CHANGED], [MessageKind.ROTA_WAITS])


def test_settings_refuse_a_night_that_ends_before_it_begins(planner):
    wrong = OnCallValues(nights=True, weekends=False).__class__(
        nights=True, weekends=False, starts=AT.time(), ends=AT.time()
    )
    with pytest.raises(RotaRefused, match="later"):
        choose_on_call(actor=planner, at=AT, values=wrong)
    with pytest.raises(RotaRefused, match="Only coordinators"):
        choose_on_call(actor=CLOCK, at=AT, values=OnCallValues(nights=True, weekends=True))
    assert not OnCallChoice.objects.exists()


def test_nobody_learns_of_a_draft_by_taking_a_turn_beside_it(planner):
    one, other = supporting(), supporting()
    draft = Rota.objects.create(first_on=date(2027, 3, 2), last_on=date(2027, 3, 2), state="draft")
    turn = a_turn(one, TONIGHT)
    near = a_turn(other, TONIGHT + timedelta(days=1), rota=draft)
    offer_turn(actor=one, at=AT, turn=turn)

    assert take_turn(actor=other, at=AT, turn=turn) is True
    assert OnCallTurn.objects.get(pk=near.pk).supporter == row_of(other)


def test_a_rota_begins_within_half_a_year(planner):
    on_call_chosen()
    supporting()

    for first in (date(2027, 9, 1), date(9999, 12, 31)):
        with pytest.raises(RotaRefused, match="within half a year"):
            draft_rota(actor=planner, at=AT, first_on=first, last_on=first)


def test_who_was_given_both_places_is_asked_in_the_first(planner):
    one = supporting()
    for place in (1, 2):
        a_turn(one, TONIGHT, place=place)

    assert on_call_now(TONIGHT).places == {UUID(one.id): 1}
