"""A calamity file is opened, and who was involved is handed to support, one way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.actions.name_apart import name_apart
from naast.calamities.actions.open_file import Opening, open_file
from naast.calamities.models import CalamityFile
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.people.queries import apart_from
from naast.workflows.name_more import name_more
from naast.workflows.report_incident import person_named, report_incident


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

    The file keeps who may not look into it, and no word about who was involved.
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
        apart=_too_near(involved, timezone.localdate(at)),
        handed_over=bool(involved),
    )
    if event is None:
        name_more(actor=actor, at=at, incident_id=opening.incident_id, involved=involved)
    return file


@transaction.atomic
def hand_over(
    *, actor: Actor, at: datetime, file: CalamityFile, involved: Sequence[NamedColleague]
) -> None:
    """Names that came up later. Nobody may look into it who stands near to one of them."""
    if file.incident_id is None or not involved:
        return
    name_apart(actor=actor, at=at, file_id=file.pk, ids=_too_near(involved, timezone.localdate(at)))
    name_more(actor=actor, at=at, incident_id=file.incident_id, involved=involved)


def _too_near(involved: Sequence[NamedColleague], today: date) -> frozenset[UUID]:
    people = [found for one in involved if (found := person_named(one, today)) is not None]
    near = {pk for person in people for pk in apart_from(person)}
    return frozenset(near | {person.pk for person in people})
