"""The agenda makes itself up from what is due, and decisions stay until they are done."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from naast.access.roles import Role
from naast.calamities.actions.keep_agenda import (
    bring_agenda_up_to_date,
    put_on_agenda,
    shift_on_agenda,
    take_off_agenda,
)
from naast.calamities.actions.keep_decision import Decided, finish_decision, write_decision
from naast.calamities.actions.keep_step import finish_step
from naast.calamities.actions.plan_meeting import (
    MeetingRefused,
    When,
    call_meeting_off,
    move_meeting,
    plan_meeting,
)
from naast.calamities.actions.weigh import weigh
from naast.calamities.choices_committee import AgendaAsk
from naast.calamities.invitations import diary_file
from naast.calamities.models_meeting import AgendaItem, CommitteeDecision, Meeting
from naast.calamities.queries.agenda import (
    agenda_of,
    carried_to,
    due_for,
    meetings_for,
    own_decisions,
)
from naast.calamities.queries.diary import dated, event_of, mark_of
from naast.notify.models import OutgoingMessage
from naast.privacy.models import AuditEvent
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_decision,
    a_file,
    a_holder,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
)

pytestmark = pytest.mark.django_db
NEXT_WEEK = datetime(2026, 3, 9, 13, tzinfo=UTC)


def a_meeting(secretary: object, begins_at: datetime = NEXT_WEEK) -> Meeting:
    when = When(begins_at, 90, "Room 4")
    return plan_meeting(actor=acting(secretary), at=AT, when=when)  # type: ignore[arg-type]


def points(meeting: Meeting) -> list[tuple[str, str]]:
    return [(one.number, one.row.ask) for one in agenda_of(meeting, AT)]  # type: ignore[union-attr]


def test_an_agenda_holds_what_is_due_for_each_file() -> None:
    secretary, ward = a_secretary(), a_ward()
    weighed = a_file(secretary, ward)
    calamity = a_calamity(secretary, ward)

    meeting = a_meeting(secretary)

    assert sorted(points(meeting)) == sorted([(weighed.number, "weigh"), (calamity.number, "team")])


def test_a_report_is_discussed_first_and_signed_at_the_next_meeting() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    analysis = file.steps.get(rule="own-analysis")
    finish_step(actor=acting(secretary), at=AT, step_id=analysis.pk, done_on=TODAY)
    first = a_meeting(secretary, AT + timedelta(hours=1))
    assert points(first) == [(file.number, "report")]

    later = AT + timedelta(days=7)
    when = When(later + timedelta(days=1), 60)
    second = plan_meeting(actor=acting(secretary), at=later, when=when)

    assert [one.row.ask for one in agenda_of(second, later)] == ["sign"]  # type: ignore[union-attr]


def test_what_was_taken_off_does_not_come_back_by_itself() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    meeting = a_meeting(secretary)
    actor, item = acting(secretary), AgendaItem.objects.get()

    take_off_agenda(actor=actor, at=AT, item=item)
    bring_agenda_up_to_date(actor=actor, at=AT, meeting_id=meeting.pk)
    assert points(meeting) == []

    put_on_agenda(actor=actor, at=AT, meeting_id=meeting.pk, ask=AgendaAsk.WEIGH, file_id=file.pk)
    assert points(meeting) == [(file.number, "weigh")]


def test_an_agenda_shows_what_came_up_since_and_what_is_settled() -> None:
    secretary, ward = a_secretary(), a_ward()
    first = a_file(secretary, ward)
    meeting = a_meeting(secretary)
    second = a_file(secretary, ward)
    weigh(actor=acting(secretary), at=AT, file_id=first.pk, decision=a_decision())

    assert set(due_for(meeting, AT)) == {(first.pk, "team"), (second.pk, "weigh")}
    assert [one.is_settled for one in agenda_of(meeting, AT)] == [True]
    bring_agenda_up_to_date(actor=acting(secretary), at=AT, meeting_id=meeting.pk)
    assert set(points(meeting)) == {
        (first.number, "weigh"),
        (first.number, "team"),
        (second.number, "weigh"),
    }


def test_points_change_places_and_own_points_have_their_text_locked() -> None:
    secretary = a_secretary()
    a_file(secretary)
    meeting, actor = a_meeting(secretary), acting(secretary)
    own = put_on_agenda(
        actor=actor,
        at=AT,
        meeting_id=meeting.pk,
        ask=AgendaAsk.OTHER,
        file_id=None,
        text="The year plan",
    )

    shift_on_agenda(actor=actor, at=AT, item=own, way="up")

    assert [one.text for one in agenda_of(meeting, AT)] == ["The year plan", ""]
    own.refresh_from_db()
    assert b"year plan" not in bytes(own.text)


def test_a_decision_stands_on_every_agenda_until_it_is_done() -> None:
    secretary, member = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    meeting = a_meeting(secretary)
    decided = Decided("Ask the pharmacy for the list.", owner=member.pk, due_on=date(2026, 3, 20))
    decision = write_decision(
        actor=acting(secretary), at=NEXT_WEEK, meeting_id=meeting.pk, decided=decided
    )
    assert b"pharmacy" not in bytes(decision.text)

    following = a_meeting(secretary, NEXT_WEEK + timedelta(days=14))
    assert [one.text for one in carried_to(following)] == ["Ask the pharmacy for the list."]
    assert [one.text for one in own_decisions(acting(member))] == [decided.text]
    finish_decision(actor=acting(member), at=NEXT_WEEK, decision=decision)

    assert carried_to(following) == [] == own_decisions(acting(member))
    assert CommitteeDecision.objects.get().done_on == date(2026, 3, 9)


def test_a_decision_that_asks_nothing_of_anybody_is_not_carried_on() -> None:
    secretary = a_secretary()
    meeting = a_meeting(secretary)
    write_decision(
        actor=acting(secretary), at=NEXT_WEEK, meeting_id=meeting.pk, decided=Decided("Noted.")
    )

    assert carried_to(a_meeting(secretary, NEXT_WEEK + timedelta(days=14))) == []


def test_members_get_a_neutral_invitation_and_its_changes() -> None:
    secretary, member = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    file = a_file(secretary)
    meeting = a_meeting(secretary)
    rows = OutgoingMessage.objects.filter(kind="date_planned")
    assert set(rows.values_list("person_id", flat=True)) == {secretary.pk, member.pk}
    assert set(rows.values_list("case_id", flat=True)) == {mark_of(meeting)} != {meeting.pk}

    move_meeting(
        actor=acting(secretary),
        at=AT,
        meeting_id=meeting.pk,
        when=When(NEXT_WEEK + timedelta(hours=1), 60, "Room 5"),
    )

    row = dated(mark_of(meeting), AT)
    assert row is not None and rows.count() == 4
    event = event_of(row)
    assert event is not None
    written = diary_file(event, "member@hospital.example").content
    (entry,) = Calendar.from_ical(written).walk("VEVENT")
    assert (str(entry["SUMMARY"]), entry["SEQUENCE"], str(entry["LOCATION"])) == (
        "Appointment",
        1,
        "Room 5",
    )
    assert file.number.encode() not in written and str(meeting.pk).encode() not in written


def test_a_meeting_called_off_is_cancelled_in_diaries_and_changes_no_more() -> None:
    secretary = a_secretary()
    meeting = a_meeting(secretary)
    call_meeting_off(actor=acting(secretary), at=AT, meeting_id=meeting.pk)

    row = dated(mark_of(meeting), AT)
    event = event_of(row) if row else None
    assert event is not None and event.cancelled
    with pytest.raises(MeetingRefused):
        call_meeting_off(actor=acting(secretary), at=AT, meeting_id=meeting.pk)


def test_each_change_is_written_in_the_audit_trail_without_a_text() -> None:
    secretary = a_secretary()
    meeting = a_meeting(secretary)

    (event,) = AuditEvent.objects.filter(action="plan_committee_meeting")
    assert event.subject == str(meeting.pk)


def test_only_the_secretary_and_the_committee_see_meetings() -> None:
    secretary, member = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    meeting = a_meeting(secretary)
    assert list(meetings_for(acting(secretary))) == [meeting]
    assert list(meetings_for(acting(member))) == [meeting]

    others = (Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER, Role.STEWARD, Role.BOARD)
    for other in (an_analyst(), *(a_holder(role) for role in others)):
        assert list(meetings_for(acting(other))) == []
