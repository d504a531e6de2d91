"""Whom the analysts hear, and whether the facts are right. Who that is, is locked.

No relation leads to anybody: whoever has the database and not the secret learns no name here, and
cannot tell whether two rows are about one person.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_committee import FactsAnswer, Verdict
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("analyst",)
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)


class Interview(models.Model):
    """Somebody is heard by one or two analysts. What was said is not kept here.

    function: locked, such as "the nurse of the evening". person: locked id of a member of staff to
    invite, or an empty word; emptied when the file is closed. place: locked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="interviews"
    )
    function = models.BinaryField(editable=False)
    person = models.BinaryField(editable=False)
    first = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    second = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    begins_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.BinaryField(editable=False)
    called_off = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    planned_by = models.UUIDField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "function": _TEXT,
        "person": Privacy(PrivacyClass.LOCKED, "until the file is closed", _READERS),
        "first": _WORK,
        "second": _WORK,
        "begins_at": _FILE,
        "minutes": _FILE,
        "place": _TEXT,
        "called_off": _FILE,
        "done_on": _FILE,
        "sequence": _ID,
        "changed_at": _WORK,
        "planned_by": _WORK,
    }

    class Meta:
        ordering = (models.F("begins_at").asc(nulls_last=True), "changed_at", "id")

    def __str__(self) -> str:
        return str(self.id)


class FactCheck(models.Model):
    """A text of facts that those heard are asked to look at, until a day. text: locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="fact_checks"
    )
    text = models.BinaryField(editable=False)
    until_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "text": Privacy(PrivacyClass.LOCKED, _KEPT, ("analyst", "who was heard")),
        "until_on": _FILE,
        "ended_on": _FILE,
        "asked_by": _WORK,
        "asked_at": _WORK,
    }

    class Meta:
        ordering = ("-asked_at", "-id")

    def __str__(self) -> str:
        return str(self.id)


class FactAnswer(models.Model):
    """What somebody who was heard answered. correction and why: locked. answered_on: the day.
    revision: one more with each answer and verdict, so that nobody judges what they did not read.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    check_asked = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="answers")
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=10, choices=FactsAnswer, default=FactsAnswer.WAITING.value)
    correction = models.BinaryField(editable=False)
    answered_on = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=9, choices=Verdict, default=Verdict.OPEN.value)
    why = models.BinaryField(editable=False)
    revision = models.PositiveIntegerField(default=0, db_default=0)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "check_asked": _FILE,
        "interview": _FILE,
        "answer": _FILE,
        "correction": _TEXT,
        "answered_on": _FILE,
        "verdict": _FILE,
        "why": _TEXT,
        "revision": _ID,
    }

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("check_asked", "interview"), name="facts_asked_once"),
            models.CheckConstraint(
                condition=Q(answer__in=FactsAnswer.values), name="facts_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="facts_verdict_known"
            ),
        )

    def __str__(self) -> str:
        return self.answer
