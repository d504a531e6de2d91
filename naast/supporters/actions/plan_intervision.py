"""Starts, changes and ends a group of supporters that meets every so many weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.queries.sending import staffed_hours
from naast.privacy.audit import record
from naast.supporters.actions.tell_group import tell_group
from naast.supporters.logic.intervision import (
    LEAST_MEMBERS,
    MOST_MEMBERS,
    PLANNED_AHEAD,
    Meeting,
    Place,
    dates_of,
)
from naast.supporters.models_intervision import (
    IntervisionGroup,
    IntervisionMeeting,
    IntervisionMember,
)
from naast.supporters.queries.team import active_supporters
from naast.supporters.rules_intervision import IntervisionRefused

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class GroupPlan:
    """What the coordinator chose. members: supporters by their own id, at least three."""

    first_on: date
    begins: time
    every_weeks: int
    minutes: int
    site: UUID | None
    place: Place
    facilitator: UUID | None
    members: Sequence[UUID]


@transaction.atomic
def start_group(*, actor: Actor, at: datetime, plan: GroupPlan) -> IntervisionGroup:
    """Its meetings of the next half year stand in the list at once, and its members are told."""
    _refuse_unfit(plan, at, group=None)
    last = IntervisionGroup.objects.aggregate(last=Max("number"))["last"] or 0
    group = IntervisionGroup.objects.create(number=last + 1, **_fields(plan))
    _seat(group, plan.members)
    plan_ahead(group, at)
    tell_group(actor=actor, at=at, group=group)
    record("start_group", actor=actor, at=at, subject=str(group.pk))
    return group


@transaction.atomic
def change_group(
    *, actor: Actor, at: datetime, group: IntervisionGroup, plan: GroupPlan
) -> IntervisionGroup:
    """People and place may change at any time. Another day, hour or rhythm plans the meetings
    anew that lie ahead; none of them counts as cancelled. Members are told only of the latter."""
    row = IntervisionGroup.objects.select_for_update().get(pk=group.pk)
    _refuse_unfit(plan, at, group=row)
    new_series = (row.first_on, row.begins, row.every_weeks) != (
        plan.first_on, plan.begins, plan.every_weeks
    )  # fmt: skip
    for name, value in _fields(plan).items():
        setattr(row, name, value)
    ahead = row.meetings.filter(state=Meeting.PLANNED.value, starts_at__gt=at)
    if new_series:
        ahead.delete()
        row.planned_until = None
    else:
        where = {"site_id": plan.site, "place": plan.place.value, "minutes": plan.minutes}
        ahead.update(**where, changed_at=at, changes=F("changes") + 1)
    row.save()
    _seat(row, plan.members)
    plan_ahead(row, at)
    if new_series:
        tell_group(actor=actor, at=at, group=row)
    record("change_group", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def end_group(*, actor: Actor, at: datetime, group: IntervisionGroup) -> None:
    """What lies ahead goes, what was stays; its members may join another group."""
    row = IntervisionGroup.objects.select_for_update().get(pk=group.pk)
    row.meetings.filter(state=Meeting.PLANNED.value, starts_at__gt=at).delete()
    row.members.all().delete()
    row.ended_on, row.facilitator = timezone.localdate(at), None
    row.save(update_fields=["ended_on", "facilitator"])
    record("end_group", actor=actor, at=at, subject=str(row.pk))


def plan_ahead(group: IntervisionGroup, at: datetime) -> int:
    """Meetings up to half a year ahead; a part of the actions here and of the nightly look. None
    that would have begun already, and none beside another of the same day, whatever became of it.
    """
    until = timezone.localdate(at) + PLANNED_AHEAD
    after = group.planned_until or timezone.localdate(at) - A_DAY
    day_off = staffed_hours().is_day_off
    days = dates_of(group.first_on, group.every_weeks, until=until, day_off=day_off)
    has = {timezone.localdate(one) for one in group.meetings.values_list("starts_at", flat=True)}
    new = [_meeting(group, day, at) for day in days if after < day <= until and day not in has]
    made = [one for one in new if one.starts_at > at]
    IntervisionMeeting.objects.bulk_create(made)
    group.planned_until = until
    group.save(update_fields=["planned_until"])
    return len(made)


def _meeting(group: IntervisionGroup, day: date, at: datetime) -> IntervisionMeeting:
    return IntervisionMeeting(
        group=group,
        starts_at=timezone.make_aware(datetime.combine(day, group.begins)),
        minutes=group.minutes,
        site_id=group.site_id,
        place=group.place,
        changed_at=at,
    )


def _fields(plan: GroupPlan) -> dict[str, object]:
    return {
        "first_on": plan.first_on,
        "begins": plan.begins,
        "every_weeks": plan.every_weeks,
        "minutes": plan.minutes,
        "site_id": None if plan.place is Place.ONLINE else plan.site,
        "place": plan.place.value,
        "facilitator_id": plan.facilitator,
    }


def _seat(group: IntervisionGroup, members: Sequence[UUID]) -> None:
    group.members.exclude(supporter_id__in=members).delete()
    seated = set(group.members.values_list("supporter_id", flat=True))
    new = [IntervisionMember(group=group, supporter_id=one) for one in members if one not in seated]
    IntervisionMember.objects.bulk_create(new)


def _refuse_unfit(plan: GroupPlan, at: datetime, group: IntervisionGroup | None) -> None:
    if group is None and plan.first_on < timezone.localdate(at):
        raise IntervisionRefused(_("Choose a first day from today on."), "first_on")
    if plan.first_on > timezone.localdate(at) + PLANNED_AHEAD:
        raise IntervisionRefused(_("Choose a first day within half a year."), "first_on")
    if not LEAST_MEMBERS <= len(set(plan.members)) <= MOST_MEMBERS:
        said = _("Choose at least %(least)s supporters, and %(most)s at the most.")
        raise IntervisionRefused(said % {"least": LEAST_MEMBERS, "most": MOST_MEMBERS}, "members")
    team = set(active_supporters(timezone.localdate(at)).values_list("pk", flat=True))
    elsewhere = IntervisionMember.objects.filter(supporter_id__in=plan.members)
    if group is not None:
        elsewhere = elsewhere.exclude(group=group)
    if not set(plan.members) <= team or elsewhere.exists():
        raise IntervisionRefused(
            _("Somebody you chose left the team or is in another group. Choose again."), "members"
        )
