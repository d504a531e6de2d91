"""The audit trail, and the vault's public key as last seen."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass

_FIVE_YEARS = "five years"


class SealingEpoch(models.Model):
    """The public key that reports are sealed to, so that intake never waits for the vault."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    public_key = models.BinaryField(max_length=1216)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
        "number": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
        "public_key": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
    }

    def __str__(self) -> str:
        return f"epoch {self.number}"


class AuditEvent(models.Model):
    """One change: what, when, in which role; a name only for work done, never for a colleague."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    action = models.CharField(max_length=60)
    role_word = models.CharField(max_length=30)
    actor_name = models.CharField(max_length=60, blank=True, default="")
    case_id = models.UUIDField(null=True, blank=True)
    subject = models.CharField(max_length=60, blank=True, default="")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _FIVE_YEARS, ("steward",)),
        "at": Privacy(PrivacyClass.PHASE, _FIVE_YEARS, ("steward",)),
        "action": Privacy(PrivacyClass.PHASE, _FIVE_YEARS, ("steward",)),
        "role_word": Privacy(PrivacyClass.WORK, _FIVE_YEARS, ("steward",)),
        "actor_name": Privacy(PrivacyClass.WORK, _FIVE_YEARS, ("steward",)),
        "case_id": Privacy(PrivacyClass.TECHNICAL, _FIVE_YEARS, ("steward",)),
        "subject": Privacy(PrivacyClass.TECHNICAL, _FIVE_YEARS, ("steward",)),
    }

    class Meta:
        indexes = (models.Index(fields=["case_id"], name="privacy_event_of_case"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(role_word__in=["colleague", "public"], actor_name__gt=""),
                name="privacy_no_colleague_is_named",
            ),
        )

    def __str__(self) -> str:
        return self.action
