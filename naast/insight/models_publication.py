"""Publications of a year, as every reader gets them: stored once, then only read.

A publication is shown to readers from the moment it is signed. What was wrong in it is said in a
notice of a later day; numbers stay as they are.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.privacy.classes import Privacy, PrivacyClass

_KEPT = "as long as the installation"
_READERS = ("coordinator", "board", "quality_manager", "staff_representative")
_PUBLISHED = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)
_NOTICE = Privacy(PrivacyClass.SETTING, _KEPT, _READERS)


class PublicationFixed(Exception):
    """A programming error: something tried to change or remove what was published."""


class FixedRows(models.QuerySet[Any]):
    """Rows can be added and read."""

    def update(self, **_values: Any) -> NoReturn:
        """Never."""
        raise PublicationFixed

    def delete(self) -> NoReturn:
        """Never."""
        raise PublicationFixed

    def sign(self, *, entry: int, signature: str) -> bool:
        """The one change there is: a row that had no signature gets it, once."""
        unsigned = self.filter(entry=None)
        return bool(models.QuerySet.update(unsigned, entry=entry, signature=signature))

    def forget_unseen(self) -> None:
        """A publication that never had a signature, so that nobody ever saw it."""
        unseen = self.filter(entry=None)
        models.QuerySet(PublishedTable).filter(publication__in=unseen).delete()
        models.QuerySet(Publication).filter(pk__in=unseen).delete()


class Fixed(models.Model):
    """A row that is written once."""

    objects = FixedRows.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only a new one."""
        if not self._state.adding:
            raise PublicationFixed
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never."""
        raise PublicationFixed


class Publication(Fixed):
    """All tables of one period. entry, signature: NULL and "" until the vault has signed it.

    number: one more than there were when its tables were computed, so that of two made at once only
    one is stored: each would have been protected without the other in sight.
    version: of the fixed list. signature: JSON of the entry in the vault's log, the signed head
    that holds it, and the way from one to the other.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.PositiveSmallIntegerField(unique=True)
    period = models.CharField(max_length=4, unique=True)
    made_on = models.DateField()
    version = models.CharField(max_length=12)
    mark = models.CharField(max_length=64)
    entry = models.PositiveBigIntegerField(null=True, blank=True)
    signature = models.TextField(blank=True, default="")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "number", "period", "made_on", "version", "mark", "entry", "signature"), _PUBLISHED
    )

    class Meta(Fixed.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(entry=None, signature="") | (~Q(entry=None) & ~Q(signature="")),
                name="insight_publication_signed_whole",
            ),
        )

    def __str__(self) -> str:
        return self.period


class PublishedTable(Fixed):
    """One table of it. content: canonical JSON of logic.publications.stored, the exact bytes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="tables")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    question = models.CharField(max_length=20)
    population = models.CharField(max_length=12)
    content = models.TextField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "publication", "place", "code", "question", "population", "content"), _PUBLISHED
    )

    class Meta(Fixed.Meta):
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("publication", "code"), name="insight_table_once"),
            models.UniqueConstraint(fields=("publication", "place"), name="insight_table_place"),
        )

    def __str__(self) -> str:
        return self.code


class Notice(Fixed):
    """A correction in words, of a later day. code: of the table; "" is about the whole.

    role: of whoever wrote it; no name.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="notices")
    code = models.CharField(max_length=40, blank=True, default="")
    written_on = models.DateField()
    role = models.CharField(max_length=24)
    text = models.CharField(max_length=600)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "publication", "code", "written_on", "role", "text"), _NOTICE
    )

    class Meta(Fixed.Meta):
        ordering = ("written_on", "id")

    def __str__(self) -> str:
        return f"{self.code} {self.written_on}"
