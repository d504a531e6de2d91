"""The hospital's directory of help, and which guides somebody has put aside."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from naast.access.models import User
from naast.knowledge.choices import Guide, Level
from naast.knowledge.logic.hours import Opening, read_spans
from naast.privacy.classes import Privacy, PrivacyClass

CLOSED_ALL_WEEK = ("",) * 7
_SHOWN = Privacy(PrivacyClass.SETTING, "until the coordinator removes it", ("everyone",))
_READ = Privacy(PrivacyClass.WORK, "until leaving the hospital", ("the user",))


def closed_all_week() -> list[str]:
    """Seven days without hours."""
    return list(CLOSED_ALL_WEEK)


class DirectoryEntry(models.Model):
    """A person in a work role, a service or a number. A text in one language serves both.

    week: Monday first, the spans of each day as logic.hours writes them. languages, sites (ids)
    and professions: empty means all, or not said. checked_on: when somebody last saw to it that
    all of this is right.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    level = models.CharField(max_length=16, choices=Level)
    name_nl = models.CharField(max_length=120, blank=True, default="")
    name_en = models.CharField(max_length=120, blank=True, default="")
    text_nl = models.CharField(max_length=400, blank=True, default="")
    text_en = models.CharField(max_length=400, blank=True, default="")
    hours_nl = models.CharField(max_length=120, blank=True, default="")
    hours_en = models.CharField(max_length=120, blank=True, default="")
    phone = models.CharField(max_length=32, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    open_without_referral = models.BooleanField(default=True)
    call_now = models.BooleanField(default=False)
    always_open = models.BooleanField(default=False, db_default=False)
    week = models.JSONField(default=closed_all_week, db_default=[""] * 7, blank=True)
    closed_on_holidays = models.BooleanField(default=True, db_default=True)
    days_off = models.JSONField(default=list, db_default=[], blank=True)
    languages = models.JSONField(default=list, db_default=[], blank=True)
    sites = models.JSONField(default=list, db_default=[], blank=True)
    professions = models.JSONField(default=list, db_default=[], blank=True)
    position = models.PositiveSmallIntegerField(default=100)
    checked_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("everyone",)),
        "level": _SHOWN,
        "name_nl": _SHOWN,
        "name_en": _SHOWN,
        "text_nl": _SHOWN,
        "text_en": _SHOWN,
        "hours_nl": _SHOWN,
        "hours_en": _SHOWN,
        "phone": _SHOWN,
        "email": _SHOWN,
        "open_without_referral": _SHOWN,
        "call_now": _SHOWN,
        "always_open": _SHOWN,
        "week": _SHOWN,
        "closed_on_holidays": _SHOWN,
        "days_off": _SHOWN,
        "languages": _SHOWN,
        "sites": _SHOWN,
        "professions": _SHOWN,
        "position": _SHOWN,
        "checked_on": _SHOWN,
    }

    class Meta:
        ordering = ("position", "name_nl", "name_en", "id")
        constraints = (
            models.CheckConstraint(condition=Q(level__in=Level.values), name="help_level_known"),
            models.CheckConstraint(condition=~Q(name_nl="", name_en=""), name="help_has_name"),
            models.CheckConstraint(
                condition=Q(call_now=False) | ~Q(phone=""), name="help_call_now_has_phone"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return _in_language(self.name_nl, self.name_en)

    @property
    def text(self) -> str:
        """What it is for, in the reader's language."""
        return _in_language(self.text_nl, self.text_en)

    @property
    def hours(self) -> str:
        """What there is to say about the hours, in the reader's language."""
        return _in_language(self.hours_nl, self.hours_en)

    @property
    def opening(self) -> Opening:
        """When it can be reached. A number for danger is answered day and night."""
        return Opening(
            always=self.always_open or self.call_now,
            week=tuple(read_spans(day) for day in self.week),
            closed_on_holidays=self.closed_on_holidays,
            days_off=frozenset(date.fromisoformat(day) for day in self.days_off),
        )

    @property
    def for_everyone(self) -> bool:
        """No site and no profession is named."""
        return not self.sites and not self.professions


def _in_language(dutch: str, english: str) -> str:
    """The reader's own language, or else the other: a number without a text helps nobody."""
    first, second = (dutch, english) if (get_language() or "nl")[:2] == "nl" else (english, dutch)
    return first or second


class GuideRead(models.Model):
    """Somebody put a guide for a new role aside, so that it is not shown to them again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    guide = models.CharField(max_length=24, choices=Guide)
    read_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("the user",)),
        "user": _READ,
        "guide": _READ,
        "read_on": _READ,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "guide"), name="guide_read_once"),
            models.CheckConstraint(condition=Q(guide__in=Guide.values), name="guide_known"),
        )

    def __str__(self) -> str:
        return self.guide
