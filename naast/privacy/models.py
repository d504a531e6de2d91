"""The audit trail, and the vault's public key as last seen."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_AUDIT = words(Kept.AUDIT)
_CHOSEN = Privacy(PrivacyClass.SETTING, "as long as the installation", ("everyone",))
_UNTIL_ERASED = "until the case is erased"


class SealingEpoch(models.Model):
    """The public key that reports are sealed to, so that intake never waits for the vault. Signed:
    whoever writes a key of his own into this table is not believed (see pinned)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    public_key = models.BinaryField(max_length=1216)
    term = models.PositiveIntegerField(default=0)
    signature = models.BinaryField(max_length=64, default=b"")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
        "number": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
        "public_key": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
        "term": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
        "signature": Privacy(PrivacyClass.TECHNICAL, "until the next turn", ("privacy",)),
    }

    def __str__(self) -> str:
        return f"epoch {self.number}"


_NO_COLLEAGUE = ~models.Q(role_word__in=["colleague", "public"], actor_name__gt="")


class AuditEvent(models.Model):
    """One change: what, when, in which role; a name only for work done, never for a colleague."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    action = models.CharField(max_length=60)
    role_word = models.CharField(max_length=30)
    actor_name = models.CharField(max_length=60, blank=True, default="")
    subject = models.CharField(max_length=60, blank=True, default="")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _AUDIT, ("steward",)),
        "at": Privacy(PrivacyClass.WORK, _AUDIT, ("steward",)),
        "action": Privacy(PrivacyClass.WORK, _AUDIT, ("steward",)),
        "role_word": Privacy(PrivacyClass.WORK, _AUDIT, ("steward",)),
        "actor_name": Privacy(PrivacyClass.WORK, _AUDIT, ("steward",)),
        "subject": Privacy(PrivacyClass.TECHNICAL, _AUDIT, ("steward",)),
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=_NO_COLLEAGUE, name="privacy_no_colleague_is_named"),
        )

    def __str__(self) -> str:
        return self.action


class CaseEvent(models.Model):
    """One change of a case. On a day, in a table of its own, and only until the case is erased:
    a moment, or a row beside the report's, would tie the case to its incident."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case_id = models.UUIDField(db_index=True)
    happened_on = models.DateField()
    action = models.CharField(max_length=60)
    role_word = models.CharField(max_length=30)
    actor_name = models.CharField(max_length=60, blank=True, default="")
    subject = models.CharField(max_length=60, blank=True, default="")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_ERASED, ("steward",)),
        "case_id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_ERASED, ("steward",)),
        "happened_on": Privacy(PrivacyClass.PHASE, _UNTIL_ERASED, ("steward",)),
        "action": Privacy(PrivacyClass.PHASE, _UNTIL_ERASED, ("steward",)),
        "role_word": Privacy(PrivacyClass.WORK, _UNTIL_ERASED, ("steward",)),
        "actor_name": Privacy(PrivacyClass.WORK, _UNTIL_ERASED, ("steward",)),
        "subject": Privacy(PrivacyClass.TECHNICAL, _UNTIL_ERASED, ("steward",)),
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=_NO_COLLEAGUE, name="privacy_no_colleague_is_named_in_a_case"
            ),
        )

    def __str__(self) -> str:
        return self.action


class ChosenPeriod(models.Model):
    """How many days the hospital keeps a kind of record, where it chose another number than the
    default. Read it with kept.days_kept()."""

    kind = models.CharField(max_length=20, primary_key=True, choices=[(k, k) for k in Kept])
    days = models.PositiveIntegerField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"kind": _CHOSEN, "days": _CHOSEN}

    def __str__(self) -> str:
        return f"{self.kind}: {self.days}"
