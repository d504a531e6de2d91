"""Looking after supporters: after several colleagues a talk is offered; stopping, and coming back.

What a supporter answers to the offer is kept nowhere here: yes goes to the coordinator, no is gone.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.people.models import Person
from naast.privacy.classes import Privacy, PrivacyClass

_SETTING = Privacy(PrivacyClass.SETTING, "as long as the installation", ("coordinator",))
_OWN = Privacy(PrivacyClass.WORK, "three months at most", ("supporter",))
_PAIR = Privacy(
    PrivacyClass.WORK, "until one of the two changes it or leaves", ("supporter", "coordinator")
)
# Unanswered it goes with the former supporter.
_WISH = Privacy(PrivacyClass.WORK, "until a coordinator answers", ("coordinator", "supporter"))


class TeamCare(models.Model):
    """The one row of what the coordinator chose; read it with queries.team_care()."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    talk_after = models.PositiveSmallIntegerField(default=3)
    within_months = models.PositiveSmallIntegerField(default=3)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _SETTING,
        "talk_after": _SETTING,
        "within_months": _SETTING,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="team_care_only_one"),
            models.CheckConstraint(
                condition=Q(talk_after__gte=2, talk_after__lte=10, within_months__gte=1,
                            within_months__lte=6),
                name="team_care_sensible",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.talk_after} in {self.within_months} months"


class TalkOffer(models.Model):
    """A supporter was there for several colleagues, so a talk is offered, once in a while.

    open: not answered yet. The answer is not kept; the row only prevents asking again too soon.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.OneToOneField(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="talk_offer"
    )
    offered_on = models.DateField()
    open = models.BooleanField(default=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("supporter",)),
        "supporter": _OWN,
        "offered_on": _OWN,
        "open": _OWN,
    }

    def __str__(self) -> str:
        return str(self.id)


class ComingBack(models.Model):
    """Somebody who stopped would like to support colleagues again; a coordinator answers."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.OneToOneField(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="coming_back"
    )
    asked_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("coordinator",)),
        "supporter": _WISH,
        "asked_on": _WISH,
    }

    def __str__(self) -> str:
        return str(self.id)


class Buddy(models.Model):
    """Who looks after a supporter: another of the team or a coordinator, chosen by both. person:
    who was asked; agreed: said yes. No day, no reason, and nothing of a pair that ended."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.OneToOneField(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="buddy"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agreed = models.BooleanField(default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("supporter",)),
        "supporter": _PAIR,
        "person": _PAIR,
        "agreed": _PAIR,
    }

    def __str__(self) -> str:
        return str(self.id)
