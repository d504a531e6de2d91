"""The questionnaires that this hospital brought in, one row a version; no answer, no person."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.privacy.classes import Privacy, PrivacyClass

_KEPT = "as long as the version is kept here"
_SHOWN = Privacy(PrivacyClass.SETTING, _KEPT, ("everyone",))
_MOMENT = Privacy(PrivacyClass.SETTING, _KEPT, ("steward",))
_WHO = Privacy(PrivacyClass.WORK, "until whoever brought it in leaves", ("steward",))


class Instrument(models.Model):
    """One version. Its words never change: answers may be counted by them years later, so another
    wording is another version, and another row.

    questionnaire, scoring: canonical JSON as it was brought in; scoring may be empty. sha256: of
    both. licence: in the first language of the file. imported_by: nobody where a command did it,
    or where they left.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    questionnaire = models.TextField()
    scoring = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, unique=True)
    licence = models.CharField(max_length=2000)
    imported_by = models.UUIDField(null=True, blank=True)
    imported_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("steward",)),
        "name": _SHOWN,
        "version": _SHOWN,
        "questionnaire": _SHOWN,
        "scoring": _SHOWN,
        "sha256": _SHOWN,
        "licence": _SHOWN,
        "imported_by": _WHO,
        "imported_at": _MOMENT,
        "retired_at": _MOMENT,
    }

    class Meta:
        ordering = ("name", "-imported_at")
        constraints = (
            models.UniqueConstraint(fields=("name", "version"), name="instrument_version_once"),
            models.CheckConstraint(condition=~Q(licence=""), name="instrument_has_licence"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
