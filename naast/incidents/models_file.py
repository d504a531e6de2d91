"""Files of other incident systems on their way in: the file that waits, how its columns are read,
and the rows that a person must mend. What names anybody is sealed, and all of it has few days."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.incidents.choices import MendReason
from naast.privacy.classes import Privacy, PrivacyClass

_A_DAY = "a day"
_DAYS = "until mended or thrown away, seven days at most"
_STAYS = "until a coordinator deletes it"
_COORDINATOR = ("coordinator",)


class KeptFile(models.Model):
    """A table that waits for its columns to be matched, its dry run and a yes.

    content: the cells, sealed as a parcel without the columns that tell a story; emptied when all
    is in. mapping: as logic.mapping writes it. taken_to: the last row that is dealt with.
    results: row, what became of it, number and codes; never a value of a cell.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    form = models.CharField(max_length=4, choices=(("csv", "CSV"), ("xlsx", "XLSX")))
    wrap = models.BinaryField(editable=False)
    register = models.BinaryField(editable=False)
    content = models.BinaryField(editable=False)
    mapping = models.JSONField(default=dict, blank=True)
    mapping_name = models.CharField(max_length=80, blank=True, default="")
    uploaded_by = models.UUIDField()
    uploaded_at = models.DateTimeField()
    taken_to = models.PositiveIntegerField(default=0)
    results = models.JSONField(default=list, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _A_DAY, _COORDINATOR),
        "form": Privacy(PrivacyClass.TECHNICAL, _A_DAY, _COORDINATOR),
        "wrap": Privacy(PrivacyClass.TECHNICAL, _A_DAY, ("vault",)),
        "register": Privacy(PrivacyClass.SEALED, _A_DAY, ("vault",)),
        "content": Privacy(PrivacyClass.SEALED, "a day, or until imported", _COORDINATOR),
        "mapping": Privacy(PrivacyClass.SETTING, _A_DAY, _COORDINATOR),
        "mapping_name": Privacy(PrivacyClass.SETTING, _A_DAY, _COORDINATOR),
        "uploaded_by": Privacy(PrivacyClass.WORK, _A_DAY, _COORDINATOR),
        "uploaded_at": Privacy(PrivacyClass.TECHNICAL, _A_DAY, _COORDINATOR),
        "taken_to": Privacy(PrivacyClass.TECHNICAL, _A_DAY, _COORDINATOR),
        "results": Privacy(PrivacyClass.INCIDENT, _A_DAY, _COORDINATOR),
        "done_at": Privacy(PrivacyClass.TECHNICAL, _A_DAY, _COORDINATOR),
    }

    def __str__(self) -> str:
        return str(self.id)


class RowToMend(models.Model):
    """One row that could not be taken, or that says something else than before.

    mark: the same event of the same system comes to the same row; no name is in it.
    problems: code and field, never a value. adopted: the vault knows the parcel and who stands too
    near to open it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mark = models.UUIDField(unique=True)
    row = models.PositiveIntegerField()
    reason = models.CharField(max_length=7, choices=MendReason)
    problems = models.JSONField(default=list)
    wrap = models.BinaryField(editable=False)
    register = models.BinaryField(editable=False)
    content = models.BinaryField(editable=False)
    adopted = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _DAYS, _COORDINATOR),
        "mark": Privacy(PrivacyClass.TECHNICAL, _DAYS, _COORDINATOR),
        "row": Privacy(PrivacyClass.TECHNICAL, _DAYS, _COORDINATOR),
        "reason": Privacy(PrivacyClass.TECHNICAL, _DAYS, _COORDINATOR),
        "problems": Privacy(PrivacyClass.TECHNICAL, _DAYS, _COORDINATOR),
        "wrap": Privacy(PrivacyClass.TECHNICAL, _DAYS, ("vault",)),
        "register": Privacy(PrivacyClass.SEALED, _DAYS, ("vault",)),
        "content": Privacy(PrivacyClass.SEALED, _DAYS, _COORDINATOR),
        "adopted": Privacy(PrivacyClass.TECHNICAL, _DAYS, ("vault",)),
        "arrived_at": Privacy(PrivacyClass.TECHNICAL, _DAYS, _COORDINATOR),
    }

    class Meta:
        ordering = ("arrived_at", "row", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(reason__in=MendReason.values), name="row_to_mend_reason_known"
            ),
        )

    def __str__(self) -> str:
        return f"row {self.row}"


class SavedMapping(models.Model):
    """How the columns and words of one system are read; found again by the set of its headers.

    headers: a hash of that set. mapping: headers, fields and words of lists; never a cell.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=80)
    headers = models.CharField(max_length=64, unique=True)
    mapping = models.JSONField(default=dict)
    created_by = models.UUIDField()
    created_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _STAYS, _COORDINATOR),
        "name": Privacy(PrivacyClass.SETTING, _STAYS, _COORDINATOR),
        "headers": Privacy(PrivacyClass.SETTING, _STAYS, _COORDINATOR),
        "mapping": Privacy(PrivacyClass.SETTING, _STAYS, _COORDINATOR),
        "created_by": Privacy(PrivacyClass.WORK, _STAYS, _COORDINATOR),
        "created_at": Privacy(PrivacyClass.WORK, _STAYS, _COORDINATOR),
    }

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name
