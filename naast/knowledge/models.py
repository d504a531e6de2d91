"""The hospital's directory of help: whom to turn to, at every level."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from naast.knowledge.choices import Level
from naast.privacy.classes import Privacy, PrivacyClass

_SHOWN = Privacy(PrivacyClass.SETTING, "until the coordinator removes it", ("everyone",))


class DirectoryEntry(models.Model):
    """A person in a work role, a service or a number. A text in one language serves both."""

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
    position = models.PositiveSmallIntegerField(default=100)

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
        "position": _SHOWN,
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
        """When it can be reached, in the reader's language."""
        return _in_language(self.hours_nl, self.hours_en)


def _in_language(dutch: str, english: str) -> str:
    """The reader's own language, or else the other: a number without a text helps nobody."""
    first, second = (dutch, english) if (get_language() or "nl")[:2] == "nl" else (english, dutch)
    return first or second
