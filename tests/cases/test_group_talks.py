"""A group talk from plan to nothing: the hard rules, the clock, and what is left."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions.answer_group_session import answer_group_session
from naast.cases.actions.ask_facilitator import ask_facilitator
from naast.cases.actions.end_group_session import cancel_group_session, hold_group_session
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.actions.watch_talks import watch_talks
from naast.cases.logic.steps import NotNow
from naast.cases.models import Aftercare, Case
from naast.cases.models_group import Facilitator, GroupMonth, GroupSession, InvitedUnit
from naast.cases.queries.facilitators import cases_of_event, team_for_talk
from naast.cases.queries.groups import (
    departments_with_talk,
    offers_beside,
    talks_beside_own,
    talks_for_coordinator,
    talks_led_by,
)
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.incidents.models import Incident
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Absence, Person, StandsApart
from naast.privacy import vault_client
from naast.privacy.models import CaseEvent
from naast.supporters.models import Supporter
from naast.workflows.plan_group_talk import plan_group_talk
from naast.workflows.report_incident import report_incident
from tests.actors import give
from tests.factories.cases import (
    AT,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    actor_of,
    asked,
)
from tests.factories.groups import A_DAY, a_large_event, a_leader, a_plan, user_of

pytestmark = pytest.mark.django_db(transaction=True)
LATER = AT + A_DAY + timedelta(hours=1)


class Event:
    """Twelve people of three departments, a coordinator, and two who lead groups."""

    def __init__(self, **kw: Any) -> None:
        self.coordinator = a_coordinator()
        self.leaders = [a_leader(name="Leonie Leidt"), a_leader(name="Lars Leidt")]
        reporter = a_colleague()[1]
        self.receipt, self.people, self.departments = a_large_event(by=reporter, **kw)

    @property
    def incident(self) -> Incident:
        return Incident.objects.get(pk=self.receipt.incident_id)

    def planned(self, by: Actor | None = None, **kw: Any) -> GroupSession:
        plan = a_plan(self.departments, kw.pop("leaders", self.leaders), **kw)
        return plan_group_talk(
            actor=by or self.coordinator, at=AT, incident_id=self.receipt.incident_id, plan=plan
        )

    def may_lead(self) -> set[str]:
        team = team_for_talk(cases_of_event(self.receipt.incident_id), [], on=AT.date() + A_DAY)
        return {str(one.person_id) for one in team}


@pytest.fixture
def event(vault: Any) -> Event:
    return Event()


def kinds_of(actor: Actor) -> list[str]:
    rows = OutgoingMessage.objects.filter(person_id=actor.id).order_by("queued_at", "pk")
    return list(rows.values_list("kind", flat=True))


def own_cases(person: Person) -> list[UUID]:
    return vault_client.cases_of_person(person.pk, f"person:{person.pk}")


def test_a_large_event_asks_for_a_group_talk_and_a_small_one_does_not(vault: Any) -> None:
    reporter = a_colleague()[1]
    large, small = (a_large_event(by=reporter, people=count, units=1)[0] for count in (6, 5))

    proposed = Incident.objects.filter(group_proposed=True).values_list("pk", flat=True)

    assert (list(proposed), small.names) == ([large.incident_id], 5)


def test_a_planned_talk_is_seen_by_those_it_is_for(event: Event) -> None:
    talk = event.planned()
    member = event.people[0]
    outsider, other = a_colleague()

    assert talks_for_coordinator(event.coordinator) == [talk]
    assert list(talks_led_by(event.leaders[0])) == [talk]
    assert talks_beside_own(actor_of(User.objects.get(pk=member.pk)), own_cases(member), at=AT) == [
        talk
    ]
    assert talks_beside_own(other, own_cases(outsider), at=AT) == []
    assert list(talks_led_by(a_supporting_actor())) == []
    assert event.incident.group_proposed is False


def test_the_individual_offers_go_on_and_are_counted(event: Event) -> None:
    talk = event.planned()
    helpers = [a_supporting_actor() for _ in range(2)]
    for case, helper in zip(Case.objects.all()[:2], helpers, strict=True):
        asked(case, helper, coordinator=event.coordinator)

    offers = offers_beside(event.coordinator, talk)

    assert (offers.all, offers.made, offers.waiting) == (12, 2, 10)


def test_a_planned_talk_holds_up_no_word_to_the_event(event: Event) -> None:
    event.planned()

    assert mark_support_offered(actor=CLOCK, at=AT + timedelta(days=3)) == 1
    assert event.incident.support_offered is True


def test_sent_twice_a_talk_is_planned_once(event: Event) -> None:
    assert event.planned() == event.planned()
    assert GroupSession.objects.count() == 1


def test_whoever_leads_gets_a_message_without_content(event: Event) -> None:
    event.planned()

    assert [kinds_of(one) for one in event.leaders] == [[MessageKind.SOMETHING_WAITING]] * 2


def test_only_those_lead_who_said_so_and_can(event: Event) -> None:
    day = AT.date() + A_DAY
    ready = {one.id for one in event.leaders}
    a_supporting_actor()  # did not say that they lead groups
    a_leader(trained_on=None)
    a_leader(available=False)
    a_leader(rest_until=day)
    absent = a_leader()
    Absence.objects.create(person_id=absent.id, from_on=day, until_on=day)

    assert event.may_lead() == ready


def test_nobody_leads_who_was_there_or_stands_in_the_line(vault: Any) -> None:
    event = Event()
    there = Supporter.objects.create(
        person=event.people[0], trained_on=date(2024, 1, 1), accepts=["groups"]
    )
    above = a_leader()
    Person.objects.filter(pk=event.people[1].pk).update(manager=above.id)
    reporter = a_colleague()[1]
    again, _people, _units = a_large_event(by=reporter)  # of others
    ready = event.may_lead()

    assert str(there.person_id) not in ready
    assert {one.id for one in event.leaders} <= ready
    # The line of command is sealed when the report arrives, so it counts for a report from now on.
    later = _reported_again(event)
    team = team_for_talk(cases_of_event(later), [], on=AT.date() + A_DAY)
    assert above.id not in {str(one.person_id) for one in team}
    others = team_for_talk(cases_of_event(again.incident_id), [], on=AT.date() + A_DAY)
    assert {str(there.person_id), above.id} <= {str(one.person_id) for one in others}


def _reported_again(event: Event) -> UUID:
    draft = IncidentDraft(kind="aggression", happened_on=AT.date(), recorded_at=AT)
    named = [NamedColleague(name=one.name, person_id=one.pk) for one in event.people]
    receipt = report_incident(
        actor=event.coordinator, at=AT, draft=draft, involved=named, key=uuid4()
    )
    return receipt.incident_id


def test_nobody_leads_who_supports_one_of_them_or_is_not_independent(event: Event) -> None:
    helper = a_leader()
    asked(Case.objects.all()[0], helper, coordinator=event.coordinator)
    looking = a_leader()
    StandsApart.objects.create(
        person_id=looking.id, unit=event.departments[0], until_on=AT.date() + 9 * A_DAY
    )

    for leader in (helper, looking):
        with pytest.raises(NotNow, match="cannot lead this talk"):
            event.planned(leaders=[event.leaders[0], leader])
    assert event.planned().leaders.count() == 2


@pytest.mark.parametrize("wrong", ["past", "one", "nowhere"])
def test_a_plan_needs_a_moment_ahead_two_leaders_and_a_department(event: Event, wrong: str) -> None:
    change: dict[str, Any] = {
        "past": {"starts_at": AT},
        "one": {"leaders": event.leaders[:1]},
        "nowhere": {"units": []},
    }[wrong]

    with pytest.raises(NotNow):
        event.planned(**change)
    assert (GroupSession.objects.count(), event.incident.group_proposed) == (0, True)


def test_a_coordinator_who_was_there_neither_plans_nor_sees_it(vault: Any) -> None:
    event = Event()
    there = event.people[0]
    give(User.objects.get(pk=there.pk), Role.COORDINATOR, starts_on=date(2025, 1, 1))
    vault_client.enrol(there.pk, "coordinator")
    near = actor_of(User.objects.get(pk=there.pk), Role.COORDINATOR)

    with pytest.raises(NotNow, match="deputy"):
        event.planned(by=near)
    talk = event.planned()
    assert talks_for_coordinator(event.coordinator) == [talk]
    assert talks_for_coordinator(near) == []
    assert talks_beside_own(near, own_cases(there), at=AT) == [talk]


def test_a_no_needs_no_reason_and_somebody_else_is_asked_once(event: Event) -> None:
    talk, third = event.planned(), a_leader()
    answer_group_session(actor=event.leaders[0], at=AT, session=talk, yes=False)
    answer_group_session(actor=event.leaders[1], at=AT, session=talk, yes=True)

    assert list(talks_led_by(event.leaders[0])) == []
    assert kinds_of(event.coordinator) == [MessageKind.REMINDER_COORDINATOR]
    ask_facilitator(actor=event.coordinator, at=AT, session=talk, person=UUID(third.id))
    assert list(talks_led_by(third)) == [talk]
    for again in (third, event.leaders[0]):
        with pytest.raises(NotNow):
            ask_facilitator(actor=event.coordinator, at=AT, session=talk, person=UUID(again.id))


def test_leaders_are_reminded_the_day_before_once(event: Event) -> None:
    talk = event.planned(starts_at=AT + 2 * A_DAY)
    answer_group_session(actor=event.leaders[1], at=AT, session=talk, yes=True)

    for hours in (12, 25, 26):
        watch_talks(at=AT + timedelta(hours=hours))

    expected = [MessageKind.SOMETHING_WAITING, MessageKind.REMINDER_SUPPORTER]
    assert [kinds_of(one) for one in event.leaders] == [expected, expected]


def test_a_talk_that_nobody_counted_comes_back_and_ends_in_two_weeks(event: Event) -> None:
    talk = event.planned()
    watch_talks(at=LATER + timedelta(days=1))
    assert kinds_of(event.coordinator) == []

    for hours in (0, 1):
        watch_talks(at=LATER + timedelta(days=2, hours=hours))
    assert kinds_of(event.coordinator) == [MessageKind.REMINDER_COORDINATOR]

    watch_talks(at=LATER + timedelta(days=14))
    talk.refresh_from_db()
    assert (talk.state, GroupMonth.objects.count()) == ("closed", 0)


def test_of_a_talk_that_was_held_a_number_stays_and_nothing_else(event: Event) -> None:
    talk = event.planned()
    hold_group_session(actor=event.leaders[0], at=LATER, session=talk, came=9, wants_to_talk=True)
    talk.refresh_from_db()

    assert GroupMonth.objects.values_list("month", "talks", "came").get() == (
        timezone.localdate(AT + A_DAY).replace(day=1),
        1,
        9,
    )
    said = (talk.starts_at, talk.minutes, talk.site_id, talk.room, bytes(talk.wrapped_key))
    assert said == (None, None, None, "", b"")
    assert (InvitedUnit.objects.count(), Facilitator.objects.count()) == (0, 0)
    questions = Aftercare.objects.values_list("supporter_id", "wants_to_talk")
    first, second = (UUID(one.id) for one in event.leaders)
    assert set(questions) == {(first, True), (second, False)}
    assert offers_beside(event.coordinator, talk).all == 0
    assert cases_of_event(event.receipt.incident_id) != []


def test_a_cancelled_talk_leaves_the_row_that_a_held_one_leaves(event: Event) -> None:
    talk = event.planned()
    cancel_group_session(actor=event.coordinator, at=AT, session=talk)
    held = Event().planned()
    hold_group_session(actor=event.coordinator, at=LATER, session=held, came=9)

    rows = GroupSession.objects.values_list("state", "starts_at", "room", "heads_told")
    assert len(set(rows)) == 1
    assert OutgoingMessage.objects.filter(case_id__in=[talk.pk, held.pk]).count() == 0


def test_few_who_came_are_not_counted(event: Event) -> None:
    hold_group_session(actor=event.leaders[0], at=LATER, session=event.planned(), came=2)

    assert GroupMonth.objects.values_list("talks", "came").get() == (1, 0)


def test_a_talk_is_counted_after_it_began_and_once(event: Event) -> None:
    talk = event.planned()
    with pytest.raises(NotNow, match="not begun"):
        hold_group_session(actor=event.leaders[0], at=AT, session=talk, came=9)
    hold_group_session(actor=event.leaders[0], at=LATER, session=talk, came=9)
    with pytest.raises(NotNow, match="over"):
        hold_group_session(actor=event.leaders[1], at=LATER, session=talk, came=9)
    with pytest.raises(NotNow, match="over"):
        cancel_group_session(actor=event.coordinator, at=LATER, session=talk)

    assert GroupMonth.objects.get().talks == 1


def test_the_tie_lives_through_nights_and_dies_seven_nights_after_the_end(event: Event) -> None:
    talk = event.planned(starts_at=AT + 20 * A_DAY)
    for _ in range(9):
        turn_epoch(actor=CLOCK, at=AT)
    assert offers_beside(event.coordinator, talk).all == 12

    cancel_group_session(actor=event.coordinator, at=AT, session=talk)
    assert CaseEvent.objects.filter(case_id=talk.pk).count() == 2
    for _ in range(8):
        turn_epoch(actor=CLOCK, at=AT)

    assert GroupSession.objects.count() == 0
    assert CaseEvent.objects.filter(case_id=talk.pk).count() == 0


def test_a_talk_that_ended_in_the_vault_only_is_emptied_by_the_night(event: Event) -> None:
    talk = event.planned()
    vault_client.close(talk.id, bytes(talk.wrapped_key), CLOCK.name, "system", None)

    turn_epoch(actor=CLOCK, at=AT)

    talk.refresh_from_db()
    assert talk.state == "closed"


@pytest.mark.parametrize("told", [True, False])
def test_heads_see_that_a_talk_is_offered_only_where_the_coordinator_chose(
    event: Event, told: bool
) -> None:
    department = event.departments[0]
    person, head = a_colleague()
    department.head = person
    department.save()
    give(user_of(head), Role.HEAD_OF_DEPARTMENT, scope_id=department.pk)
    head = actor_of(user_of(head), Role.HEAD_OF_DEPARTMENT)
    event.planned(heads_told=told)

    seen = departments_with_talk(head, AT.date())

    assert seen == ([department] if told else [])
    assert departments_with_talk(event.leaders[0], AT.date()) == []


def test_each_change_leaves_one_event_with_a_day_and_no_event_of_the_hospital(
    event: Event,
) -> None:
    talk = event.planned()
    answer_group_session(actor=event.leaders[0], at=AT, session=talk, yes=True)
    hold_group_session(actor=event.leaders[0], at=LATER, session=talk, came=9)

    events = CaseEvent.objects.filter(case_id=talk.pk)
    assert sorted(events.values_list("action", "role_word", "subject")) == [
        ("answer_group_session", "peer_supporter", ""),
        ("hold_group_session", "peer_supporter", ""),
        ("plan_group_session", "coordinator", ""),
    ]
