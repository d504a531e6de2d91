"""Keeps a file until the steward has seen its rehearsal, and forgets it again."""

from datetime import datetime, timedelta

from django.db import transaction

from naast.access.actor import CLOCK, Actor
from naast.people.choices import UploadKind
from naast.people.models import StaffUpload
from naast.people.rules import refuse_unless_manager
from naast.privacy.audit import record

KEPT = timedelta(days=1)


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


@transaction.atomic
def forget_uploads(*, actor: Actor, at: datetime) -> int:
    """Forgets files older than a day; how many. For the nightly duty; may be repeated."""
    if actor != CLOCK:
        refuse_unless_manager(actor)
    rows = StaffUpload.objects.filter(uploaded_at__lt=at - KEPT)
    number, _by_model = rows.delete()
    if number:
        record("forget_uploads", actor=actor, at=at, subject=str(number))
    return number
