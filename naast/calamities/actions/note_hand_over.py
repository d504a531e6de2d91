"""Notes that names were handed to support; never which."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file
from naast.privacy.audit import record


@transaction.atomic
def note_hand_over(
    *, actor: Actor, at: datetime, file_id: UUID, key: UUID, incident_id: UUID | None = None
) -> None:
    """key: of the page that was sent. incident_id: a report that takes the place of one that was
    removed meanwhile."""
    file = lock_file(pk=file_id)
    file.handed_over, file.names_key = True, key
    if incident_id is not None:
        file.incident_id = incident_id
    file.save(update_fields=["handed_over", "names_key", "incident"])
    record("hand_names_over", actor=actor, at=at, subject=str(file.pk))
