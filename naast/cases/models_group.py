"""Group talks: when, where, who leads, who is invited by department. Never who came, nor the event.

Which event a talk belongs to is known to the vault only, as it is for a case; that ends with it.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.cases.logic.group import LEAST_GROUP, Answer, Room, Talk
from naast.people.models import Department, Person, Site
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_UNTIL_OVER = "until the talk was held or cancelled"
_INVITATION = Privacy(
    PrivacyClass.PHASE, _UNTIL_OVER, ("coordinator", "supporter", "colleague of the event")
)
_LEADING = Privacy(PrivacyClass.WORK, _UNTIL_OVER, ("coordinator", "supporter"))
_COUNT = Privacy(PrivacyClass.TECHNICAL, words(Kept.GROUP_MONTH), ("publications",))


class GroupSession(models.Model):
    """One group talk. Once it is over the row is empty, and goes with the last key of its time.

    wrapped_key: opens nothing; by it the vault knows in which night the tie to the event dies.
    heads_told: heads of the invited departments see that a talk is offered, and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Talk])
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    room = models.CharField(
        max_length=16, blank=True, default="", choices=[(one.value, one.value) for one in Room]
    )
    heads_told = models.BooleanField(default=False)
    wrapped_key = models.BinaryField()
    last_epoch = models.PositiveIntegerField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until erased", ("coordinator", "supporter")),
        "state": Privacy(PrivacyClass.PHASE, "until erased", ("coordinator", "jobs")),
        "starts_at": _INVITATION,
        "minutes": _INVITATION,
        "site": _INVITATION,
        "room": _INVITATION,
        "heads_told": Privacy(PrivacyClass.PHASE, _UNTIL_OVER, ("coordinator",)),
        "wrapped_key": Privacy(PrivacyClass.SEALED, _UNTIL_OVER, ("vault",)),
        "last_epoch": Privacy(PrivacyClass.TECHNICAL, "until erased", ("jobs",)),
    }

    class Meta:
        indexes = [models.Index(fields=["state", "starts_at"], name="group_state_starts")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in Talk]), name="group_state_known"
            ),
            models.CheckConstraint(
                condition=Q(room__in=["", *(one.value for one in Room)]), name="group_room_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=Talk.PLANNED.value, starts_at__isnull=False, minutes__isnull=False
                )
                | Q(
                    state=Talk.CLOSED.value,
                    starts_at__isnull=True,
                    minutes__isnull=True,
                    site__isnull=True,
                    room="",
                    heads_told=False,
                ),
                name="group_over_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"group talk {self.state}"


class InvitedUnit(models.Model):
    """A department whose colleagues of the event are invited."""

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="units")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="+")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator",)),
        "session": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator",)),
        "department": Privacy(
            PrivacyClass.PHASE,
            _UNTIL_OVER,
            ("coordinator", "supporter", "head of department, where the coordinator chose so"),
        ),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "department"], name="group_invites_once")
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Facilitator(models.Model):
    """A supporter who is asked to lead, and what they answered. Never why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="leaders")
    supporter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(
        max_length=5,
        choices=[(one.value, one.value) for one in Answer],
        default=Answer.ASKED.value,
    )

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator",)),
        "session": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator", "supporter")),
        "supporter": _LEADING,
        "answer": _LEADING,
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "supporter"], name="group_asks_once"),
            models.CheckConstraint(
                condition=Q(answer__in=[one.value for one in Answer]), name="group_answer_known"
            ),
        ]

    def __str__(self) -> str:
        return f"leading {self.answer}"


class GroupMonth(models.Model):
    """How many talks were counted in a month and how many came to them, all talks together.

    A talk to which fewer than three came counts as a talk, and adds nobody.
    """

    month = models.DateField(primary_key=True)
    talks = models.PositiveSmallIntegerField(default=0)
    came = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"month": _COUNT, "talks": _COUNT, "came": _COUNT}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="group_month_is_first_day"),
            models.CheckConstraint(
                condition=Q(came=0) | Q(came__gte=LEAST_GROUP), name="group_few_are_not_counted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.talks} talks in {self.month:%Y-%m}"
