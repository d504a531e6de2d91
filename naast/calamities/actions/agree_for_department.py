"""A department that is involved agrees with the course."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.actions.ask_heads import ask_heads
from naast.calamities.actions.lock_file import lock_open_file
from naast.calamities.actions.recheck_team import recheck_team
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.models import DepartmentInvolved
from naast.people.actions.stand_apart import stand_apart
from naast.privacy.audit import record


class DepartmentRefused(Exception):
    """str() says why."""


@transaction.atomic
def agree_for_department(*, actor: Actor, at: datetime, row: DepartmentInvolved) -> None:
    """The day and by whom; a second press changes nothing. Raises DepartmentRefused."""
    lock_open_file(DepartmentRefused, departments=row.pk)
    rows = DepartmentInvolved.objects.filter(pk=row.pk, agreed_on=None)
    if rows.update(agreed_on=timezone.localdate(at), agreed_by=UUID(actor.id)):
        record("agree_on_calamity", actor=actor, at=at, subject=str(row.file_id))


@transaction.atomic
def add_department(*, actor: Actor, at: datetime, file_id: UUID, department_id: UUID) -> None:
    """One more department that was involved; one that is there stays. Its head hears of it, whoever
    works there looks into the file no more, and the others of the team stand apart from it too.
    Raises DepartmentRefused."""
    file = lock_open_file(DepartmentRefused, pk=file_id)
    made = DepartmentInvolved.objects.get_or_create(file=file, department_id=department_id)[1]
    if made:
        ask_heads(at=at, file_id=file_id, department_id=department_id)
        recheck_team(at=at, file=file)
        team = file.team.filter(kind=TeamKind.ANALYSIS.value, state=TeamState.ACCEPTED.value)
        for person in team.values_list("user_id", flat=True):
            stand_apart(person_id=person, unit_id=department_id, at=at)
        record("add_department_to_calamity", actor=actor, at=at, subject=str(file_id))
