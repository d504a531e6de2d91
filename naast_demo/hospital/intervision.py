"""Eighteen months of intervision, made by the product's own actions; who stops or comes back."""

from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from naast.supporters.actions.choose_words import add_word
from naast.supporters.actions.end_meeting import cancel_meeting, hold_meeting, move_meeting
from naast.supporters.actions.plan_intervision import GroupPlan, start_group
from naast.supporters.actions.stop_supporting import announce_stop
from naast.supporters.actions.watch_intervision import keep_planned
from naast.supporters.logic.intervision import Meeting, Place, Theme
from naast.supporters.models import Supporter
from naast.supporters.models_care import Buddy, ComingBack, TalkOffer
from naast.supporters.models_intervision import IntervisionGroup, IntervisionMeeting

SEATS = 8
BEGAN = timedelta(weeks=78)
WORDS = ("stille dagen", "tussen twee diensten")
DAY = timedelta(days=1)


def load_intervision(
    coordinator: Actor, team: list[Person], now: datetime, random: Random, groups: int = 7
) -> None:
    """The first group is led by the supporter who can sign in, and waits for a count; the last by
    somebody from outside."""
    for word in WORDS:
        add_word(actor=coordinator, at=now - BEGAN, word=word)
    rows = {row.person_id: row for row in Supporter.objects.filter(active=True)}
    people = [rows[one.pk] for one in team if one.pk in rows]
    for place in range(groups):
        seats = people[place * SEATS : (place + 1) * SEATS]
        group = _group(coordinator, seats, now, place, outside=place == groups - 1)
        _meetings_until_now(group, coordinator, now, random)
    _wait_for_a_count(people[0].person_id, now)
    _who_stops(people[groups * SEATS :], people[0], now)
    told = (MessageKind.TEAM_DATE, MessageKind.REMINDER_COORDINATOR)
    OutgoingMessage.objects.filter(kind__in=told, queued_at__lt=now - DAY).delete()


def _group(
    coordinator: Actor, seats: list[Supporter], now: datetime, place: int, *, outside: bool
) -> IntervisionGroup:
    """Each begins some days after the one before, on a weekday."""
    at = now - BEGAN + place * 5 * DAY
    first = timezone.localdate(at) + 7 * DAY
    first += max(0, first.weekday() - 4) * 2 * DAY
    person = Person.objects.select_related("department").get(pk=seats[0].person_id)
    plan = GroupPlan(
        first_on=first,
        begins=time(15, 30),
        every_weeks=6,
        minutes=90,
        site=person.department.site_id,
        place=list(Place)[place % 4],
        facilitator=None if outside else person.pk,
        members=[one.pk for one in seats[1:] or seats],
    )
    return start_group(actor=coordinator, at=at, plan=plan)


def _meetings_until_now(
    group: IntervisionGroup, coordinator: Actor, now: datetime, random: Random
) -> None:
    """More were cancelled in the first months than lately; about one in twelve was moved."""
    for week in range(0, 79, 4):
        keep_planned(actor=CLOCK, at=now - BEGAN + timedelta(weeks=week), group=group)
    for meeting in group.meetings.filter(starts_at__lt=now - 2 * DAY):
        early = now - meeting.starts_at > timedelta(days=365)
        if random.random() < (0.3 if early else 0.1):
            cancel_meeting(actor=coordinator, at=meeting.starts_at - 2 * DAY, meeting=meeting)
        else:
            _hold(meeting, coordinator, random)


def _hold(meeting: IntervisionMeeting, coordinator: Actor, random: Random) -> None:
    starts = meeting.starts_at
    if random.random() < 0.08:
        starts += DAY
        move_meeting(actor=coordinator, at=starts - 6 * DAY, meeting=meeting, starts_at=starts)
    themes = random.sample([*map(str, Theme), *WORDS], 2)
    came = random.randint(4, 7)
    hold_meeting(actor=coordinator, at=starts + DAY, meeting=meeting, came=came, themes=themes)


def _wait_for_a_count(leads: UUID, now: datetime) -> None:
    """The next meeting of the supporter's own group was this morning, or yesterday."""
    rows = IntervisionMeeting.objects.filter(
        group__facilitator_id=leads, state=Meeting.PLANNED.value
    )
    meeting = rows.earliest("starts_at")
    yesterday = timezone.localtime(now - DAY)
    yesterday -= max(0, yesterday.weekday() - 4) * DAY  # nobody meets at a weekend
    meeting.starts_at = yesterday.replace(hour=15, minute=30, second=0, microsecond=0)
    meeting.save()


def _who_stops(others: list[Supporter], busy: Supporter, now: datetime) -> None:
    """One stops in three weeks, one would like to come back, one is offered a talk."""
    today = timezone.localdate(now)
    if len(others) >= 2:
        stops, back = others[-1], others[-2]
        announce_stop(actor=Actor("user", str(stops.person_id)), at=now, last_on=today + 21 * DAY)
        RoleGrant.objects.filter(user_id=back.person_id, role=Role.PEER_SUPPORTER).delete()
        Supporter.objects.filter(pk=back.pk).update(active=False, ended_on=today - 60 * DAY)
        ComingBack.objects.create(supporter=back, asked_on=today - 2 * DAY)
    TalkOffer.objects.get_or_create(supporter=busy, defaults={"offered_on": today - DAY})


def load_buddies(coordinator: Actor, supporter: Person, team: list[Person]) -> None:
    """The supporter who signs in has a buddy and is asked by one; somebody asks the coordinator."""
    others = [one for one in team if one.pk != supporter.pk][:3]
    mine, first, second, third = (Supporter.objects.get(person=one) for one in (supporter, *others))
    Buddy.objects.create(supporter=mine, person_id=first.person_id, agreed=True)
    Buddy.objects.create(supporter=second, person_id=mine.person_id)
    Buddy.objects.create(supporter=third, person_id=UUID(coordinator.id))
