"""What the analysis of a file holds: the causal tree, the time line of facts, unsent text.

Every text is locked: see privacy.locking.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models

from naast.access.models import User
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_UNSENT = "until it is sent, thrown away or the file is closed; at most 30 days"


class CausalTree(models.Model):
    """The tree of one file: one locked document with everything that can be taken back.

    revision: goes up with every change, undo included; who sends an older one is refused.
    whole_on: the day on which the analysts said that nothing is missing; a change empties it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.OneToOneField(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="causal_tree"
    )
    revision = models.PositiveIntegerField(default=1)
    document = models.BinaryField(editable=False)
    whole_on = models.DateField(null=True, blank=True)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _ID,
        "revision": _ID,
        "document": _TEXT,
        "whole_on": Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS),
        "changed_by": _WORK,
        "changed_at": _WORK,
    }

    def __str__(self) -> str:
        return str(self.id)


class TimelineFact(models.Model):
    """One fact with its moment, source and the boxes of the tree that rest on it, all locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="facts"
    )
    revision = models.PositiveIntegerField(default=1)
    content = models.BinaryField(editable=False)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _ID,
        "revision": _ID,
        "content": _TEXT,
        "written_by": _WORK,
        "written_at": _WORK,
    }

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return str(self.id)


class TreeDraft(models.Model):
    """Text somebody writes for the tree and has not sent: no closing window loses it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey("calamities.CalamityFile", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    content = models.BinaryField(editable=False)
    kept_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNSENT, ("analyst",)),
        "file": Privacy(PrivacyClass.TECHNICAL, _UNSENT, ("analyst",)),
        "user": Privacy(PrivacyClass.WORK, _UNSENT, ("analyst",)),
        "content": Privacy(PrivacyClass.LOCKED, _UNSENT, ("analyst",)),
        "kept_at": Privacy(PrivacyClass.WORK, _UNSENT, ("analyst",)),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("file", "user"), name="draft_once_a_person"),
        )

    def __str__(self) -> str:
        return str(self.id)
