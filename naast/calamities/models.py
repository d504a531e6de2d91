"""A calamity file: what is weighed, by when what is due, who agreed, who looks into it.

Nothing here says who was involved or whom anybody supports. Text is locked: see privacy.locking.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices import Judgement, Stage, TeamKind, TeamState
from naast.calamities.models_agreement import CodeProposal  # noqa: F401  for Django
from naast.calamities.models_attachment import FileAttachment  # noqa: F401  for Django
from naast.calamities.models_clocks import StepPlan  # noqa: F401  Django finds them here
from naast.calamities.models_coaches_family import CoachRequest, TalkCoach  # noqa: F401
from naast.calamities.models_coding import FileCoding  # noqa: F401  Django finds its models here
from naast.calamities.models_family import FamilyTrack  # noqa: F401  Django finds its models here
from naast.calamities.models_feedback import Feedback  # noqa: F401  for Django
from naast.calamities.models_interview import Interview  # noqa: F401  for Django
from naast.calamities.models_measure import Measure  # noqa: F401  Django finds it here
from naast.calamities.models_meeting import Meeting  # noqa: F401  for Django
from naast.calamities.models_report import CalamityReport  # noqa: F401  Django finds them here
from naast.calamities.models_tree import CausalTree  # noqa: F401  Django finds its models here
from naast.calamities.models_walls import FreeForEvent  # noqa: F401
from naast.incidents.models import Incident
from naast.people.models import Department
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_DUE = Privacy(PrivacyClass.INCIDENT, _KEPT, (*_READERS, "head_of_department"))
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, (*_READERS, "head_of_department"))


class CalamityFile(models.Model):
    """One event that is or may be a calamity.

    summary: locked text. free: locked, which analysts may look into it, and nobody else's id; no
    page shows it, drawing a team keeps to it (logic.free). handed_over: names were handed to
    support. names_key: of the page that handed names over last, so that sending it twice hands them
    over once. established_on: the day on which it was first found to be a calamity; it stays when
    it is decided later that it is none, because the law's clock counts from the first day.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=8, unique=True)
    incident = models.OneToOneField(
        Incident, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stage = models.CharField(max_length=11, choices=Stage, default=Stage.WEIGHING.value)
    happened_on = models.DateField()
    noticed_on = models.DateField()
    established_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    summary = models.BinaryField(editable=False)
    free = models.BinaryField(editable=False, default=b"")
    handed_over = models.BooleanField(default=False)
    names_key = models.UUIDField(null=True, blank=True, editable=False)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "number": _ID,
        "incident": _FILE,
        "department": _DUE,
        "stage": _DUE,
        "happened_on": _DUE,
        "noticed_on": _FILE,
        "established_on": _FILE,
        "closed_on": _FILE,
        "summary": _TEXT,
        "free": Privacy(PrivacyClass.LOCKED, "until the file is closed", ("drawing a team",)),
        "handed_over": _FILE,
        "names_key": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("handing names over",)),
        "opened_by": _WORK,
        "opened_at": _WORK,
    }

    class Meta:
        ordering = ("-opened_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="calamity_stage_known"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.CALAMITY.value) | Q(established_on__isnull=False),
                name="calamity_is_established",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED.value, closed_on__isnull=False)
                | ~Q(stage=Stage.CLOSED.value) & Q(closed_on__isnull=True),
                name="calamity_closed_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.number


class Weighing(models.Model):
    """One decision about the file; earlier ones stay, as evidence. reasons: locked text.

    The family or the professionals were heard, the record was read: said, not proved.
    no_consequences: the patient can notice nothing of it, so that the law asks for no talk.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(CalamityFile, on_delete=models.CASCADE, related_name="weighings")
    judgement = models.CharField(max_length=11, choices=Judgement)
    record_read = models.BooleanField()
    family_heard = models.BooleanField()
    professionals_heard = models.BooleanField()
    no_consequences = models.BooleanField(default=False, db_default=False)
    reasons = models.BinaryField(editable=False)
    decided_by = models.BinaryField(editable=False)
    decided_on = models.DateField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "judgement": _FILE,
        "record_read": _FILE,
        "family_heard": _FILE,
        "professionals_heard": _FILE,
        "no_consequences": _FILE,
        "reasons": _TEXT,
        "decided_by": _TEXT,
        "decided_on": _FILE,
        "written_by": _WORK,
        "written_at": _WORK,
    }

    class Meta:
        ordering = ("-written_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(judgement__in=Judgement.values), name="weighing_judgement_known"
            ),
        )

    def __str__(self) -> str:
        return self.judgement


class FileStep(models.Model):
    """Something that is due. rule: a name of logic.clocks.rules; due_on follows from the rest.

    letter: which letter, notice or complaint started it; empty for what a file starts by itself,
    which is there once. reference: locked text, to tell two letters apart. starts_time, due_time:
    the hour, where the rule counts in hours and the hour is known. asked_on: the day on which the
    extension was asked, or told to whoever waits. still: pairs of days between which the clock
    stood. not_needed: let go with its reason gone, as when it turned out to be no calamity. told:
    how far reminding got (0 nobody, 1 the owner before, 2 the owner on the day, 3 everybody after
    it, and one more with each further week).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(CalamityFile, on_delete=models.CASCADE, related_name="steps")
    rule = models.CharField(max_length=40)
    letter = models.UUIDField(null=True, blank=True)
    reference = models.BinaryField(editable=False, default=b"")
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)
    due_on = models.DateField()
    due_time = models.TimeField(null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    extra_weeks = models.PositiveSmallIntegerField(default=0)
    granted_until = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    still = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done_on = models.DateField(null=True, blank=True)
    done_by = models.UUIDField(null=True, blank=True)
    not_needed = models.BooleanField(default=False)
    told = models.PositiveSmallIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _DUE,
        "rule": _DUE,
        "letter": _ID,
        "reference": _TEXT,
        "starts_on": _DUE,
        "starts_time": _DUE,
        "due_on": _DUE,
        "due_time": _DUE,
        "opens_on": _DUE,
        "extra_weeks": _DUE,
        "granted_until": _DUE,
        "asked_on": _DUE,
        "still": _DUE,
        "owner": Privacy(PrivacyClass.WORK, _KEPT, _READERS),
        "done_on": _DUE,
        "done_by": _WORK,
        "not_needed": _DUE,
        "told": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",)),
    }

    class Meta:
        ordering = ("due_on", "rule", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("file", "rule"),
                condition=Q(letter__isnull=True),
                name="step_of_itself_once",
            ),
            models.UniqueConstraint(
                fields=("file", "rule", "letter"), name="step_once_for_a_letter"
            ),
            models.CheckConstraint(
                condition=Q(not_needed=False) | Q(done_on__isnull=True),
                name="step_done_or_not_needed",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_on",),
                name="step_open",
                condition=Q(done_on__isnull=True, not_needed=False),
            ),
        )

    def __str__(self) -> str:
        return self.rule


class DepartmentInvolved(models.Model):
    """A department with which the course is agreed, and the day on which it agreed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(CalamityFile, on_delete=models.CASCADE, related_name="departments")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.UUIDField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _DUE,
        "department": _DUE,
        "agreed_on": _DUE,
        "agreed_by": _WORK,
    }

    class Meta:
        ordering = ("department__name", "id")
        constraints = (
            models.UniqueConstraint(fields=("file", "department"), name="department_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class TeamMember(models.Model):
    """Somebody of the committee or of the analysis of one file; who cannot has no row.

    stated_on: the day on which an analyst said to stand apart from everybody involved.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(CalamityFile, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=TeamKind)
    state = models.CharField(max_length=13, choices=TeamState, default=TeamState.ASKED.value)
    asked_on = models.DateField()
    stated_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _WORK,
        "user": _WORK,
        "kind": _WORK,
        "state": _WORK,
        "asked_on": _WORK,
        "stated_on": _WORK,
    }

    class Meta:
        ordering = ("kind", "asked_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("file", "user", "kind"), name="team_member_once"),
            models.CheckConstraint(condition=Q(kind__in=TeamKind.values), name="team_kind_known"),
            models.CheckConstraint(
                condition=Q(state__in=TeamState.values), name="team_state_known"
            ),
        )

    def __str__(self) -> str:
        return self.state
