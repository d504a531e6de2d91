"""Meetings of the committee: agenda, decisions, and who sees to them. Texts are locked."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_committee import AgendaAsk
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_WITH_FILES = f"as a file: {words(Kept.CALAMITY)}; a meeting counts from its own day"
_READERS = ("calamity_secretary", "committee_member")
_MEETING = Privacy(PrivacyClass.INCIDENT, _WITH_FILES, _READERS)
_TEXT = Privacy(PrivacyClass.LOCKED, _WITH_FILES, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _WITH_FILES, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _WITH_FILES, _READERS)


class Meeting(models.Model):
    """One meeting of the committee. place: locked. sequence: of its invitation, see RFC 5545."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.BinaryField(editable=False)
    called_off = models.BooleanField(default=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    planned_by = models.UUIDField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "begins_at": _MEETING,
        "minutes": _MEETING,
        "place": _TEXT,
        "called_off": _MEETING,
        "sequence": _ID,
        "changed_at": _WORK,
        "planned_by": _WORK,
    }

    class Meta:
        ordering = ("begins_at", "id")

    def __str__(self) -> str:
        return str(self.id)


class AgendaItem(models.Model):
    """A point of the agenda: a file with what is asked of it, or a text. left_out: taken off, and
    not put on again by what is due."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    file = models.ForeignKey(
        "calamities.CalamityFile",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    ask = models.CharField(max_length=6, choices=AgendaAsk)
    text = models.BinaryField(editable=False)
    position = models.PositiveSmallIntegerField()
    left_out = models.BooleanField(default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "meeting": _MEETING,
        "file": _MEETING,
        "ask": _MEETING,
        "text": _TEXT,
        "position": _ID,
        "left_out": _MEETING,
    }

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "file", "ask"),
                condition=~Q(ask=AgendaAsk.OTHER.value),
                name="agenda_asks_once",
            ),
            models.CheckConstraint(condition=Q(ask__in=AgendaAsk.values), name="agenda_ask_known"),
            models.CheckConstraint(
                condition=Q(ask=AgendaAsk.OTHER.value) | Q(file__isnull=False),
                name="agenda_ask_is_of_a_file",
            ),
        )

    def __str__(self) -> str:
        return self.ask


class CommitteeDecision(models.Model):
    """What a meeting decided. It stands on every next agenda until it is done.

    meeting: gone when the meeting is forgotten before the file.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    file = models.ForeignKey(
        "calamities.CalamityFile",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="committee_decisions",
    )
    text = models.BinaryField(editable=False)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "meeting": _MEETING,
        "file": _MEETING,
        "text": Privacy(PrivacyClass.LOCKED, _WITH_FILES, (*_READERS, "analyst")),
        "owner": _WORK,
        "due_on": _MEETING,
        "done_on": _MEETING,
        "decided_on": _MEETING,
        "written_by": _WORK,
        "written_at": _WORK,
    }

    class Meta:
        ordering = ("decided_on", "written_at", "id")
        indexes = (
            models.Index(fields=("due_on",), name="decision_open", condition=Q(done_on=None)),
        )

    def __str__(self) -> str:
        return str(self.id)
