"""The monthly digest as the vault made it: stored once, never worked out again."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass

_ALWAYS = "as long as Naast is used"
_DIGEST = Privacy(PrivacyClass.TECHNICAL, _ALWAYS, ("staff_representative",))
_HEAD = Privacy(PrivacyClass.TECHNICAL, _ALWAYS, ("everyone",))


class Digest(models.Model):
    """One month. told: the vault's words to the byte, because the log holds their hash; head: the
    signed head that covers it; proof: where the entry stands. No person, no case."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    month = models.DateField(unique=True)  # its first day
    told = models.TextField()
    head = models.JSONField()
    proof = models.JSONField()
    made_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _ALWAYS, ("staff_representative",)),
        "month": _HEAD,
        "told": _DIGEST,
        "head": _HEAD,
        "proof": _DIGEST,
        "made_at": _DIGEST,
    }

    class Meta:
        ordering = ("-month",)

    def __str__(self) -> str:
        return f"digest {self.month:%Y-%m}"


class Erased(models.Model):
    """What was destroyed of one kind in one month, or of support in one quarter; never whose.

    rows: of support only whole tens, noted once when the quarter is over, so that no number ever
    moves on the day on which somebody's support ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=40)
    since_on = models.DateField()
    rows = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        name: Privacy(PrivacyClass.TECHNICAL, _ALWAYS, ("staff_representative", "steward"))
        for name in ("id", "kind", "since_on", "rows")
    }

    class Meta:
        ordering = ("-since_on", "kind")
        constraints = (
            models.UniqueConstraint(fields=("kind", "since_on"), name="erased_kind_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.since_on:%Y-%m}"
