"""Who can coach an honest talk, and a question to one of them; no file stands beside either."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_family import CoachAnswer
from naast.people.models import Department
from naast.privacy.classes import Privacy, PrivacyClass

_LISTED = Privacy(PrivacyClass.WORK, "until taken off the list or leaving", ("everyone signed in",))
_ASKED = Privacy(
    PrivacyClass.PERSONAL, "until the day after the talk", ("who asks for a coach", "the coach")
)
_PASSING = Privacy(PrivacyClass.TECHNICAL, "until the day after the talk", ("jobs",))


class TalkCoach(models.Model):
    """A member of staff who helps others prepare. reach: a work number or a desk, as they wish."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    reach = models.CharField(max_length=60)
    listed_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _LISTED,
        "user": _LISTED,
        "reach": _LISTED,
        "listed_on": _LISTED,
    }

    class Meta:
        ordering = ("user__name", "id")

    def __str__(self) -> str:
        return str(self.id)


class CoachRequest(models.Model):
    """Somebody would like a coach before a talk. tried: ids of coaches who were asked already.

    The coach sees the moment and the department, and after a yes whom to call. coach: who is asked
    now, or who said yes. The row goes the day after the talk.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="+")
    talk_at = models.DateTimeField()
    coach = models.ForeignKey(
        TalkCoach, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tried = models.JSONField(default=list, blank=True)
    answer = models.CharField(max_length=6, choices=CoachAnswer, default=CoachAnswer.ASKED.value)
    asked_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _PASSING,
        "asked_by": _ASKED,
        "department": _ASKED,
        "talk_at": _ASKED,
        "coach": _ASKED,
        "tried": _PASSING,
        "answer": _ASKED,
        "asked_at": _PASSING,
    }

    class Meta:
        ordering = ("talk_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer__in=CoachAnswer.values), name="coach_answer_known"
            ),
        )

    def __str__(self) -> str:
        return self.answer
