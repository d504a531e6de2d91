"""Keeps a table, sealed, until its columns are matched and somebody said yes; a day at most."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.logic.draft import Source
from naast.incidents.logic.table_kept import KeptTable
from naast.incidents.models import KeptFile
from naast.privacy.audit import record
from naast.privacy.parcels import seal_parcel

PARCEL = "incidents.KeptFile"


@transaction.atomic
def keep_file(*, actor: Actor, at: datetime, form: Source, table: KeptTable) -> KeptFile:
    """The kept file; what the same person left waiting before is forgotten."""
    KeptFile.objects.filter(uploaded_by=actor.id, done_at=None).delete()
    file_id = uuid4()
    parcel = seal_parcel(file_id, table.as_json(), apart=(), kind=PARCEL)
    kept = KeptFile.objects.create(
        id=file_id,
        form=form,
        wrap=parcel.wrap,
        register=parcel.register,
        content=parcel.content,
        uploaded_by=actor.id,
        uploaded_at=at,
    )
    record("keep_incident_file", actor=actor, at=at, subject=form)
    return kept
