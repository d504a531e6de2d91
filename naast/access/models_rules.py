"""Which rules were in force since when, and what the staff representative was shown."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass

_ALWAYS = "as long as Naast is used"
_RULES = Privacy(PrivacyClass.SETTING, _ALWAYS, ("everyone",))


class RulesInForce(models.Model):
    """The rules of a version of Naast, from the moment it was installed.

    shown: the installer said that the staff representative had been shown the difference.
    seen_at: the representative said so too; objected: said instead not to have been shown it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    fingerprint = models.CharField(max_length=19)
    rules = models.TextField()
    since_at = models.DateTimeField()
    shown = models.BooleanField(default=False)
    seen_at = models.DateTimeField(null=True)
    objected = models.BooleanField(default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _ALWAYS, ("staff_representative",)),
        "fingerprint": _RULES,
        "rules": _RULES,
        "since_at": _RULES,
        "shown": _RULES,
        "seen_at": _RULES,
        "objected": _RULES,
    }

    class Meta:
        ordering = ("-since_at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(objected=False) | models.Q(seen_at__isnull=False),
                name="rules_objection_has_a_moment",
            )
        ]

    def __str__(self) -> str:
        return self.fingerprint
