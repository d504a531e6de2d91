"""What is attached to files, for whoever reads the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_attachment import FileAttachment
from naast.calamities.queries.files import files_for
from naast.privacy.locked_bytes import unlock_pieces

CONTENT = "calamities.AttachmentPart.content"


@dataclass(frozen=True)
class Attached:
    """A row with its name."""

    row: FileAttachment
    name: str


def attachments_for(actor: Actor) -> QuerySet[FileAttachment]:
    """Of all files that the actor reads."""
    return FileAttachment.objects.filter(file__in=files_for(actor)).select_related("file")


def attached_to(file: CalamityFile) -> list[Attached]:
    """In the order in which they came; fetch the file first."""
    return [Attached(row, words_of(row, "name")) for row in file.attachments.all()]


def content_of(attachment: FileAttachment) -> Iterator[bytes]:
    """A quarter of a megabyte at a time, so that nothing large is held; fetch the row first."""
    rows = attachment.pieces.order_by("place").values_list("pk", "content")
    return unlock_pieces(
        rows.iterator(chunk_size=2), count=attachment.parts, kind=CONTENT, row_id=attachment.pk
    )
