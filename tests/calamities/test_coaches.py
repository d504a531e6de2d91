"""A coach before a talk: one is asked, then the next, and nothing of it stays."""

from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right
from naast.calamities.actions.ask_coach import (
    answer_as_coach,
    ask_coach,
    move_on,
    withdraw_request,
)
from naast.calamities.actions.keep_coaches import CoachRefused, list_coach, unlist_coach
from naast.calamities.logic.coaching_family import Coach, next_coach, waits_until
from naast.calamities.models_coaches_family import CoachRequest, TalkCoach
from naast.calamities.queries.coaches_family import requests_of
from naast.notify.models import OutgoingMessage
from naast.people.models import Department
from naast.privacy.erasure import Trigger, erase
from tests.actors import an_actor
from tests.cases.test_races import DONE, TOO_LATE, at_once
from tests.factories.calamities import AT, a_secretary, acting
from tests.factories.families import a_coach, a_colleague
from tests.factories.people import a_department

TALK_AT = AT + timedelta(days=2)
ASKER, WARD = uuid4(), uuid4()


def user_of(coach: TalkCoach) -> User:
    return User.objects.get(pk=coach.user_id)


def asked(user: User, ward: Department, **fields: object) -> CoachRequest:
    return ask_coach(
        actor=acting(user),
        at=AT,
        department_id=ward.pk,
        talk_at=TALK_AT,
        **fields,  # type: ignore[arg-type]
    )


def test_whoever_is_chosen_is_asked_first() -> None:
    chosen, busy = Coach(uuid4(), uuid4(), busy=3), Coach(uuid4(), uuid4())

    found = next_coach(
        [busy, chosen],
        asker=ASKER,
        department=WARD,
        profession="",
        tried=frozenset(),
        first=chosen.id,
    )

    assert found == chosen


def test_another_department_comes_before_the_own_and_few_before_many() -> None:
    same = Coach(uuid4(), uuid4(), department=WARD)
    busy = Coach(uuid4(), uuid4(), department=uuid4(), busy=2)
    free = Coach(uuid4(), uuid4(), department=uuid4(), busy=1)

    order: list[UUID] = []
    while found := next_coach(
        [same, busy, free],
        asker=ASKER,
        department=WARD,
        profession="",
        tried=frozenset(order),
    ):
        order.append(found.id)

    assert order == [free.id, busy.id, same.id]


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=6))
def test_nobody_is_asked_who_is_away_was_asked_before_or_asks_themselves(
    rows: list[tuple[bool, bool, bool]],
) -> None:
    coaches = [
        (Coach(uuid4(), ASKER if own else uuid4(), away=away), before) for own, away, before in rows
    ]
    tried = frozenset(one.id for one, before in coaches if before)

    found = next_coach(
        [one for one, _before in coaches],
        asker=ASKER,
        department=WARD,
        profession="",
        tried=tried,
    )

    fit = [one for one, before in coaches if one.user != ASKER and not one.away and not before]
    assert (found in fit) if fit else (found is None)


def test_with_the_talk_near_nobody_waits_long() -> None:
    assert waits_until(AT, AT + timedelta(days=2)) == AT + timedelta(hours=4)
    assert waits_until(AT, AT + timedelta(hours=3)) == AT + timedelta(hours=1)


@pytest.mark.django_db
def test_a_no_goes_to_the_next_and_a_yes_to_whoever_asked() -> None:
    secretary, asker, ward = a_secretary(), a_colleague(), a_department()
    first, second = a_coach(secretary), a_coach(secretary)
    row = asked(asker, ward, first=first.pk)
    assert {one.person_id for one in OutgoingMessage.objects.all()} == {first.user_id}

    answer_as_coach(actor=acting(user_of(first)), at=AT, request=row, yes=False)
    row.refresh_from_db()
    assert row.coach_id == second.pk
    assert list(requests_of(acting(user_of(first)), AT)) == []
    answer_as_coach(actor=acting(user_of(second)), at=AT, request=row, yes=True)

    row.refresh_from_db()
    assert (row.answer, row.coach_id) == ("yes", second.pk)
    kinds = OutgoingMessage.objects.values_list("person_id", "kind")
    assert set(kinds) == {
        (one, "something_waiting") for one in (first.user_id, second.user_id, asker.pk)
    }


@pytest.mark.django_db
def test_when_the_last_says_no_whoever_asked_hears_that_nobody_can() -> None:
    secretary, asker, ward = a_secretary(), a_colleague(), a_department()
    coach = a_coach(secretary)
    row = asked(asker, ward)

    answer_as_coach(actor=acting(user_of(coach)), at=AT, request=row, yes=False)

    row.refresh_from_db()
    assert (row.answer, row.coach_id) == ("nobody", None)
    assert asker.pk in {one.person_id for one in OutgoingMessage.objects.all()}


@pytest.mark.django_db
def test_a_coach_who_is_silent_stands_in_nobodys_way() -> None:
    secretary, asker, ward = a_secretary(), a_colleague(), a_department()
    first, second = a_coach(secretary), a_coach(secretary)
    row = asked(asker, ward, first=first.pk)

    assert move_on(actor=an_actor(), at=AT + timedelta(hours=3)) == 0
    assert move_on(actor=an_actor(), at=AT + timedelta(hours=4)) == 1

    row.refresh_from_db()
    assert row.coach_id == second.pk


@pytest.mark.django_db
def test_without_a_list_nobody_is_kept_waiting() -> None:
    with pytest.raises(CoachRefused):
        asked(a_colleague(), a_department())

    assert CoachRequest.objects.count() == 0


@pytest.mark.django_db
def test_question_and_answer_are_gone_the_day_after_the_talk() -> None:
    secretary, asker, ward = a_secretary(), a_colleague(), a_department()
    coach = a_coach(secretary)
    row = asked(asker, ward)
    answer_as_coach(actor=acting(user_of(coach)), at=AT, request=row, yes=True)

    erase(Trigger.PERIOD_ENDED, None, TALK_AT)
    assert CoachRequest.objects.count() == 1
    erase(Trigger.PERIOD_ENDED, None, TALK_AT + timedelta(days=1))
    assert CoachRequest.objects.count() == 0


@pytest.mark.django_db
def test_whoever_asked_takes_it_back_and_nothing_stays() -> None:
    secretary, asker, ward = a_secretary(), a_colleague(), a_department()
    a_coach(secretary)
    row = asked(asker, ward)

    withdraw_request(actor=acting(asker), at=AT, request=row)

    assert CoachRequest.objects.count() == 0


@pytest.mark.django_db
def test_only_the_two_of_them_find_the_question() -> None:
    secretary, asker, ward = a_secretary(), a_colleague(), a_department()
    coach, other = a_coach(secretary), a_coach(secretary)
    row = asked(asker, ward, first=coach.pk)
    row = CoachRequest.objects.select_related("coach").get(pk=row.pk)

    for user, sees in ((asker, True), (user_of(coach), True), (user_of(other), False)):
        assert decide(acting(user), Right.TALK_WITH_FAMILY, row) == sees
    assert not decide(acting(secretary), Right.TALK_WITH_FAMILY, row)


@pytest.mark.django_db
def test_a_coach_is_on_the_list_once_and_off_it_without_a_trace() -> None:
    secretary = a_secretary()
    coach = a_coach(secretary)

    again = list_coach(
        actor=acting(secretary), at=AT, user_id=coach.user_id, reach="Ward of the Oak"
    )
    assert (again.pk, again.reach) == (coach.pk, "Ward of the Oak")
    unlist_coach(actor=acting(secretary), at=AT, coach=again)

    assert TalkCoach.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_presses_ask_one_coach() -> None:
    ward, user = a_department(), a_colleague()
    secretary = a_secretary()
    for _coach in range(2):
        a_coach(secretary)
    press = partial(asked, user, ward)

    became = at_once(press, press, late=(CoachRefused,))

    assert (sorted(became), CoachRequest.objects.count()) == ([DONE, TOO_LATE], 1)
    assert OutgoingMessage.objects.count() == 1  # and one coach heard of it
