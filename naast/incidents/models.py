"""Incidents: what happened. No name of anybody involved and no tie to anybody's support."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.incidents.choices import (
    STILL_TO_DECIDE,
    Actuality,
    Harm,
    Kind,
    Source,
    SupportDecision,
    YesNoUnknown,
)
from naast.incidents.models_file import KeptFile, RowToMend, SavedMapping
from naast.people.models import Department
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

__all__ = ("Incident", "IntakeCount", "KeptFile", "RowToMend", "SavedMapping")

_KEEP = words(Kept.INCIDENT)
_STORY_KEPT = words(Kept.INCIDENT_TEXT)
_STORY = Privacy(PrivacyClass.INCIDENT, _STORY_KEPT, ("committee_member", "coordinator"))
_BY_DAY = f"{_KEEP}; the day {_STORY_KEPT}; then the month"
_EVENT = Privacy(PrivacyClass.INCIDENT, _KEEP, ("committee_member", "coordinator"))
_BY_MONTH = Privacy(PrivacyClass.INCIDENT, _BY_DAY, ("committee_member", "coordinator"))
_DECISION = Privacy(
    PrivacyClass.INCIDENT, _KEEP, ("coordinator", "committee_member", "head_of_department")
)


class Incident(models.Model):
    """One event as it was reported.

    key: chosen by whoever sends the report, so that sending twice stores once.
    reporter_id: the signed-in reporter, for 30 days, to see that the report arrived and to take
    back a wrong name. decide_by_at: until when the coordinator's tap is awaited; empty when done.
    support_offered: the support team has dealt with everyone handed over; see logic.turning.
    offers_turn_on: the morning on which that turns, fixed when names are handed over or the
    coordinator decides, and emptied then.
    group_proposed: many are involved, and the coordinator has not said yet whether a group talk is
    offered; what was said is not kept here. text_removed: after a period the story, the place and
    the day are gone, and this says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=8, unique=True)
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=16, choices=Kind)
    actuality = models.CharField(max_length=9, choices=Actuality)
    harm = models.CharField(max_length=8, choices=Harm)
    possible_calamity = models.CharField(max_length=7, choices=YesNoUnknown)
    happened_on = models.DateField()
    happened_at_time = models.TimeField(null=True, blank=True)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=120, blank=True, default="")
    text = models.TextField(max_length=4000, blank=True, default="")
    shaken = models.BooleanField(default=False)
    source = models.CharField(max_length=5, choices=Source)
    source_system = models.CharField(max_length=200, blank=True, default="")
    source_number = models.CharField(max_length=120, blank=True, default="")
    recorded_at = models.DateTimeField()
    stored_at = models.DateTimeField()
    reporter_id = models.UUIDField(null=True, blank=True)
    support_decision = models.CharField(max_length=12, choices=SupportDecision)
    support_offered = models.BooleanField(default=False)
    offers_turn_on = models.DateField(null=True, blank=True)
    group_proposed = models.BooleanField(default=False, db_default=False)
    text_removed = models.BooleanField(default=False, db_default=False)
    decide_by_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _KEEP, ("committee_member", "coordinator")),
        "number": Privacy(PrivacyClass.TECHNICAL, _KEEP, ("committee_member", "coordinator")),
        "key": Privacy(PrivacyClass.TECHNICAL, _KEEP, ("reporter",)),
        "kind": _EVENT,
        "actuality": _EVENT,
        "harm": _EVENT,
        "possible_calamity": _EVENT,
        "happened_on": Privacy(
            PrivacyClass.INCIDENT,
            _BY_DAY,
            ("coordinator", "committee_member", "head_of_department"),
        ),
        "happened_at_time": _STORY,
        "department": _DECISION,
        "place": _STORY,
        "text": _STORY,
        "shaken": Privacy(PrivacyClass.INCIDENT, _STORY_KEPT, ("coordinator",)),
        "source": _EVENT,
        "source_system": _EVENT,
        "source_number": _EVENT,
        "recorded_at": _BY_MONTH,
        "stored_at": _BY_MONTH,
        "reporter_id": Privacy(PrivacyClass.PERSONAL, "30 days after the report", ("reporter",)),
        "support_decision": Privacy(PrivacyClass.INCIDENT, _KEEP, ("coordinator", "reporter")),
        "support_offered": _DECISION,
        "offers_turn_on": Privacy(PrivacyClass.INCIDENT, "until that morning", ("jobs",)),
        "group_proposed": Privacy(
            PrivacyClass.INCIDENT, "until the coordinator decides", ("coordinator",)
        ),
        "text_removed": Privacy(PrivacyClass.TECHNICAL, _KEEP, ("committee_member", "coordinator")),
        "decide_by_at": Privacy(
            PrivacyClass.PHASE, "until the coordinator decides", ("coordinator", "jobs")
        ),
    }

    class Meta:
        ordering = ("-recorded_at", "-id")
        indexes = (
            models.Index(fields=("-recorded_at", "-id"), name="incident_newest"),
            models.Index(fields=("department", "-happened_on"), name="incident_of_department"),
            models.Index(
                fields=("decide_by_at",),
                name="incident_to_decide",
                condition=Q(decide_by_at__isnull=False),
            ),
            models.Index(
                fields=("offers_turn_on",),
                name="incident_turns",
                condition=Q(offers_turn_on__isnull=False),
            ),
            models.Index(
                fields=("reporter_id", "-stored_at"),
                name="incident_of_reporter",
                condition=Q(reporter_id__isnull=False),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("source_system", "source_number"),
                condition=~Q(source_number=""),
                name="incident_source_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(source_number="") | Q(source_system=""),
                name="incident_source_system_needs_number",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="incident_kind_known"),
            models.CheckConstraint(condition=Q(harm__in=Harm.values), name="incident_harm_known"),
            models.CheckConstraint(
                condition=Q(actuality__in=Actuality.values), name="incident_actuality_known"
            ),
            models.CheckConstraint(
                condition=Q(possible_calamity__in=YesNoUnknown.values),
                name="incident_calamity_known",
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="incident_source_known"
            ),
            models.CheckConstraint(
                condition=Q(support_decision__in=SupportDecision.values),
                name="incident_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(support_decision__in=sorted(STILL_TO_DECIDE))
                | Q(decide_by_at__isnull=True),
                name="incident_decided_is_not_due",
            ),
        )

    def __str__(self) -> str:
        return self.number


class IntakeCount(models.Model):
    """How often something was sent without signing in within one hour, over all web machines.

    counter: "all", or a keyed hash of an address that changes with the day.
    """

    id = models.BigAutoField(primary_key=True)
    counter = models.CharField(max_length=80)
    hour_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
        "counter": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
        "hour_at": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
        "count": Privacy(PrivacyClass.TECHNICAL, "a day", ("intake",)),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("counter", "hour_at"), name="intake_count_once"),
        )

    def __str__(self) -> str:
        return f"{self.count} at {self.hour_at}"
