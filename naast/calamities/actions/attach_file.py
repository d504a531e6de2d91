"""Attaches a document to a file, after its content was checked; and takes it away again."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file, lock_open_file
from naast.calamities.locked import locked
from naast.calamities.logic.attachments import checked
from naast.calamities.models_attachment import AttachmentPart, FileAttachment
from naast.privacy.audit import record
from naast.privacy.locked_bytes import lock_pieces

CONTENT = "calamities.AttachmentPart.content"
MOST_OF_A_FILE = 100


class AttachRefused(Exception):
    """str() says why."""


@transaction.atomic
def attach_file(
    *, actor: Actor, at: datetime, file_id: UUID, name: str, content: bytes
) -> FileAttachment:
    """name: as it is shown. Raises NotAttached for the content, AttachRefused for the file."""
    found = checked(content, most_bytes=settings.ATTACHMENT_BYTES)
    file = lock_file(pk=file_id)
    if file.closed_on is not None or file.attachments.count() >= MOST_OF_A_FILE:
        raise AttachRefused(_("This file is closed, or it holds a hundred attachments."))
    row_id = uuid4()
    pieces = lock_pieces(found.content, kind=CONTENT, row_id=row_id)
    attachment = FileAttachment.objects.create(
        id=row_id,
        file=file,
        name=locked(FileAttachment, "name", row_id, name),
        kind=found.kind,
        size=len(found.content),
        parts=len(pieces),
        attached_by=UUID(actor.id),
        attached_at=at,
    )
    AttachmentPart.objects.bulk_create(
        AttachmentPart(id=piece_id, attachment=attachment, place=place, content=piece)
        for place, (piece_id, piece) in enumerate(pieces)
    )
    record("attach_to_calamity", actor=actor, at=at, subject=str(row_id))
    return attachment


@transaction.atomic
def take_attachment_away(*, actor: Actor, at: datetime, attachment: FileAttachment) -> None:
    """Removed at once. Raises AttachRefused for a closed file: what was decided on stays."""
    row_id = attachment.pk
    lock_open_file(AttachRefused, attachments=row_id)
    FileAttachment.objects.filter(pk=row_id).delete()
    record("take_attachment_away", actor=actor, at=at, subject=str(row_id))
