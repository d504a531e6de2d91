"""The talks with a patient or family: what is planned and held, asked, promised and told.

No name of a patient or of the family has a place here. Texts are locked: see privacy.locking.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_family import (
    ContactKind,
    ContactState,
    NoContact,
    PromiseState,
    QuestionState,
    ReportGiven,
    WordKind,
)
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_KEEPERS = ("calamity_secretary", "committee_member", "contact person of the file")
_HEARERS = (*_KEEPERS, "analyst")
_FAMILY = Privacy(PrivacyClass.INCIDENT, _KEPT, _KEEPERS)
_HEARD = Privacy(PrivacyClass.INCIDENT, _KEPT, _HEARERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _KEEPERS)
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _KEEPERS)
_WORDS = Privacy(PrivacyClass.LOCKED, _KEPT, _HEARERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _HEARERS)
_JOBS = Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",))


class FamilyTrack(models.Model):
    """Who keeps in touch, and how far telling is. One in a file, from the first thing noted.

    no_contact: why nobody gets in touch now; clocks stand while it is not "none". note_on: the day
    on which the note in the patient's record was made; the note itself is not here.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.OneToOneField("CalamityFile", on_delete=models.CASCADE, related_name="family")
    contact_person = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    deputy = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    no_contact = models.CharField(max_length=8, choices=NoContact, default=NoContact.NONE.value)
    no_contact_on = models.DateField(null=True, blank=True)
    note_on = models.DateField(null=True, blank=True)
    result_told_on = models.DateField(null=True, blank=True)
    report = models.CharField(max_length=10, choices=ReportGiven, default=ReportGiven.NOT_YET.value)
    report_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _ID,
        "contact_person": _WORK,
        "deputy": _WORK,
        "no_contact": _FAMILY,
        "no_contact_on": _FAMILY,
        "note_on": _FAMILY,
        "result_told_on": _FAMILY,
        "report": _FAMILY,
        "report_on": _FAMILY,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(no_contact__in=NoContact.values), name="family_no_contact_known"
            ),
            models.CheckConstraint(
                condition=Q(no_contact=NoContact.NONE.value, no_contact_on__isnull=True)
                | ~Q(no_contact=NoContact.NONE.value) & Q(no_contact_on__isnull=False),
                name="family_no_contact_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(report__in=ReportGiven.values), name="family_report_known"
            ),
            models.CheckConstraint(
                condition=Q(report=ReportGiven.NOT_YET.value, report_on__isnull=True)
                | ~Q(report=ReportGiven.NOT_YET.value) & Q(report_on__isnull=False),
                name="family_report_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=models.F("contact_person")),
                name="family_deputy_is_another",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class FamilyContact(models.Model):
    """One talk, call or letter. from_us, from_them, told: codes of choices_family, never names.

    planned_at: the moment agreed, if any; held_on: the day. worries: locked text.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "CalamityFile", on_delete=models.CASCADE, related_name="family_contacts"
    )
    kind = models.CharField(max_length=9, choices=ContactKind)
    state = models.CharField(max_length=10, choices=ContactState)
    planned_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    from_us = models.JSONField(default=list, blank=True)
    from_them = models.JSONField(default=list, blank=True)
    told = models.JSONField(default=list, blank=True)
    worries = models.BinaryField(editable=False)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FAMILY,
        "kind": _FAMILY,
        "state": _FAMILY,
        "planned_at": _FAMILY,
        "held_on": _FAMILY,
        "from_us": _FAMILY,
        "from_them": _FAMILY,
        "told": _FAMILY,
        "worries": _TEXT,
        "written_by": _WORK,
        "written_at": _WORK,
    }

    class Meta:
        ordering = ("written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ContactKind.values), name="family_contact_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ContactState.values), name="family_contact_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ContactState.PLANNED.value) | Q(planned_at__isnull=False),
                name="family_planned_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=ContactState.HELD.value, held_on__isnull=False)
                | ~Q(state=ContactState.HELD.value) & Q(held_on__isnull=True),
                name="family_held_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.state


class FamilyQuestion(models.Model):
    """What the family asks or says, for the investigation. text and answer: locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "CalamityFile", on_delete=models.CASCADE, related_name="family_questions"
    )
    kind = models.CharField(max_length=8, choices=WordKind)
    text = models.BinaryField(editable=False)
    asked_on = models.DateField()
    state = models.CharField(max_length=9, choices=QuestionState, default=QuestionState.OPEN.value)
    answer = models.BinaryField(editable=False)
    answered_on = models.DateField(null=True, blank=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _HEARD,
        "kind": _HEARD,
        "text": _WORDS,
        "asked_on": _HEARD,
        "state": _HEARD,
        "answer": _WORDS,
        "answered_on": _HEARD,
        "written_by": _WORK,
        "written_at": _WORK,
    }

    class Meta:
        ordering = ("asked_on", "written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=WordKind.values), name="family_word_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state=QuestionState.OPEN.value, answered_on__isnull=True)
                | Q(
                    state__in=(QuestionState.ANSWERED.value, QuestionState.NOT_KNOWN.value),
                    answered_on__isnull=False,
                ),
                name="family_answer_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.kind


class FamilyPromise(models.Model):
    """What was promised, by whom and by when. what and why: locked. told: how far reminding got."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "CalamityFile", on_delete=models.CASCADE, related_name="family_promises"
    )
    what = models.BinaryField(editable=False)
    promised_on = models.DateField()
    promised_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=PromiseState, default=PromiseState.OPEN.value)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.UUIDField(null=True, blank=True)
    why = models.BinaryField(editable=False)
    told = models.PositiveSmallIntegerField(default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FAMILY,
        "what": Privacy(PrivacyClass.LOCKED, _KEPT, (*_KEEPERS, "who promised it")),
        "promised_on": _FAMILY,
        "promised_by": _WORK,
        "due_on": _FAMILY,
        "state": _FAMILY,
        "settled_on": _FAMILY,
        "settled_by": _WORK,
        "why": _TEXT,
        "told": _JOBS,
    }

    class Meta:
        ordering = ("due_on", "promised_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=PromiseState.OPEN.value, settled_on__isnull=True)
                | Q(
                    state__in=(PromiseState.KEPT.value, PromiseState.NOT_KEPT.value),
                    settled_on__isnull=False,
                ),
                name="family_promise_settled_has_a_day",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_on",),
                name="family_promise_open",
                condition=Q(state=PromiseState.OPEN.value),
            ),
        )

    def __str__(self) -> str:
        return self.state
