"""Keeps a file until the steward has seen its rehearsal; erasers.py forgets it after a day."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.people.choices import UploadKind
from naast.people.models import StaffUpload
from naast.people.rules import refuse_unless_manager
from naast.privacy.audit import record


@transaction.atomic
def keep_upload(
    *, kind: UploadKind, content: bytes, full: bool, actor: Actor, at: datetime
) -> StaffUpload:
    """The kept file; what the same steward left waiting before is forgotten."""
    refuse_unless_manager(actor)
    StaffUpload.objects.filter(uploaded_by=actor.id, done_at=None).delete()
    upload = StaffUpload.objects.create(
        kind=kind, content=content, full=full, uploaded_by=actor.id, uploaded_at=at
    )
    record("keep_upload", actor=actor, at=at, subject=kind)
    return upload
