"""How many people can do what Naast cannot count; a number and a day, about nobody."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from naast.people.choices_continuity import Task
from naast.privacy.classes import Privacy, PrivacyClass

_NOTED = Privacy(PrivacyClass.SETTING, "until it is noted anew", ("coordinator", "board"))


class Hands(models.Model):
    """One row a task."""

    task = models.CharField(primary_key=True, max_length=24, choices=Task)
    people = models.PositiveSmallIntegerField()
    noted_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "task": _NOTED,
        "people": _NOTED,
        "noted_on": _NOTED,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(task__in=Task.values), name="hands_task_known"),
            models.CheckConstraint(condition=Q(people__lte=20), name="hands_number_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.task}: {self.people}"
