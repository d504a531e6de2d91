"""Opens a calamity file: from now on its clocks run."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.ask_heads import ask_heads
from naast.calamities.actions.begin_steps import begin_steps
from naast.calamities.models import CalamityFile, DepartmentInvolved
from naast.calamities.models_walls import FreeForEvent
from naast.calamities.queries.files import SUMMARY
from naast.calamities.queries.free import free_for_event, locked_free
from naast.privacy.audit import record
from naast.privacy.locking import lock

NUMBER_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are misread

NOBODY = UUID(int=0)  # no person: the file was brought in


class OpenedBefore(Exception):
    """This event has a file."""

    def __init__(self) -> None:
        super().__init__(_("There is a file of this event already."))


@dataclass(frozen=True)
class Opening:
    """What is known at the start. department_id: where it happened; others: also involved.
    noticed_time: the hour, where it is known: a first talk within 24 hours counts from it."""

    incident_id: UUID
    department_id: UUID | None
    happened_on: date
    noticed_on: date
    summary: str = ""
    others: Sequence[UUID] = ()
    noticed_time: time | None = None


@transaction.atomic
def open_file(*, actor: Actor, at: datetime, opening: Opening, handed_over: bool) -> CalamityFile:
    """Which analysts are free for the event goes into the file. Raises OpenedBefore."""
    if CalamityFile.objects.filter(incident_id=opening.incident_id).exists():
        raise OpenedBefore
    file_id, by = uuid4(), UUID(actor.id) if actor.kind == "user" else None
    file = CalamityFile.objects.create(
        id=file_id,
        number="C-" + "".join(secrets.choice(NUMBER_LETTERS) for _ in range(5)),
        incident_id=opening.incident_id,
        department_id=opening.department_id,
        happened_on=opening.happened_on,
        noticed_on=opening.noticed_on,
        summary=lock(opening.summary, kind=SUMMARY, row_id=file_id),
        free=locked_free(file_id, free_for_event(opening.incident_id, timezone.localdate(at))),
        handed_over=handed_over,
        opened_by=by or NOBODY,
        opened_at=at,
    )
    departments = {one for one in (opening.department_id, *opening.others) if one}
    FreeForEvent.objects.filter(pk=opening.incident_id).delete()
    DepartmentInvolved.objects.bulk_create(
        DepartmentInvolved(file=file, department_id=one) for one in sorted(departments, key=str)
    )
    for department in departments:
        ask_heads(at=at, file_id=file.pk, department_id=department)
    begin_steps(
        file=file,
        moment="opened",
        start=opening.noticed_on,
        secretary=by,
        hour=opening.noticed_time,
    )
    record("open_calamity", actor=actor, at=at, subject=str(file.pk))
    return file
