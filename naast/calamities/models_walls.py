"""What stands at the wall between analysis and support: who is free to look into an event."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from naast.incidents.models import Incident
from naast.privacy.classes import Privacy, PrivacyClass

UNTIL = "until a file is opened; 90 days at most"


class FreeForEvent(models.Model):
    """Which analysts stand apart from an event of which there is no file yet.

    Every report has one, whether it named anybody or not. free: as in CalamityFile, where it goes
    when a file is opened. Names come with the report and cannot be read back from anywhere, so it
    is worked out while they are at hand.
    """

    incident = models.OneToOneField(
        Incident, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    free = models.BinaryField(editable=False)
    until_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "incident": Privacy(PrivacyClass.TECHNICAL, UNTIL, ("drawing a team",)),
        "free": Privacy(PrivacyClass.LOCKED, UNTIL, ("drawing a team",)),
        "until_on": Privacy(PrivacyClass.TECHNICAL, UNTIL, ("jobs",)),
    }

    class Meta:
        indexes = (models.Index(fields=("until_on",), name="free_until"),)

    def __str__(self) -> str:
        return str(self.pk)
