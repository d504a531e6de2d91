"""Who does which duty now, and how it went: the row by which several machines take turns."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass

_TECHNICAL = Privacy(PrivacyClass.TECHNICAL, "as long as the duty exists", ("steward", "jobs"))


class DutyLease(models.Model):
    """One row a duty. It is held while holder is not empty and lease_until_at lies ahead."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    holder = models.CharField(max_length=100, blank=True, default="")
    lease_until_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)  # begun since it last succeeded
    succeeded_at = models.DateTimeField(null=True, blank=True)
    took_seconds = models.FloatField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "name": _TECHNICAL,
        "due_at": _TECHNICAL,
        "holder": _TECHNICAL,
        "lease_until_at": _TECHNICAL,
        "tries": _TECHNICAL,
        "succeeded_at": _TECHNICAL,
        "took_seconds": _TECHNICAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(holder="") | models.Q(lease_until_at__isnull=False),
                name="jobs_a_holder_has_a_lease",
            ),
        )

    def __str__(self) -> str:
        return self.name
