"""Groups that meet for intervision, made the way the product makes them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.supporters.actions.plan_intervision import GroupPlan, start_group
from naast.supporters.logic.intervision import Place
from naast.supporters.models import Supporter
from naast.supporters.models_intervision import IntervisionGroup, IntervisionMeeting
from tests.factories.cases import AT
from tests.factories.people import a_site, a_supporter

SOMEBODY = Actor("user", "00000000-0000-0000-0000-000000000001", frozenset({Role.COORDINATOR}))


def row_of(actor: Actor) -> Supporter:
    return Supporter.objects.get(person_id=UUID(actor.id))


def a_group_plan(
    members: Sequence[Actor] = (),
    *,
    leads: Actor | None = None,
    first_on: date | None = None,
    **kw: Any,
) -> GroupPlan:
    """With the actors and enough invented people to be a group; every six weeks from half past
    three, for an hour and a half."""
    seated = [row_of(one).pk for one in members]
    seated += [a_supporter().pk for _ in range(3 - len(seated))]
    said = {
        "first_on": first_on or timezone.localdate(AT),
        "begins": time(15, 30),
        "every_weeks": 6,
        "minutes": 90,
        "site": a_site().pk,
        "place": Place.QUIET_ROOM,
        "facilitator": UUID(leads.id) if leads else None,
        "members": seated,
    } | kw
    return GroupPlan(**said)


def a_group(
    members: Sequence[Actor] = (), *, at: datetime = AT, by: Actor = SOMEBODY, **kw: Any
) -> IntervisionGroup:
    """Planned a half year ahead."""
    kw.setdefault("first_on", timezone.localdate(at) + timedelta(days=7))
    return start_group(actor=by, at=at, plan=a_group_plan(members, **kw))


def first_meeting(group: IntervisionGroup) -> IntervisionMeeting:
    meeting = group.meetings.first()
    assert meeting is not None
    return meeting


def begun(
    group: IntervisionGroup, *, at: datetime = AT, ago: timedelta = timedelta(hours=2)
) -> Any:
    """Its first meeting, which began a while before the moment."""
    meeting = first_meeting(group)
    meeting.starts_at = at - ago
    meeting.save()
    return meeting
