"""Root causes with their codes, the blind second coding, the matrix, and shared trees.

A node is a node of the causal tree, by id: nothing else of the tree is here but the texts that a
second coder reads, cleaned and locked.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_coding import EventType, Part, Scope, SharedTexts
from naast.calamities.logic.prisma.walk import LONGEST_PATH
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)
_CHOSEN = Privacy(PrivacyClass.SETTING, "while in use", _READERS)


class FileCoding(models.Model):
    """What the codes of a file need beside them: from where on a cause is external, chosen before
    the first code, and the kind of event, told when all have theirs.

    finished_on is empty while the team is at it, and again when it goes back to it. scope_reason:
    locked, why it was chosen anew, with which all codes were given anew.
    """

    file = models.OneToOneField(
        "calamities.CalamityFile", on_delete=models.CASCADE, primary_key=True, related_name="coding"
    )
    event_type = models.CharField(max_length=17, choices=EventType, blank=True, default="")
    scope = models.CharField(max_length=10, choices=Scope)
    scope_by = models.UUIDField(null=True, blank=True)
    scope_on = models.DateField(null=True, blank=True)
    scope_reason = models.BinaryField(null=True, blank=True, editable=False)
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.UUIDField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "file": _FILE,
        "event_type": _FILE,
        "scope": _FILE,
        "scope_by": _WORK,
        "scope_on": _FILE,
        "scope_reason": Privacy(PrivacyClass.LOCKED, _KEPT, _READERS),
        "finished_on": _FILE,
        "finished_by": _WORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(event_type__in=EventType.values) | Q(event_type="", finished_on=None),
                name="coding_event_type_known",
            ),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="coding_scope_known"),
        )

    def __str__(self) -> str:
        return self.event_type


class RootCauseCode(models.Model):
    """One code of one root cause. path: the answers that led to it, as letters (logic.prisma.walk).

    recovery: the node belongs to what prevented worse; such codes are no causes and stay out of the
    profile.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="codes"
    )
    node = models.UUIDField()
    part = models.CharField(max_length=6, choices=Part)
    code = models.CharField(max_length=3)
    path = models.CharField(max_length=LONGEST_PATH, blank=True, default="")
    recovery = models.BooleanField(default=False)
    coder = models.UUIDField()
    coded_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "node": _ID,
        "part": _FILE,
        "code": _FILE,
        "path": _FILE,
        "recovery": _FILE,
        "coder": _WORK,
        "coded_at": _WORK,
    }

    class Meta:
        ordering = ("coded_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("file", "node", "part"), name="code_once_a_part"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="code_part_known"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def blind(self) -> bool:
        """Coded without seeing the first code."""
        return self.part == Part.SECOND


class BlindSample(models.Model):
    """The files of a year that are coded a second time. seed and pool, the ids of the files out of
    which it was drawn: with them anybody draws the same."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField(unique=True)
    percent = models.PositiveSmallIntegerField()
    least = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=32)
    out_of = models.PositiveSmallIntegerField()
    pool = models.JSONField(default=list, blank=True, null=True)
    drawn_on = models.DateField()
    drawn_by = models.UUIDField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "while in use", _READERS),
        "year": _CHOSEN,
        "percent": _CHOSEN,
        "least": _CHOSEN,
        "seed": _CHOSEN,
        "out_of": _CHOSEN,
        "pool": Privacy(PrivacyClass.TECHNICAL, "while in use", _READERS),
        "drawn_on": _CHOSEN,
        "drawn_by": Privacy(PrivacyClass.TECHNICAL, "while in use", _READERS),
    }

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return str(self.year)


class SecondCoding(models.Model):
    """A file of a sample, and who codes it blind. texts: locked, of each root cause its node and
    its cleaned text, as they were when the sample was drawn. coder: empty where nobody is fit."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sample = models.ForeignKey(BlindSample, on_delete=models.CASCADE, related_name="codings")
    file = models.OneToOneField(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="second_coding"
    )
    coder = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    texts = models.BinaryField(editable=False)
    asked_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "sample": _FILE,
        "file": _FILE,
        "coder": _WORK,
        "texts": Privacy(PrivacyClass.LOCKED, _KEPT, ("the second coder",)),
        "asked_on": _FILE,
        "done_on": _FILE,
    }

    class Meta:
        ordering = ("asked_on", "id")

    def __str__(self) -> str:
        return str(self.id)


class OwnMatrix(models.Model):
    """The hospital's own classification/action matrix; without a row the delivered one counts."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    fits = models.JSONField()
    changed_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "while in use", _READERS),
        "fits": _CHOSEN,
        "changed_on": _CHOSEN,
    }

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="one_own_matrix"),)

    def __str__(self) -> str:
        return "own matrix"


class TreeSharing(models.Model):
    """That cleaned texts may go out with a tree: asked by one, agreed to by another."""

    file = models.OneToOneField(
        "calamities.CalamityFile",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="sharing",
    )
    digest = models.CharField(max_length=64)
    asked_by = models.UUIDField()
    asked_on = models.DateField()
    agreed_by = models.UUIDField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "file": _FILE,
        "digest": _ID,
        "asked_by": _WORK,
        "asked_on": _FILE,
        "agreed_by": _WORK,
        "agreed_on": _FILE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("asked_by")),
                name="sharing_takes_two",
            ),
        )

    def __str__(self) -> str:
        return str(self.asked_on)


class LibraryTree(models.Model):
    """An anonymised tree to learn from, from another hospital or from here. tree: locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    event_type = models.CharField(max_length=17, choices=EventType)
    texts = models.CharField(max_length=7, choices=SharedTexts)
    tree = models.BinaryField(editable=False)
    taken_in_on = models.DateField()
    taken_in_by = models.UUIDField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "year": _FILE,
        "event_type": _FILE,
        "texts": _FILE,
        "tree": Privacy(PrivacyClass.LOCKED, _KEPT, _READERS),
        "taken_in_on": _FILE,
        "taken_in_by": _WORK,
    }

    class Meta:
        ordering = ("-year", "event_type", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(event_type__in=EventType.values), name="library_event_type_known"
            ),
            models.CheckConstraint(
                condition=Q(texts__in=SharedTexts.values), name="library_texts_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.year)
