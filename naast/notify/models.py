"""The outbox, and answer codes. Ids only: addresses are opened at the moment of sending."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.notify.choices import (
    ANSWERED_WITH_CODE,
    AnswerPurpose,
    Channel,
    MessageKind,
    MessageState,
)
from naast.privacy.classes import Privacy, PrivacyClass

_UNTIL_SENT = "until it is sent, or the coordinator telephoned, at most a week"
_ROW = "two weeks"
_QUESTIONS = sorted(kind.value for kind in ANSWERED_WITH_CODE)


class OutgoingMessage(models.Model):
    """One message to one person, in the same transaction as what it tells of.

    person_id and case_id (the case or the question that may be answered) leave the row when it is
    sent. claimed_by and claimed_until_at: the sender at work; past that moment another takes over.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=MessageKind)
    person_id = models.UUIDField(null=True, blank=True)
    case_id = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=5, blank=True, default="")
    state = models.CharField(
        max_length=12, choices=MessageState, default=MessageState.WAITING.value
    )
    channel = models.CharField(max_length=8, choices=Channel, blank=True, default="")
    queued_at = models.DateTimeField()
    not_before_at = models.DateTimeField()
    useful_until_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.UUIDField(null=True, blank=True)
    claimed_until_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    once = models.CharField(max_length=64, null=True, blank=True, unique=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs",)),
        "kind": Privacy(PrivacyClass.PHASE, _ROW, ("jobs", "steward")),
        "person_id": Privacy(PrivacyClass.WORK, _UNTIL_SENT, ("jobs", "coordinator")),
        "case_id": Privacy(PrivacyClass.PHASE, _UNTIL_SENT, ("jobs",)),
        "language": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs",)),
        "state": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs", "steward")),
        "channel": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs", "steward")),
        "queued_at": Privacy(PrivacyClass.PHASE, _ROW, ("jobs", "steward")),
        "not_before_at": Privacy(PrivacyClass.PHASE, _ROW, ("jobs",)),
        "useful_until_at": Privacy(PrivacyClass.PHASE, _ROW, ("jobs",)),
        "tries": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs", "steward")),
        "claimed_by": Privacy(PrivacyClass.TECHNICAL, "until the try is over", ("jobs",)),
        "claimed_until_at": Privacy(PrivacyClass.TECHNICAL, "until the try is over", ("jobs",)),
        "done_at": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs", "steward")),
        "once": Privacy(PrivacyClass.TECHNICAL, _ROW, ("jobs",)),
    }

    class Meta:
        indexes = (models.Index(fields=("state", "not_before_at"), name="message_due"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=MessageKind.values), name="message_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values), name="message_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=MessageState.WAITING.value) | Q(person_id__isnull=False),
                name="message_waiting_has_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=MessageState.WAITING.value, kind__in=_QUESTIONS)
                | Q(case_id__isnull=False),
                name="message_question_says_which",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MessageState.SENT.value, MessageState.TOO_LATE.value])
                | Q(person_id__isnull=True, case_id__isnull=True),
                name="message_done_names_nobody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class AnswerCode(models.Model):
    """A question that may be answered once, straight from a message. Only the code's hash is kept.

    Used and expired codes are deleted within the hour.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=12, choices=AnswerPurpose)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    valid_until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until answered", ("jobs",)),
        "digest": Privacy(PrivacyClass.TECHNICAL, "until answered", ("supporter",)),
        "purpose": Privacy(PrivacyClass.TECHNICAL, "until answered", ("supporter",)),
        "case_id": Privacy(PrivacyClass.PHASE, "until answered", ("supporter",)),
        "person_id": Privacy(PrivacyClass.WORK, "until answered", ("supporter",)),
        "valid_until_at": Privacy(PrivacyClass.TECHNICAL, "until answered", ("supporter",)),
        "used_at": Privacy(PrivacyClass.TECHNICAL, "an hour", ("supporter",)),
    }

    class Meta:
        indexes = (models.Index(fields=("case_id", "person_id"), name="answer_subject"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(purpose__in=AnswerPurpose.values), name="answer_purpose_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} until {self.valid_until_at:%Y-%m-%d}"
