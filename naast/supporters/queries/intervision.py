"""Intervision as the coordinator arranges it, as a facilitator leads it, as a supporter sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.queries import holders_of
from naast.access.roles import Right, Role
from naast.people.models import Person
from naast.supporters.logic.intervision import LEAST_MEMBERS, Meeting
from naast.supporters.models import Supporter
from naast.supporters.models_intervision import (
    IntervisionGroup,
    IntervisionMeeting,
    IntervisionMember,
    IntervisionWord,
)
from naast.supporters.queries.team import active_supporters

BACK = timedelta(days=365)
COORDINATING = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)


def groups_for(actor: Actor) -> Sequence[IntervisionGroup]:
    """Groups that have not ended, with members and facilitator, for who arranges them."""
    if not decide(actor, Right.READ_TEAM):
        return []
    rows = IntervisionGroup.objects.filter(ended_on__isnull=True)
    with_people = rows.select_related("site", "facilitator")
    return list(with_people.prefetch_related("members__supporter__person"))


def meetings_for(actor: Actor, *, at: datetime) -> Sequence[IntervisionMeeting]:
    """Of a year back and all that lies ahead, the earliest first, for who arranges them."""
    if not decide(actor, Right.READ_TEAM):
        return []
    rows = IntervisionMeeting.objects.filter(starts_at__gt=at - BACK)
    return list(rows.select_related("group__facilitator", "site"))


def words_of_hospital() -> Sequence[IntervisionWord]:
    """What this hospital added to the list of themes."""
    return list(IntervisionWord.objects.all())


def without_group(actor: Actor, on: date) -> Sequence[Supporter]:
    """Members of the team whom nobody put in a group, and who lead none."""
    if not decide(actor, Right.READ_TEAM):
        return []
    leads = IntervisionGroup.objects.filter(ended_on=None, facilitator__isnull=False)
    rows = active_supporters(on).filter(intervision__isnull=True)
    return list(rows.exclude(person_id__in=leads.values("facilitator_id")))


def who_may_be_in(
    actor: Actor, on: date, group: IntervisionGroup | None = None
) -> Sequence[Supporter]:
    """Whoever is in no group yet, or in this one."""
    if not decide(actor, Right.READ_TEAM):
        return []
    free = Q(intervision__isnull=True)
    if group is not None:
        free |= Q(intervision__group=group)
    return list(active_supporters(on).filter(free))


def who_may_lead(actor: Actor, on: date) -> list[tuple[UUID, str]]:
    """The team and the coordinators, by name."""
    if not decide(actor, Right.READ_TEAM):
        return []
    team = dict(active_supporters(on).values_list("person_id", "person__name"))
    arranging = dict(holders_of(COORDINATING, on).values_list("pk", "name"))
    return sorted((team | arranging).items(), key=lambda one: (one[1].casefold(), str(one[0])))


@dataclass(frozen=True)
class OwnIntervision:
    """group: of which the actor is a member, or None; leads: groups they facilitate; meetings: of
    all of these, from three months back.
    """

    group: IntervisionGroup | None
    leads: Sequence[IntervisionGroup]
    meetings: Sequence[IntervisionMeeting]

    def ahead(self, now: datetime) -> list[IntervisionMeeting]:
        """Planned and not over, the nearest first."""
        return [one for one in self.meetings if _planned(one) and _ends(one) > now]

    def to_count(self, now: datetime) -> list[IntervisionMeeting]:
        """Begun, led by the actor, and nobody has said how many came."""
        led = {one.pk for one in self.leads}
        return [
            one for one in self.meetings
            if one.group_id in led and _planned(one) and one.starts_at <= now
        ]  # fmt: skip

    def cancelled(self, now: datetime) -> list[IntervisionMeeting]:
        """What would have lain ahead."""
        gone = Meeting.CANCELLED.value
        return [one for one in self.meetings if one.state == gone and one.starts_at > now]


def own_intervision(actor: Actor, *, at: datetime) -> OwnIntervision:
    """Of the actor only; nothing for who is in no group and leads none."""
    if not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return OwnIntervision(None, (), ())
    me = UUID(actor.id)
    seat = IntervisionMember.objects.filter(supporter__person_id=me)
    mine = seat.select_related("group__facilitator", "group__site").first()
    group = mine.group if mine else None
    leads = list(
        IntervisionGroup.objects.filter(facilitator_id=me, ended_on=None).select_related("site")
    )
    ids = {one.pk for one in leads} | ({group.pk} if group else set())
    rows = IntervisionMeeting.objects.filter(group_id__in=ids, starts_at__gt=at - BACK / 4)
    return OwnIntervision(group, leads, list(rows.select_related("group__facilitator", "site")))


def is_counted(group: IntervisionGroup) -> bool:
    """Whether it has members enough that a number says nothing of one of them."""
    return group.members.count() >= LEAST_MEMBERS


def leader_of(actor: Actor, own: OwnIntervision) -> Person | None:
    """Who leads the group of the actor, if that is somebody else of this hospital."""
    leads = own.group.facilitator if own.group else None
    return leads if leads is not None and str(leads.pk) != actor.id else None


def meetings_to_lead() -> QuerySet[IntervisionMeeting]:
    """For fetch(): the rule says whose they are."""
    return IntervisionMeeting.objects.select_related("group", "site")


def _planned(meeting: IntervisionMeeting) -> bool:
    return meeting.state == Meeting.PLANNED.value


def _ends(meeting: IntervisionMeeting) -> datetime:
    return meeting.starts_at + timedelta(minutes=meeting.minutes)
