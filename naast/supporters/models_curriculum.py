"""What is taught: curricula that the hospital adapts, their parts, and what there is to read."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from naast.privacy.classes import Privacy, PrivacyClass
from naast.supporters.choices import Competence

_ROW = Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("coordinator",))
_CHOSEN = Privacy(PrivacyClass.SETTING, "as long as the installation", ("coordinator", "supporter"))


def in_reading_language(dutch: str, english: str) -> str:
    """The reader's own language, or else the other."""
    first, second = (dutch, english) if (get_language() or "nl")[:2] == "nl" else (english, dutch)
    return first or second


class Curriculum(models.Model):
    """What is taught, as the hospital has it. origin: the template it came from."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    origin = models.CharField(max_length=16, blank=True, default="")
    name_nl = models.CharField(max_length=120, blank=True, default="")
    name_en = models.CharField(max_length=120, blank=True, default="")
    retired = models.BooleanField(default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "origin": _CHOSEN,
        "name_nl": _CHOSEN,
        "name_en": _CHOSEN,
        "retired": _CHOSEN,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name_nl="", name_en=""), name="curriculum_named"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language."""
        return in_reading_language(self.name_nl, self.name_en)


class CurriculumPart(models.Model):
    """One part of a day. competences: what it lets somebody show."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    curriculum = models.ForeignKey(Curriculum, on_delete=models.CASCADE, related_name="parts")
    day = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField()
    title_nl = models.CharField(max_length=160, blank=True, default="")
    title_en = models.CharField(max_length=160, blank=True, default="")
    competences = models.JSONField(default=list, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "curriculum": _CHOSEN,
        "day": _CHOSEN,
        "position": _CHOSEN,
        "minutes": _CHOSEN,
        "title_nl": _CHOSEN,
        "title_en": _CHOSEN,
        "competences": _CHOSEN,
    }

    class Meta:
        ordering = ("day", "position", "id")
        constraints = (
            models.CheckConstraint(condition=Q(day__gte=1, day__lte=10), name="part_day_sensible"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="part_minutes_sensible"
            ),
            models.CheckConstraint(
                condition=~Q(title_nl="", title_en=""), name="curriculum_part_named"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the reader's language."""
        return in_reading_language(self.title_nl, self.title_en)

    @property
    def competence_labels(self) -> list[str]:
        """In words."""
        return [str(Competence(code).label) for code in self.competences]


class Material(models.Model):
    """Something to read or watch, where it stands already: a link, never a file in Naast."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    curriculum = models.ForeignKey(Curriculum, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=120)
    link = models.URLField(max_length=400)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "curriculum": _CHOSEN,
        "title": _CHOSEN,
        "link": _CHOSEN,
    }

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(link__startswith="https://"), name="material_link_is_safe"
            ),
        )

    def __str__(self) -> str:
        return self.title
