"""What every web process has to count together: tries at signing in, and nothing that lasts."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass


class Tally(models.Model):
    """One counter of the sign-in library, for minutes. See naast/access/shared_cache.py.

    counter: a keyed hash; neither an address nor an account can be read from it. value: moments,
    as JSON; nothing that Python would run when it reads it.
    """

    counter = models.CharField(primary_key=True, max_length=64)
    value = models.TextField()
    until_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "counter": Privacy(PrivacyClass.TECHNICAL, "some minutes", ("access",)),
        "value": Privacy(PrivacyClass.TECHNICAL, "some minutes", ("access",)),
        "until_at": Privacy(PrivacyClass.TECHNICAL, "some minutes", ("access",)),
    }

    class Meta:
        indexes = (models.Index(fields=("until_at",), name="tally_until"),)

    def __str__(self) -> str:
        return self.counter[:8]
