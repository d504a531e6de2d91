"""Cases: in clear only a random id, a phase, a due moment and the supporter; the rest is sealed."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.cases.logic.words import Danger, Phase
from naast.cases.models_group import GroupSession  # noqa: F401  Django finds its models here
from naast.cases.models_matching import MatchingWeights  # noqa: F401  for Django
from naast.people.models import Person
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_BROKEN = words(Kept.BROKEN_CONFIDENCE)
_STANDING = words(Kept.STANDING)
_UNTIL_CLOSING = "until the case closes; unreadable in backups seven nights later"


class Case(models.Model):
    """Support for one colleague. Closing empties all sealed columns; erasing removes the row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=8, unique=True)
    phase = models.CharField(max_length=16, choices=[(p.value, p.value) for p in Phase])
    next_due_at = models.DateTimeField(null=True, blank=True)
    supporter = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    adopted = models.BooleanField(default=False)
    nudges = models.PositiveSmallIntegerField(default=0)
    last_epoch = models.PositiveIntegerField(null=True, blank=True)
    wrapped_key = models.BinaryField()
    register = models.BinaryField()
    profile = models.BinaryField()
    progress = models.BinaryField()
    proposals = models.BinaryField(default=bytes)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until the case closes", ("coordinator",)),
        "number": Privacy(PrivacyClass.TECHNICAL, "until the case closes", ("coordinator",)),
        "phase": Privacy(PrivacyClass.PHASE, "until the case closes", ("coordinator", "jobs")),
        "next_due_at": Privacy(
            PrivacyClass.PHASE, "until the step is done", ("coordinator", "jobs")
        ),
        "supporter": Privacy(PrivacyClass.WORK, "until the case closes", ("coordinator", "jobs")),
        "adopted": Privacy(PrivacyClass.TECHNICAL, "until the case closes", ("jobs",)),
        "nudges": Privacy(PrivacyClass.PHASE, "until the case closes", ("jobs",)),
        "last_epoch": Privacy(PrivacyClass.TECHNICAL, "until erased", ("jobs",)),
        "wrapped_key": Privacy(PrivacyClass.SEALED, _UNTIL_CLOSING, ("vault",)),
        "register": Privacy(PrivacyClass.SEALED, "until the vault has it", ("vault",)),
        "profile": Privacy(PrivacyClass.SEALED, _UNTIL_CLOSING, ("coordinator", "supporter")),
        "progress": Privacy(PrivacyClass.SEALED, _UNTIL_CLOSING, ("coordinator", "supporter")),
        "proposals": Privacy(PrivacyClass.SEALED, _UNTIL_CLOSING, ("coordinator",)),
    }

    class Meta:
        indexes = [
            models.Index(fields=["phase", "next_due_at"], name="case_phase_due"),
            models.Index(fields=["supporter", "phase"], name="case_supporter_phase"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase__in=[p.value for p in Phase]), name="case_phase_known"
            ),
            models.CheckConstraint(
                condition=~Q(phase=Phase.WITH_SUPPORTER.value) | Q(supporter__isnull=False),
                name="case_with_supporter_has_one",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Aftercare(models.Model):
    """After a case the supporter is asked: fine, or would you like to talk? Tied to no case.

    at_once: nobody waits for an answer, the coordinator calls the supporter now.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()
    wants_to_talk = models.BooleanField(default=False)
    at_once = models.BooleanField(default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until answered", ("supporter",)),
        "supporter": Privacy(PrivacyClass.WORK, "until answered", ("supporter", "coordinator")),
        "due_on": Privacy(PrivacyClass.WORK, "until answered", ("supporter",)),
        "wants_to_talk": Privacy(
            PrivacyClass.WORK, "until the coordinator has called", ("coordinator",)
        ),
        "at_once": Privacy(PrivacyClass.WORK, "until the coordinator has called", ("coordinator",)),
    }

    def __str__(self) -> str:
        return f"aftercare due {self.due_on}"


class BrokenConfidence(models.Model):
    """That confidence was broken to protect a life: a word and a day. Never by whom, about whom."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    word = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Danger])
    happened_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _BROKEN, ("coordinator",)),
        "word": Privacy(PrivacyClass.TECHNICAL, _BROKEN, ("coordinator",)),
        "happened_on": Privacy(PrivacyClass.TECHNICAL, _BROKEN, ("coordinator",)),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(word__in=[one.value for one in Danger]), name="danger_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.word} {self.happened_on}"


class StandingInstruction(models.Model):
    """Signed beforehand: without a coordinator, the best eligible supporter is asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _STANDING, ("coordinator",)),
        "signed_by": Privacy(PrivacyClass.WORK, _STANDING, ("coordinator",)),
        "signed_at": Privacy(PrivacyClass.WORK, _STANDING, ("coordinator",)),
        "until_on": Privacy(PrivacyClass.SETTING, _STANDING, ("coordinator",)),
        "ended_at": Privacy(PrivacyClass.SETTING, _STANDING, ("coordinator",)),
    }

    def __str__(self) -> str:
        return f"standing instruction until {self.until_on}"


class Revealed(models.Model):
    """That a reader pressed a line within the hour, so that the page may show the name again."""

    id = models.BigAutoField(primary_key=True)
    reader = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    until_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "an hour", ("coordinator",)),
        "reader": Privacy(PrivacyClass.WORK, "an hour", ("coordinator",)),
        "case": Privacy(PrivacyClass.TECHNICAL, "an hour", ("coordinator",)),
        "until_at": Privacy(PrivacyClass.WORK, "an hour", ("coordinator",)),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "case"], name="revealed_once_per_reader")
        ]

    def __str__(self) -> str:
        return f"revealed until {self.until_at}"


class IntakeMark(models.Model):
    """That a form was received, so that sending it twice opens one case. Says nothing of whom."""

    digest = models.CharField(primary_key=True, max_length=64)
    number = models.CharField(max_length=8)
    until_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "digest": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
        "number": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
        "until_at": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
    }

    def __str__(self) -> str:
        return self.number
