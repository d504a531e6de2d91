"""A department that is involved agrees with the course."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.models import DepartmentInvolved
from naast.privacy.audit import record


@transaction.atomic
def agree_for_department(*, actor: Actor, at: datetime, row: DepartmentInvolved) -> None:
    """The day and by whom; a second press changes nothing."""
    rows = DepartmentInvolved.objects.filter(pk=row.pk, agreed_on=None)
    if rows.update(agreed_on=timezone.localdate(at), agreed_by=UUID(actor.id)):
        record("agree_on_calamity", actor=actor, at=at, subject=str(row.file_id))


@transaction.atomic
def add_department(*, actor: Actor, at: datetime, file_id: UUID, department_id: UUID) -> None:
    """One more department that was involved; one that is there stays."""
    made = DepartmentInvolved.objects.get_or_create(file_id=file_id, department_id=department_id)[1]
    if made:
        record("add_department_to_calamity", actor=actor, at=at, subject=str(file_id))
