"""Groups meet every so many weeks; what was cancelled is remembered, who came is not."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from naast.privacy.erasure import Trigger, erase
from naast.supporters.actions.choose_words import add_word, take_word_off
from naast.supporters.actions.end_meeting import (
    cancel_meeting,
    choose_themes,
    hold_meeting,
    move_meeting,
)
from naast.supporters.actions.plan_intervision import change_group, end_group, start_group
from naast.supporters.actions.watch_intervision import watch_intervision
from naast.supporters.facts_intervision import intervision_by_quarter, last_held_on
from naast.supporters.logic.intervision import Meeting
from naast.supporters.models_intervision import (
    IntervisionGroup,
    IntervisionMeeting,
    IntervisionMember,
    IntervisionQuarter,
)
from naast.supporters.rules_intervision import IntervisionRefused
from tests.factories.cases import AT, a_supporting_actor
from tests.factories.intervision import (
    SOMEBODY,
    a_group,
    a_group_plan,
    begun,
    first_meeting,
    row_of,
)
from tests.factories.people import a_supporter

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def hold(meeting: IntervisionMeeting, came: int, *themes: str, at: datetime = AT) -> None:
    hold_meeting(actor=SOMEBODY, at=at, meeting=meeting, came=came, themes=themes)


def test_a_new_group_has_its_meetings_of_half_a_year_and_its_members_are_told() -> None:
    leads, member = a_supporting_actor(), a_supporting_actor()

    group = a_group([member], leads=leads, first_on=date(2026, 1, 12), at=AT)

    days = [timezone.localdate(one.starts_at) for one in group.meetings.all()]
    assert days[:3] == [date(2026, 1, 12), date(2026, 2, 23), date(2026, 4, 13)]  # not Easter
    assert len(days) == 5
    told = OutgoingMessage.objects.filter(kind="team_date").values_list("person_id", flat=True)
    assert {UUID(leads.id), UUID(member.id)} <= set(told)
    assert len(told) == 4
    assert set(OutgoingMessage.objects.values_list("case_id", flat=True)) == {None}


def test_half_past_three_stays_half_past_three_when_the_clocks_change() -> None:
    group = a_group(first_on=date(2026, 3, 16), every_weeks=2)

    hours = {timezone.localtime(one.starts_at).time() for one in group.meetings.all()}

    assert hours == {time(15, 30)}


def test_a_group_of_two_or_a_member_of_two_groups_is_refused() -> None:
    member = a_supporting_actor()
    a_group([member])

    with pytest.raises(IntervisionRefused, match="is in another group"):
        a_group([member])
    with pytest.raises(IntervisionRefused, match="at least 3"):
        plan = a_group_plan()
        start_group(actor=SOMEBODY, at=AT, plan=replace(plan, members=plan.members[:2]))


def test_another_rhythm_plans_anew_and_counts_nothing_as_cancelled() -> None:
    group = a_group()
    plan = a_group_plan(first_on=group.first_on, every_weeks=4)
    members = [one.supporter_id for one in group.members.all()]

    change_group(actor=SOMEBODY, at=AT, group=group, plan=replace(plan, members=members))

    days = [timezone.localdate(one.starts_at) for one in group.meetings.all()]
    assert {(later - day).days % 7 for day, later in pairwise(days)} == {0}
    assert len(days) > 6
    assert set(group.meetings.values_list("state", flat=True)) == {"planned"}


def test_a_changed_place_moves_no_meeting_and_tells_nobody() -> None:
    group = a_group()
    before = list(group.meetings.values_list("pk", "starts_at"))
    OutgoingMessage.objects.all().delete()
    members = [one.supporter_id for one in group.members.all()]
    same = a_group_plan(first_on=group.first_on, minutes=60)

    change_group(actor=SOMEBODY, at=AT, group=group, plan=replace(same, members=members))

    assert list(group.meetings.values_list("pk", "starts_at")) == before
    assert set(group.meetings.values_list("minutes", flat=True)) == {60}
    assert OutgoingMessage.objects.count() == 0


def test_a_meeting_moves_no_further_than_meetings_are_planned() -> None:
    meeting = a_group().meetings.first()
    far = datetime(9999, 12, 31, 22, tzinfo=UTC)

    with pytest.raises(IntervisionRefused, match="within half a year"):
        move_meeting(actor=SOMEBODY, at=AT, meeting=meeting, starts_at=far)


def test_what_was_moved_or_cancelled_is_remembered_with_its_day() -> None:
    moved, cancelled = list(a_group().meetings.all()[:2])
    first = moved.starts_at

    for days in (1, 2):
        move_meeting(actor=SOMEBODY, at=AT + DAY, meeting=moved, starts_at=first + days * DAY)
    cancel_meeting(actor=SOMEBODY, at=AT + 2 * DAY, meeting=cancelled)

    moved.refresh_from_db()
    cancelled.refresh_from_db()
    assert (moved.first_starts_at, moved.starts_at) == (first, first + 2 * DAY)
    assert moved.moved_on == timezone.localdate(AT + DAY)
    assert (cancelled.state, cancelled.decided_on) == (
        "cancelled",
        timezone.localdate(AT + 2 * DAY),
    )
    with pytest.raises(IntervisionRefused, match="Somebody else did this"):
        cancel_meeting(actor=SOMEBODY, at=AT, meeting=cancelled)


def test_how_many_came_stands_in_a_sum_of_the_quarter_and_in_no_meeting() -> None:
    for came in (7, 5):
        hold(begun(a_group(), ago=2 * timedelta(hours=1)), came, "silence")

    (quarter,) = intervision_by_quarter(date(2026, 1, 1), date(2026, 3, 1))
    assert (quarter.held, quarter.came, quarter.themes) == (2, 12, (("silence", 2),))
    assert list(IntervisionQuarter.objects.values_list("quarter", "came")) == [
        (date(2026, 1, 1), 12)
    ]
    assert last_held_on() == timezone.localdate(AT)
    columns = {field.name for field in IntervisionMeeting._meta.get_fields()}
    assert columns & {"came", "count", "attendance", "present", "people"} == set()


def test_of_a_group_that_shrank_below_three_no_number_is_kept() -> None:
    meetings = [begun(a_group(first_on=AT.date() + days * DAY)) for days in (7, 8)]
    meetings[0].group.members.all()[0].delete()

    for meeting in meetings:
        hold(meeting, 2, "silence")

    assert set(IntervisionMeeting.objects.filter(state="held")) == set(meetings)
    assert list(IntervisionQuarter.objects.values_list("came", flat=True)) == [2]


def test_a_series_planned_anew_has_no_second_meeting_on_the_same_day_and_none_begun() -> None:
    plan = a_group_plan(first_on=AT.date())
    group = start_group(actor=SOMEBODY, at=AT, plan=plan)
    today = first_meeting(group)
    after = today.starts_at + timedelta(hours=1)

    for begins in (time(19, 0), time(9, 0)):
        changed = replace(plan, begins=begins)
        change_group(actor=SOMEBODY, at=after, group=group, plan=changed)
        days = [timezone.localdate(one.starts_at) for one in group.meetings.all()]
        assert days[0] == AT.date()
        assert len(days) == len(set(days))

    late = start_group(actor=SOMEBODY, at=after, plan=a_group_plan(first_on=AT.date()))
    assert first_meeting(late).starts_at > after


def test_facts_hold_every_quarter_also_those_without_any_meeting() -> None:
    meeting = first_meeting(a_group(first_on=date(2026, 1, 12)))
    cancel_meeting(actor=SOMEBODY, at=AT, meeting=meeting)

    found = intervision_by_quarter(date(2025, 8, 1), date(2026, 12, 31))

    assert [(one.quarter.month, one.cancelled) for one in found] == [
        (7, 0), (10, 0), (1, 1), (4, 0), (7, 0), (10, 0)
    ]  # fmt: skip


def test_it_cannot_be_counted_before_it_began_nor_twice() -> None:
    group = a_group()
    with pytest.raises(IntervisionRefused, match="has not begun"):
        hold(first_meeting(group), 5)
    meeting = begun(group)
    hold(meeting, 5)

    with pytest.raises(IntervisionRefused, match="Somebody else did this"):
        hold(meeting, 5)

    assert IntervisionQuarter.objects.get().came == 5


def test_themes_come_from_the_list_and_the_hospitals_own_words() -> None:
    meeting = first_meeting(a_group())
    word = add_word(actor=SOMEBODY, at=AT, word="Slow days")
    choose_themes(actor=SOMEBODY, at=AT, meeting=meeting, themes=["silence", "slow days"])

    for wrong in (["the case of ward 7"], ["silence", "ending", "referring", "listening", "x"]):
        with pytest.raises(IntervisionRefused, match="4 themes at the most"):
            choose_themes(actor=SOMEBODY, at=AT, meeting=meeting, themes=wrong)
    take_word_off(actor=SOMEBODY, at=AT, word=word)

    meeting.refresh_from_db()
    assert meeting.themes == ["silence", "slow days"]


def test_a_name_of_the_directory_is_no_word_for_the_list() -> None:
    a_supporter(name="Anna de Wit")

    with pytest.raises(IntervisionRefused, match="somebody's name"):
        add_word(actor=SOMEBODY, at=AT, word="anna de wit")
    assert add_word(actor=SOMEBODY, at=AT, word="anna").word == "anna"  # no full name


def test_a_word_of_the_list_cannot_be_added_again() -> None:
    add_word(actor=SOMEBODY, at=AT, word="slow days")

    for again in ("Slow days", "Silence and tears"):
        with pytest.raises(IntervisionRefused, match="in the list already"):
            add_word(actor=SOMEBODY, at=AT, word=again)


def test_the_clock_reminds_once_and_asks_for_the_count_and_gives_up_after_four_weeks() -> None:
    leads = a_supporting_actor()
    group = a_group(leads=leads)
    meeting = first_meeting(group)
    OutgoingMessage.objects.all().delete()

    for _ in range(2):
        watch_intervision(at=meeting.starts_at - 2 * DAY)
    assert OutgoingMessage.objects.filter(kind="team_date").count() == 4

    OutgoingMessage.objects.all().delete()
    for _ in range(2):
        watch_intervision(at=meeting.starts_at + 3 * DAY)
    (asked,) = OutgoingMessage.objects.filter(kind="something_waiting")
    assert str(asked.person_id) == leads.id

    watch_intervision(at=meeting.starts_at + 28 * DAY)
    meeting.refresh_from_db()
    assert meeting.state == Meeting.UNCOUNTED.value


def test_a_series_never_runs_out_of_dates() -> None:
    group = a_group()

    for month in range(1, 19):
        watch_intervision(at=AT + month * 30 * DAY)

    last = group.meetings.order_by("-starts_at")[0]
    assert last.starts_at > AT + 18 * 30 * DAY + 130 * DAY
    days = list(group.meetings.values_list("starts_at", flat=True))
    assert len(days) == len(set(days))


def test_ending_a_group_keeps_what_was_held_and_frees_its_members() -> None:
    member = a_supporting_actor()
    group = a_group([member])
    hold(begun(group), 4)

    end_group(actor=SOMEBODY, at=AT, group=group)

    assert list(group.meetings.values_list("state", flat=True)) == ["held"]
    assert a_group([member]).members.filter(supporter=row_of(member)).exists()


def test_who_leaves_the_hospital_is_in_no_group_and_leads_none() -> None:
    leads, member = a_supporting_actor(), a_supporting_actor()
    group = a_group([member], leads=leads)

    for one in (leads, member):
        erase(Trigger.PERSON_LEFT, UUID(one.id), AT)

    group.refresh_from_db()
    assert group.facilitator_id is None
    assert IntervisionMember.objects.filter(supporter=row_of(member)).count() == 0


def test_meetings_sums_and_ended_groups_go_when_their_time_is_over() -> None:
    group, going_on = a_group(), a_group()
    for one in (group, going_on):
        hold(begun(one), 4)
    end_group(actor=SOMEBODY, at=AT, group=group)
    erase(Trigger.PERIOD_ENDED, None, AT + 700 * DAY)
    assert IntervisionMeeting.objects.filter(state="held").count() == 2

    erase(Trigger.PERIOD_ENDED, None, AT + 800 * DAY)

    assert IntervisionMeeting.objects.filter(state="held").count() == 0
    assert IntervisionQuarter.objects.count() == 0
    assert list(IntervisionGroup.objects.all()) == [going_on]


def searched(needle: str) -> list[str]:
    """Tables of intervision in which the text stands, whatever the column."""
    found = []
    for model in apps.get_app_config("supporters").get_models():
        if "Intervision" not in model.__name__:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            if any(needle in str(value).replace("-", "") for row in cursor for value in row):
                found.append(model.__name__)
    return found


def test_nothing_tells_who_came_wherever_one_looks() -> None:
    came, stayed_away = a_supporting_actor(), a_supporting_actor()
    group = a_group([came, stayed_away])
    before = {one.id: searched(row_of(one).pk.hex) for one in (came, stayed_away)}

    hold(begun(group), 1)

    assert {one.id: searched(row_of(one).pk.hex) for one in (came, stayed_away)} == before
    assert before[came.id] == before[stayed_away.id] == ["IntervisionMember"]  # the search finds
    assert searched(UUID(came.id).hex) == searched(UUID(stayed_away.id).hex) == []
    assert Person.objects.filter(pk=came.id).exists()
