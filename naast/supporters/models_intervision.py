"""Intervision: groups of supporters, their meetings, and sums. Never who came, never a case."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.people.models import Person, Site
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words
from naast.supporters.logic.intervision import RHYTHMS, Meeting, Place

_READERS = ("coordinator", "supporter")
_ID = Privacy(PrivacyClass.TECHNICAL, "as long as the row", _READERS)
_GROUP = Privacy(PrivacyClass.WORK, words(Kept.INTERVISION), _READERS)  # of its last meeting
_IN_GROUP = Privacy(PrivacyClass.WORK, "until leaving the group or the team", _READERS)
_MEETING = Privacy(PrivacyClass.WORK, words(Kept.INTERVISION), _READERS)
_SUM = Privacy(PrivacyClass.TECHNICAL, words(Kept.INTERVISION), ("coordinator", "publications"))
_WORD = Privacy(PrivacyClass.SETTING, "until taken off the list", _READERS)


class IntervisionGroup(models.Model):
    """Supporters who meet every so many weeks. number: what it is called, so that nobody names it.

    facilitator: of the team or the coordinators; None: somebody from outside, and a coordinator
    counts. first_on, begins: of the series; planned_until: up to where meetings stand in the list.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.PositiveSmallIntegerField(unique=True)
    facilitator = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    every_weeks = models.PositiveSmallIntegerField(default=6)
    first_on = models.DateField()
    begins = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Place])
    planned_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "number": _GROUP,
        "facilitator": _IN_GROUP,
        "every_weeks": _GROUP,
        "first_on": _GROUP,
        "begins": _GROUP,
        "minutes": _GROUP,
        "site": _GROUP,
        "place": _GROUP,
        "planned_until": _GROUP,
        "ended_on": _GROUP,
    }

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(every_weeks__in=RHYTHMS), name="intervision_rhythm_known"
            ),
            models.CheckConstraint(
                condition=Q(place__in=[one.value for one in Place]), name="intervision_place_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class IntervisionMember(models.Model):
    """In which group a supporter is: one at most. It says nothing about coming."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    group = models.ForeignKey(IntervisionGroup, on_delete=models.CASCADE, related_name="members")
    supporter = models.OneToOneField(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="intervision"
    )

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "group": _IN_GROUP,
        "supporter": _IN_GROUP,
    }

    def __str__(self) -> str:
        return str(self.id)


class IntervisionMeeting(models.Model):
    """One meeting. themes: words of the list. How many came is in no row of a meeting.

    decided_on: the day on which it was cancelled, or told to be held. moved_on, first_starts_at:
    the day on which it was moved last, and the moment that was planned first. changed_at, changes:
    for calendars, of the last change of time or place and of how many there were.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    group = models.ForeignKey(IntervisionGroup, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Place])
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in Meeting],
        default=Meeting.PLANNED.value,
    )
    themes = models.JSONField(default=list, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    moved_on = models.DateField(null=True, blank=True)
    first_starts_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changes = models.PositiveSmallIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "group": _MEETING,
        "starts_at": _MEETING,
        "minutes": _MEETING,
        "site": _MEETING,
        "place": _MEETING,
        "state": _MEETING,
        "themes": _MEETING,
        "decided_on": _MEETING,
        "moved_on": _MEETING,
        "first_starts_at": _MEETING,
        "changed_at": _MEETING,
        "changes": _MEETING,
    }

    class Meta:
        ordering = ("starts_at",)
        indexes = (models.Index(fields=("state", "starts_at"), name="intervision_state_starts"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in Meeting]),
                name="intervision_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state=Meeting.PLANNED.value) | Q(decided_on__isnull=False),
                name="intervision_decided_has_day",
            ),
            models.CheckConstraint(
                condition=Q(place__in=[one.value for one in Place]),
                name="intervision_meeting_place_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.starts_at:%Y-%m-%d}"


class IntervisionQuarter(models.Model):
    """How many came to all meetings of a quarter: all that is kept of coming."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    quarter = models.DateField(unique=True)
    came = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"id": _ID, "quarter": _SUM, "came": _SUM}

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(quarter__day=1, quarter__month__in=(1, 4, 7, 10)),
                name="intervision_quarter_begins",
            ),
        )

    def __str__(self) -> str:
        return str(self.quarter)


class IntervisionWord(models.Model):
    """A theme that this hospital added to the list, checked to be plain words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    word = models.CharField(max_length=40, unique=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"id": _ID, "word": _WORD}

    class Meta:
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word
