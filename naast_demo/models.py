"""The mark of an invented hospital, and who can be signed in with one click."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass

_INVENTED = Privacy(PrivacyClass.TECHNICAL, "as long as the demonstration", ("everyone",))


class DemoMark(models.Model):
    """One row says: everybody in this database is invented."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)

    objects: ClassVar[models.Manager["DemoMark"]] = models.Manager()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"id": _INVENTED}

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="demo_mark_once"),)

    def __str__(self) -> str:
        return "demo"


class DemoUser(models.Model):
    """A button on the demonstration page. label: what this person is there to show."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    label = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=2, choices=[("nl", "nl"), ("en", "en")], blank=True)

    objects: ClassVar[models.Manager["DemoUser"]] = models.Manager()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _INVENTED,
        "user": _INVENTED,
        "label": _INVENTED,
        "order": _INVENTED,
        "language": _INVENTED,
    }

    class Meta:
        ordering = ("order", "label", "id")

    def __str__(self) -> str:
        return self.label
