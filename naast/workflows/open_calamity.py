"""A calamity file is opened, and who was involved is handed to support, one way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.note_hand_over import note_hand_over
from naast.calamities.actions.open_file import Opening, open_file
from naast.calamities.models import CalamityFile
from naast.calamities.models_walls import FreeForEvent
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.workflows.name_more import name_more
from naast.workflows.report_incident import report_incident


@dataclass(frozen=True)
class DirectEvent:
    """An event nobody reported yet. key: so that sending twice opens once."""

    draft: IncidentDraft
    key: UUID


@transaction.atomic
def open_calamity(
    *,
    actor: Actor,
    at: datetime,
    opening: Opening,
    event: DirectEvent | None,
    involved: Sequence[NamedColleague],
) -> CalamityFile:
    """event: None where the opening names a stored incident. Raises OpenedBefore.

    The file keeps which analysts are free for it, and no word about who was involved.
    """
    if event is not None:
        receipt = report_incident(
            actor=actor, at=at, draft=event.draft, involved=involved, key=event.key
        )
        opening = replace(opening, incident_id=receipt.incident_id)
    file = open_file(
        actor=actor,
        at=at,
        opening=opening,
        handed_over=bool(involved),
    )
    if event is None:
        name_more(actor=actor, at=at, incident_id=opening.incident_id, involved=involved)
    return file


@transaction.atomic
def hand_over(
    *, actor: Actor, at: datetime, file_id: UUID, involved: Sequence[NamedColleague], key: UUID
) -> None:
    """Names that came up later; the same key again hands nothing over. Where the report was removed
    after its period, a new one with the day and the place of the file takes its place."""
    file = lock_file(pk=file_id)
    if not involved or file.names_key == key:
        return
    if file.incident_id is None:
        _report_again(actor, at, file, involved, key)
        return
    note_hand_over(actor=actor, at=at, file_id=file.pk, key=key)
    name_more(actor=actor, at=at, incident_id=file.incident_id, involved=involved)


def _report_again(
    actor: Actor,
    at: datetime,
    file: CalamityFile,
    involved: Sequence[NamedColleague],
    key: UUID,
) -> None:
    draft = IncidentDraft(
        kind="safety_incident",
        happened_on=file.happened_on,
        recorded_at=at,
        department_id=file.department_id,
        possible_calamity="yes",
    )
    receipt = report_incident(actor=actor, at=at, draft=draft, involved=[], key=uuid4())
    incident = receipt.incident_id
    note_hand_over(actor=actor, at=at, file_id=file.pk, key=key, incident_id=incident)
    FreeForEvent.objects.filter(pk=incident).delete()  # the file holds who is free
    name_more(actor=actor, at=at, incident_id=incident, involved=involved)
