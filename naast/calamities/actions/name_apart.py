"""Adds people who may not look into a file: they were involved, or stand near to somebody."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.models import CalamityFile
from naast.calamities.queries.files import apart_of, locked_apart
from naast.privacy.audit import record


@transaction.atomic
def name_apart(*, actor: Actor, at: datetime, file_id: UUID, ids: frozenset[UUID]) -> None:
    """The file says from now on that names were handed to support; never which."""
    file = CalamityFile.objects.select_for_update().get(pk=file_id)
    file.apart = locked_apart(file.pk, apart_of(file) | ids)
    file.handed_over = True
    file.save(update_fields=["apart", "handed_over"])
    record("hand_names_over", actor=actor, at=at, subject=str(file.pk))
