"""The team of peer supporters: who is trained, who can take somebody, how much they did."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.people.models import Person
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words
from naast.supporters.models_care import Buddy, ComingBack, TalkOffer, TeamCare  # noqa: F401  for Django
from naast.supporters.models_intervision import IntervisionGroup  # noqa: F401  for Django
from naast.supporters.models_nomination import NominationRound  # noqa: F401  for Django
from naast.supporters.models_rota import OnCallChoice  # noqa: F401  Django finds its models here
from naast.supporters.models_training import TrainingSession  # noqa: F401  Django finds them here

_TEAM = Privacy(PrivacyClass.WORK, words(Kept.SUPPORTER), ("coordinator", "matching"))
_LOAD = Privacy(PrivacyClass.WORK, words(Kept.LOAD), ("coordinator", "matching"))


class Supporter(models.Model):
    """A person of the directory who supports colleagues.

    weekdays: on which the supporter calls (0 is Monday); none named: every day. rest_days: after
    each colleague. talked_on, invited_on: the talk with the coordinator, a day and nothing more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="supporter")
    trained_on = models.DateField(null=True, blank=True)
    active = models.BooleanField(default=True)
    available = models.BooleanField(default=True)
    maximum_cases = models.PositiveSmallIntegerField(default=2)
    rest_until = models.DateField(null=True, blank=True)
    accepts = models.JSONField(default=list, blank=True)
    weekdays = models.JSONField(default=list, db_default=[], blank=True)
    rest_days = models.PositiveSmallIntegerField(default=0, db_default=0)
    talked_on = models.DateField(null=True, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("coordinator",)),
        "person": _TEAM,
        "trained_on": _TEAM,
        "active": _TEAM,
        "available": _TEAM,
        "maximum_cases": _TEAM,
        "rest_until": _TEAM,
        "accepts": _TEAM,
        "weekdays": _TEAM,
        "rest_days": _TEAM,
        "talked_on": _TEAM,
        "invited_on": _TEAM,
        "started_on": _TEAM,
        "ended_on": _TEAM,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(maximum_cases__gte=1, maximum_cases__lte=20),
                name="supporter_maximum_sensible",
            ),
            models.CheckConstraint(condition=Q(rest_days__lte=90), name="supporter_rest_sensible"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="supporter_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class MonthlyLoad(models.Model):
    """How many colleagues a supporter supported in a month; all that stays after closing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="months")
    month = models.DateField()
    count = models.PositiveSmallIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("matching",)),
        "supporter": _LOAD,
        "month": _LOAD,
        "count": _LOAD,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supporter", "month"), name="load_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="load_month_is_first_day"),
        )

    def __str__(self) -> str:
        return str(self.id)
