"""Nomination rounds: who may still vote, sealed ballots, and who was named. Never who named whom.

Nothing joins a voter and a ballot. What lies in the order of the rows, and in every backup between
two votes, joins a voter with a sealed ballot only; its key is in the vault and dies at the count.
Decision 20 says why.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.people.models import Department, Person
from naast.privacy.classes import Privacy, PrivacyClass
from naast.supporters.logic.nomination import (
    LEAST_THRESHOLD,
    MOST_NAMES,
    MOST_THRESHOLD,
    Stage,
    Way,
)

OPEN, COUNTED = "open", "counted"
_UNTIL_COUNTED = "until the round is counted; a month after its last day at the latest"
_UNTIL_OVER = "until the round ends; half a year after it opened at the latest"
_ROUND = Privacy(PrivacyClass.WORK, _UNTIL_OVER, ("coordinator", "everyone signed in"))
_REGISTER = Privacy(PrivacyClass.PERSONAL, _UNTIL_COUNTED, ("the colleague",))
_NAMED = Privacy(PrivacyClass.PERSONAL, _UNTIL_OVER, ("coordinator",))


class NominationRound(models.Model):
    """One round at a time. Whatever is about it goes when it ends; nothing is kept of it.

    threshold: named so often before anybody is shown. employments: who is on the register. slips:
    a department votes with paper codes instead of signing in. public_key seals ballots; wrap and
    content hold the secret half for the vault, and are emptied by the count. ballots: in tens.
    sums: of shifts and ages, as they were at the count; counts of many, of nobody alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(max_length=8, choices=[(OPEN, OPEN), (COUNTED, COUNTED)], default=OPEN)
    only = models.BooleanField(default=True, unique=True, editable=False)
    opened_on = models.DateField()
    closes_on = models.DateField()
    threshold = models.PositiveSmallIntegerField()
    most_names = models.PositiveSmallIntegerField(default=MOST_NAMES)
    employments = models.JSONField(default=list)
    slips = models.BooleanField(default=False)
    public_key = models.BinaryField(max_length=1216)
    wrap = models.BinaryField(editable=False)
    content = models.BinaryField(editable=False)
    ballots = models.PositiveIntegerField(null=True, blank=True)
    sums = models.JSONField(default=dict, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator",)),
        "state": _ROUND,
        "only": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("privacy",)),
        "opened_on": _ROUND,
        "closes_on": _ROUND,
        "threshold": _ROUND,
        "most_names": _ROUND,
        "employments": _ROUND,
        "slips": _ROUND,
        "public_key": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("privacy",)),
        "wrap": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("vault",)),
        "content": Privacy(PrivacyClass.SEALED, _UNTIL_COUNTED, ("vault",)),
        "ballots": Privacy(PrivacyClass.WORK, _UNTIL_OVER, ("coordinator",)),
        "sums": Privacy(PrivacyClass.WORK, _UNTIL_OVER, ("coordinator",)),
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(only=True), name="round_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(state__in=[OPEN, COUNTED]), name="round_state_known"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opened_on")), name="round_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(threshold__gte=LEAST_THRESHOLD, threshold__lte=MOST_THRESHOLD),
                name="round_threshold_sensible",
            ),
            models.CheckConstraint(
                condition=Q(most_names__gte=1, most_names__lte=MOST_NAMES),
                name="round_names_sensible",
            ),
        )

    def __str__(self) -> str:
        return f"round {self.state}"


class RoundDepartment(models.Model):
    """A department that was asked. done: its meeting has named somebody. reminded_on: its head
    was; nobody else ever is."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(NominationRound, on_delete=models.CASCADE, related_name="departments")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Way])
    done = models.BooleanField(default=False)
    reminded_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator",)),
        "round": _ROUND,
        "department": _ROUND,
        "way": _ROUND,
        "done": Privacy(PrivacyClass.WORK, _UNTIL_OVER, ("coordinator", "head_of_department")),
        "reminded_on": Privacy(PrivacyClass.WORK, _UNTIL_OVER, ("jobs",)),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("round", "department"), name="round_asks_once"),
            models.CheckConstraint(
                condition=Q(way__in=[one.value for one in Way]), name="round_way_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class MayVote(models.Model):
    """Somebody who has not voted yet. Voting removes the row: no mark, no moment, no order."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(RoundDepartment, on_delete=models.CASCADE, related_name="register")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("privacy",)),
        "unit": _REGISTER,
        "person": _REGISTER,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "person"), name="register_names_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Slip(models.Model):
    """The hash of a code on paper, that nobody has used yet. Who drew it is known to nobody."""

    digest = models.CharField(max_length=64, primary_key=True)
    unit = models.ForeignKey(RoundDepartment, on_delete=models.CASCADE, related_name="slips")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "digest": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("privacy",)),
        "unit": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("privacy",)),
    }

    def __str__(self) -> str:
        return "slip"


class Ballot(models.Model):
    """Up to three names, sealed; of no department, no moment, nobody."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(NominationRound, on_delete=models.CASCADE, related_name="sealed")
    content = models.BinaryField(editable=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("privacy",)),
        "round": Privacy(PrivacyClass.TECHNICAL, _UNTIL_COUNTED, ("privacy",)),
        "content": Privacy(PrivacyClass.SEALED, _UNTIL_COUNTED, ("privacy",)),
    }

    def __str__(self) -> str:
        return "ballot"


class Nominee(models.Model):
    """Somebody who was named often enough, or by the meeting of a small team.

    count: by ballots, with or_more where nearly all did; empty for one whom only a meeting named.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(NominationRound, on_delete=models.CASCADE, related_name="nominees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    or_more = models.BooleanField(default=False)
    by_meeting = models.BooleanField(default=False)
    stage = models.CharField(
        max_length=8,
        choices=[(one.value, one.value) for one in Stage],
        default=Stage.NAMED.value,
    )

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_OVER, ("coordinator",)),
        "round": _NAMED,
        "person": _NAMED,
        "count": _NAMED,
        "or_more": _NAMED,
        "by_meeting": _NAMED,
        "stage": Privacy(PrivacyClass.PERSONAL, _UNTIL_OVER, ("coordinator", "the colleague")),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("round", "person"), name="nominee_once"),
            models.CheckConstraint(
                condition=Q(stage__in=[one.value for one in Stage]), name="nominee_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=True) | Q(count__gte=LEAST_THRESHOLD),
                name="nominee_few_are_not_counted",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class AskAgain(models.Model):
    """Somebody who said "later": shown to the coordinator in the next round, and then forgotten."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    since_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "person": Privacy(
            PrivacyClass.PERSONAL, "until the next round; two years at the latest", ("coordinator",)
        ),
        "since_on": Privacy(
            PrivacyClass.PERSONAL, "until the next round; two years at the latest", ("jobs",)
        ),
    }

    def __str__(self) -> str:
        return "ask again"
