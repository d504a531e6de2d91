"""Rounds of anonymous evaluation. Nothing here leads to a person, and no answer is ever here."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.evaluation.choices import STATE_CHOICES, WAY_CHOICES
from naast.evaluation.logic.rounds import (
    LEAST_BALLOTS,
    LEAST_SUPPORTERS,
    LOWEST_BALLOTS,
    LOWEST_SUPPORTERS,
    UNFINISHED,
    State,
    Way,
)
from naast.privacy.classes import Privacy, PrivacyClass

_KEPT = "as long as its result is used; the hospital removes it"
_UNTIL_CLOSED = "until the round is closed, or destroyed"
_ROUND = Privacy(PrivacyClass.SETTING, _KEPT, ("coordinator",))
_PUBLIC = Privacy(PrivacyClass.SETTING, _KEPT, ("everyone",))
UNKNOWN = ""  # the tag of passes of which nobody knows whose colleague got them
_OPEN = sorted(one.value for one in UNFINISHED)


class EvaluationChoice(models.Model):
    """What the hospital chose: whether there is an evaluation, how people answer, its bounds."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    on = models.BooleanField(default=True)
    way = models.CharField(max_length=8, choices=WAY_CHOICES, default=Way.BALLOTS.value)
    least_ballots = models.PositiveSmallIntegerField(default=LEAST_BALLOTS)
    least_supporters = models.PositiveSmallIntegerField(default=LEAST_SUPPORTERS)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "only": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("coordinator",)),
        "on": _ROUND,
        "way": _ROUND,
        "least_ballots": _PUBLIC,
        "least_supporters": _PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(only=True), name="evaluation_chosen_once"),
            models.CheckConstraint(
                condition=Q(least_ballots__gte=LOWEST_BALLOTS),
                name="evaluation_never_fewer_answers",
            ),
            models.CheckConstraint(
                condition=Q(least_supporters__gte=LOWEST_SUPPORTERS),
                name="evaluation_never_fewer_supporters",
            ),
        )

    def __str__(self) -> str:
        return "on" if self.on else "off"


class Round(models.Model):
    """One round. code: how issuer, collector and pass name it. mark: SHA-256 of the manifest, as it
    stands in the vault's log and on every pass. entry: which one of the log.

    passes: how many the issuer was told of, given and printed; signed: how many were exchanged,
    known only after closing; needed: how many answers a count on paper must have. tag_key goes,
    and the tags with it, when the round is closed. result: the keepers' file, as they signed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=26, unique=True)
    state = models.CharField(max_length=12, choices=STATE_CHOICES, default=State.PREPARING.value)
    way = models.CharField(max_length=8, choices=WAY_CHOICES, default=Way.BALLOTS.value)
    only = models.BooleanField(default=True, editable=False)
    opening = models.JSONField()
    form = models.TextField()
    manifest = models.TextField(default="", blank=True)
    mark = models.CharField(max_length=64, default="", blank=True)
    entry = models.PositiveBigIntegerField(null=True, blank=True)
    least_ballots = models.PositiveSmallIntegerField()
    least_supporters = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    ready_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    tag_key = models.BinaryField(default=bytes, editable=False)
    passes = models.PositiveIntegerField(default=0)
    signed = models.PositiveIntegerField(null=True, blank=True)
    needed = models.PositiveIntegerField(null=True, blank=True)
    result = models.TextField(default="", blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("coordinator",)),
        "code": _PUBLIC,
        "state": _PUBLIC,
        "way": _PUBLIC,
        "only": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",)),
        "opening": _PUBLIC,
        "form": _PUBLIC,
        "manifest": _PUBLIC,
        "mark": _PUBLIC,
        "entry": _PUBLIC,
        "least_ballots": _PUBLIC,
        "least_supporters": _PUBLIC,
        "opened_on": _ROUND,
        "ready_on": _ROUND,
        "closed_on": _ROUND,
        "ended_on": _PUBLIC,
        "asked_on": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",)),
        "reminded_on": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",)),
        "tag_key": Privacy(PrivacyClass.LOCKED, _UNTIL_CLOSED, ("jobs",)),
        "passes": Privacy(PrivacyClass.PHASE, _KEPT, ("jobs", "publications")),
        "signed": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs", "publications")),
        "needed": _ROUND,
        "result": Privacy(PrivacyClass.SETTING, _KEPT, ("publications",)),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("only",), condition=Q(state__in=_OPEN), name="evaluation_one_round"
            ),
            models.CheckConstraint(condition=Q(only=True), name="evaluation_round_only"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in State]), name="evaluation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(way__in=[one.value for one in Way]), name="evaluation_way_known"
            ),
            models.CheckConstraint(
                condition=Q(least_ballots__gte=LOWEST_BALLOTS)
                & Q(least_supporters__gte=LOWEST_SUPPORTERS),
                name="evaluation_round_bounds",
            ),
            models.CheckConstraint(
                condition=Q(state=State.COUNTED.value) | Q(result=""),
                name="evaluation_result_when_counted",
            ),
        )

    def __str__(self) -> str:
        return f"evaluation {self.state}"

    @property
    def stands(self) -> State:
        """Its state as a word of the house."""
        return State(self.state)


class Tag(models.Model):
    """How many passes one supporter's colleagues got in one round. The supporter has another name
    in each, under a key that no database holds in clear; both go when the round is closed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=64)
    given = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _UNTIL_CLOSED, ("jobs",)),
        "round": Privacy(PrivacyClass.TECHNICAL, _UNTIL_CLOSED, ("jobs",)),
        "tag": Privacy(PrivacyClass.PHASE, _UNTIL_CLOSED, ("jobs",)),
        "given": Privacy(PrivacyClass.PHASE, _UNTIL_CLOSED, ("jobs",)),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("round", "tag"), name="evaluation_tag_once"),
        )

    def __str__(self) -> str:
        return "tag"
