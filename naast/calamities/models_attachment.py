"""What is attached to a file: checked before it is stored, and never stored readable."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.calamities.choices_committee import AttachmentKind
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)


class FileAttachment(models.Model):
    """A document or picture. name: locked. size: in bytes, as stored. parts: how many."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="attachments"
    )
    name = models.BinaryField(editable=False)
    kind = models.CharField(max_length=4, choices=AttachmentKind)
    size = models.PositiveIntegerField()
    parts = models.PositiveSmallIntegerField()
    attached_by = models.UUIDField()
    attached_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "name": _TEXT,
        "kind": _FILE,
        "size": _FILE,
        "parts": _ID,
        "attached_by": _WORK,
        "attached_at": _WORK,
    }

    class Meta:
        ordering = ("attached_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=AttachmentKind.values), name="attachment_kind_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class AttachmentPart(models.Model):
    """A piece of an attachment, locked with its place, so that none can be left out or moved."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    attachment = models.ForeignKey(FileAttachment, on_delete=models.CASCADE, related_name="pieces")
    place = models.PositiveSmallIntegerField()
    content = models.BinaryField(editable=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "attachment": _FILE,
        "place": _ID,
        "content": _TEXT,
    }

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("attachment", "place"), name="attachment_place_once"),
        )

    def __str__(self) -> str:
        return str(self.place)
