"""On call: what the hospital chose, rotas with their turns, wishes, and turns on offer."""

from collections.abc import Mapping
from datetime import time
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words
from naast.supporters.choices_rota import RotaState, TurnKind, WishKind

_CHOSEN = Privacy(PrivacyClass.SETTING, "as long as the installation", ("coordinator",))
_ID = Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("coordinator", "supporter"))
_ROTA = Privacy(PrivacyClass.WORK, words(Kept.LOAD), ("coordinator", "supporter"))
_TURN = Privacy(PrivacyClass.WORK, words(Kept.LOAD), ("coordinator", "supporter", "matching"))
_WISH = Privacy(PrivacyClass.WORK, "until the day is over", ("coordinator", "supporter"))
_OFFER = Privacy(PrivacyClass.WORK, "until the day is over", ("coordinator", "supporter"))


class OnCallChoice(models.Model):
    """One row; without it nobody is on call. starts: of the night, and the end of a day."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    nights = models.BooleanField(default=False)
    weekends = models.BooleanField(default=False)
    starts = models.TimeField(default=time(17, 0))
    ends = models.TimeField(default=time(8, 30))
    places = models.PositiveSmallIntegerField(default=1)
    rest_hours = models.PositiveSmallIntegerField(default=48)
    most = models.PositiveSmallIntegerField(default=4)
    answer_minutes = models.PositiveSmallIntegerField(default=30)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        (
            "id",
            "nights",
            "weekends",
            "starts",
            "ends",
            "places",
            "rest_hours",
            "most",
            "answer_minutes",
        ),
        _CHOSEN,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="on_call_choice_only_one"),
            models.CheckConstraint(condition=Q(starts__gt=F("ends")), name="on_call_night_is_long"),
            models.CheckConstraint(condition=Q(places__in=[1, 2]), name="on_call_one_or_two"),
            models.CheckConstraint(condition=Q(rest_hours__lte=336), name="on_call_rest_sensible"),
            models.CheckConstraint(
                condition=Q(most__gte=1, most__lte=28), name="on_call_most_sensible"
            ),
            models.CheckConstraint(
                condition=Q(answer_minutes__gte=5, answer_minutes__lte=240),
                name="on_call_answer_sensible",
            ),
        )

    def __str__(self) -> str:
        return f"nights {self.nights}, weekends {self.weekends}"


class Rota(models.Model):
    """The turns of some weeks. best: the draft was proved to be the best there is."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    first_on = models.DateField()
    last_on = models.DateField()
    state = models.CharField(max_length=12, choices=RotaState, default=RotaState.DRAFT.value)
    best = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "first_on": _ROTA,
        "last_on": _ROTA,
        "state": _ROTA,
        "best": _ROTA,
        "published_at": _ROTA,
    }

    class Meta:
        ordering = ("first_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="rota_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state__in=RotaState.values), name="rota_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_on} to {self.last_on}"


class OnCallTurn(models.Model):
    """One person's turn, or one that nobody has yet. place: 2 is the reserve."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    rota = models.ForeignKey(Rota, on_delete=models.CASCADE, related_name="turns")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=TurnKind)
    place = models.PositiveSmallIntegerField(default=1)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    supporter = models.ForeignKey(
        "supporters.Supporter",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="turns",
    )
    by_hand = models.BooleanField(default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "rota": _TURN,
        "on": _TURN,
        "kind": _TURN,
        "place": _TURN,
        "starts_at": _TURN,
        "ends_at": _TURN,
        "supporter": _TURN,
        "by_hand": _TURN,
    }

    class Meta:
        ordering = ("starts_at", "place")
        indexes = (models.Index(fields=("starts_at", "ends_at"), name="turn_at"),)
        constraints = (
            models.UniqueConstraint(fields=("on", "kind", "place"), name="turn_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="turn_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(kind__in=TurnKind.values), name="turn_kind_known"),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="turn_place_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.on}"


class TurnWish(models.Model):
    """What a supporter says of one night or day; nobody asks why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="wishes"
    )
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=TurnKind)
    wish = models.CharField(max_length=12, choices=WishKind)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "supporter": _WISH,
        "on": _WISH,
        "kind": _WISH,
        "wish": _WISH,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supporter", "on", "kind"), name="wish_once"),
            models.CheckConstraint(condition=Q(kind__in=TurnKind.values), name="wish_kind_known"),
            models.CheckConstraint(condition=Q(wish__in=WishKind.values), name="wish_known"),
        )

    def __str__(self) -> str:
        return f"{self.wish}: {self.kind} of {self.on}"


class TurnOffer(models.Model):
    """A turn on offer. taker: would take it, but for the rest; then a coordinator looks. was:
    whoever said that they will stop; until somebody takes it they may have it back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    turn = models.OneToOneField(OnCallTurn, on_delete=models.CASCADE, related_name="offer")
    offered_at = models.DateTimeField()
    taker = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    was = models.ForeignKey(
        "supporters.Supporter", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "turn": _OFFER,
        "was": _OFFER,
        "offered_at": _OFFER,
        "taker": _OFFER,
    }

    def __str__(self) -> str:
        return str(self.id)
