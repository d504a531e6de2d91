"""The outbox: messages that wait in the database, and codes to answer without signing in."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.notify.choices import MessageKind, MessageState
from naast.privacy.classes import Privacy, PrivacyClass

_SENT = "a day after it was sent"
_CODE = "a day after it ran out"


class OutgoingMessage(models.Model):
    """One message to one person in a work role. The address is opened at the moment of sending."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=MessageKind)
    person_id = models.UUIDField()
    case_id = models.UUIDField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=MessageState, default=MessageState.WAITING.value
    )
    queued_at = models.DateTimeField()
    not_before_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _SENT, ("jobs",)),
        "kind": Privacy(PrivacyClass.PHASE, _SENT, ("jobs", "steward")),
        "person_id": Privacy(PrivacyClass.WORK, _SENT, ("jobs",)),
        "case_id": Privacy(PrivacyClass.TECHNICAL, _SENT, ("jobs",)),
        "state": Privacy(PrivacyClass.TECHNICAL, _SENT, ("jobs", "steward")),
        "queued_at": Privacy(PrivacyClass.PHASE, _SENT, ("jobs",)),
        "not_before_at": Privacy(PrivacyClass.PHASE, _SENT, ("jobs",)),
        "tries": Privacy(PrivacyClass.TECHNICAL, _SENT, ("jobs",)),
        "claimed_until": Privacy(PrivacyClass.TECHNICAL, _SENT, ("jobs",)),
        "sent_at": Privacy(PrivacyClass.PHASE, _SENT, ("jobs",)),
    }

    class Meta:
        indexes = (
            models.Index(fields=("state", "not_before_at"), name="message_state_due"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=MessageKind.values), name="message_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values), name="message_state_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class AnswerCode(models.Model):
    """A request that can be answered yes or no from the message; used once, only by a form."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    valid_until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _CODE, ("jobs",)),
        "digest": Privacy(PrivacyClass.TECHNICAL, _CODE, ("notify",)),
        "case_id": Privacy(PrivacyClass.TECHNICAL, _CODE, ("notify",)),
        "person_id": Privacy(PrivacyClass.WORK, _CODE, ("notify",)),
        "valid_until_at": Privacy(PrivacyClass.PHASE, _CODE, ("notify",)),
        "used_at": Privacy(PrivacyClass.PHASE, _CODE, ("notify",)),
    }

    def __str__(self) -> str:
        return str(self.id)
