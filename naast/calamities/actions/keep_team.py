"""Asks people for a team and keeps what they answer; a no has no place for a reason."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.actions.lock_file import lock_file, lock_open_file
from naast.calamities.actions.recheck_team import take_out
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.models import TeamMember
from naast.calamities.queries.free import narrow_file
from naast.calamities.queries.team import candidates_for
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.people.actions.stand_apart import stand_apart
from naast.privacy.audit import record


class TeamRefused(Exception):
    """str() says why."""


@transaction.atomic
def ask_analysts(
    *, actor: Actor, at: datetime, file_id: UUID, users: Iterable[UUID]
) -> list[TeamMember]:
    """Asks each by a neutral message. Raises TeamRefused for who is not independent or no analyst:
    what stood on the page may be old."""
    file = lock_file(pk=file_id)
    today = timezone.localdate(at)
    fit = {one.id for one in candidates_for(file, today) if not one.apart}
    wanted = set(users)
    if not file.departments.exists():
        raise TeamRefused(_("Name a department first: who looks into it stands apart from it."))
    if wanted - fit or file.closed_on is not None:
        raise TeamRefused(_("Somebody chosen cannot look into this file. Draw the team again."))
    asked = [
        TeamMember.objects.get_or_create(
            file=file, user_id=one, kind=TeamKind.ANALYSIS.value, defaults={"asked_on": today}
        )[0]
        for one in sorted(wanted, key=str)
    ]
    for one in asked:
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=one.user_id,
            once=f"asked for a team|{one.pk}",
        )
    record("ask_analysts", actor=actor, at=at, subject=str(file.pk))
    return asked


@transaction.atomic
def add_committee_member(*, actor: Actor, at: datetime, file_id: UUID, user_id: UUID) -> None:
    """A fixed member who follows this file. Raises TeamRefused for anybody else, and
    for a closed file."""
    lock_open_file(TeamRefused, pk=file_id)
    members = holders_of([Role.COMMITTEE_MEMBER], timezone.localdate(at))
    if not members.filter(pk=user_id).exists():
        raise TeamRefused(_("Choose a member of the committee."))
    TeamMember.objects.get_or_create(
        file_id=file_id,
        user_id=user_id,
        kind=TeamKind.COMMITTEE.value,
        defaults={"asked_on": timezone.localdate(at), "state": TeamState.ACCEPTED.value},
    )
    record("add_committee_member", actor=actor, at=at, subject=str(file_id))


@transaction.atomic
def answer_for_team(*, actor: Actor, at: datetime, member: TeamMember, yes: bool) -> None:
    """Who says yes states with it to stand apart from everybody involved, reads the file from now
    on, and is not asked to support its departments. Of a no nothing is left but that they are not
    free, as others are not: no row, and no name in the trail. Raises TeamRefused
    for a closed file."""
    file = lock_open_file(TeamRefused, pk=member.file_id)
    row = TeamMember.objects.select_for_update().filter(pk=member.pk).first()
    if row is None or row.state != TeamState.ASKED.value:
        return
    today = timezone.localdate(at)
    if yes:
        row.state, row.stated_on = TeamState.ACCEPTED.value, today
        row.save(update_fields=["state", "stated_on"])
        for unit in file.departments.values_list("department_id", flat=True):
            stand_apart(person_id=row.user_id, unit_id=unit, at=at)
        file.steps.filter(rule="own-analysis", owner=None).update(owner=row.user_id)
    else:
        narrow_file(file, frozenset({row.user_id}), today)
        row.delete()
    subject = str(row.file_id) if yes else ""
    record("answer_for_team", actor=actor, at=at, subject=subject, own=not yes)


@transaction.atomic
def leave_team(*, actor: Actor, at: datetime, member: TeamMember) -> None:
    """From this moment the file is closed to them; no reason is kept. A second press
    changes nothing. Raises TeamRefused for a closed file."""
    file = lock_open_file(TeamRefused, pk=member.file_id)
    row = TeamMember.objects.select_for_update().filter(pk=member.pk).first()
    if row is None or row.state == TeamState.LEFT.value:
        return
    narrow_file(file, frozenset({row.user_id}), timezone.localdate(at))
    take_out(row)
    record("leave_team", actor=actor, at=at, subject=str(member.file_id))
