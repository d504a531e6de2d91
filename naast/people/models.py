"""The staff directory: sites, departments, persons, who has a say about whom, absence."""

from collections.abc import Mapping
from datetime import time
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.people.choices import (
    Employment,
    Gender,
    Language,
    Part,
    Policy,
    Profession,
    Seniority,
    Supervision,
    UploadKind,
    WorkPattern,
)
from naast.people.models_continuity import Hands  # noqa: F401  Django finds its models here
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_ID = Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("steward", "coordinator"))
_PLACE = Privacy(PrivacyClass.SETTING, "as long as it exists", ("everyone signed in",))
_EMPLOYED = words(Kept.PERSON)
_DIRECTORY = Privacy(PrivacyClass.PERSONAL, _EMPLOYED, ("steward", "coordinator", "matching"))
# Whoever is asked to name supporters finds colleagues by these while the round is open.
_NAMED = Privacy(
    PrivacyClass.PERSONAL,
    _EMPLOYED,
    ("steward", "coordinator", "matching", "colleague asked to name supporters"),
)
_MATCHED = Privacy(PrivacyClass.PERSONAL, _EMPLOYED, ("steward", "matching"))


class Site(models.Model):
    """A place of the hospital."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"id": _ID, "code": _PLACE, "name": _PLACE}

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A department or a division above it; the tree has no cycles (kept by the actions).

    part: of the hospital, for the numbers of a year; empty is that of the department above.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="departments")
    head = models.ForeignKey(
        "Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="heads"
    )
    contact_person = models.ForeignKey(
        "Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="contact_for"
    )
    part = models.CharField(max_length=8, choices=Part, blank=True, default="", db_default="")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "code": _PLACE,
        "name": _PLACE,
        "parent": _PLACE,
        "site": _PLACE,
        "head": Privacy(PrivacyClass.WORK, "until somebody else", ("everyone signed in",)),
        "contact_person": Privacy(
            PrivacyClass.WORK, "until somebody else", ("everyone signed in",)
        ),
        "part": _PLACE,
    }

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~Q(parent=F("id")), name="department_not_own_parent"),
            models.CheckConstraint(
                condition=Q(part__in=["", *Part.values]), name="department_part_known"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who works here, on the payroll or not. The id is also that of the user.

    died: no page and no message speaks to this person any more; only a steward takes it back.
    no_offers: objects to being offered support; nobody reads it, intake and matching keep to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    staff_number = models.CharField(max_length=32, unique=True, null=True, blank=True)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=24, choices=Profession)
    specialism = models.CharField(max_length=80, blank=True, default="")
    seniority = models.CharField(max_length=16, choices=Seniority, blank=True, default="")
    birth_decade = models.PositiveSmallIntegerField(null=True, blank=True)
    started_year = models.PositiveSmallIntegerField(null=True, blank=True)
    gender = models.CharField(max_length=8, choices=Gender, null=True, blank=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="persons")
    languages = models.JSONField(default=list, blank=True)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=32, blank=True, default="")
    work_pattern = models.CharField(max_length=8, choices=WorkPattern, blank=True, default="")
    employment = models.CharField(
        max_length=12, choices=Employment, default=Employment.EMPLOYEE.value
    )
    manager = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    ends_on = models.DateField(null=True, blank=True)
    active = models.BooleanField(default=True)
    died = models.BooleanField(default=False)
    no_offers = models.BooleanField(default=False, db_default=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "staff_number": Privacy(PrivacyClass.PERSONAL, _EMPLOYED, ("steward",)),
        "name": _NAMED,
        "profession": _NAMED,
        "specialism": _DIRECTORY,
        "seniority": _MATCHED,
        "birth_decade": _MATCHED,
        "started_year": _MATCHED,
        "gender": _MATCHED,
        "department": _NAMED,
        "languages": _DIRECTORY,
        "email": _DIRECTORY,
        "phone": _DIRECTORY,
        "work_pattern": _MATCHED,
        "employment": _DIRECTORY,
        "manager": _MATCHED,
        "ends_on": _DIRECTORY,
        "active": _DIRECTORY,
        "died": _DIRECTORY,
        "no_offers": Privacy(
            PrivacyClass.PERSONAL,
            "until taken back; until leaving the hospital",
            ("the colleague",),
        ),
    }

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=("active", "name"), name="person_active_name"),)
        constraints = (
            models.UniqueConstraint(
                fields=("email",), condition=~Q(email=""), name="person_email_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),
            models.CheckConstraint(condition=~Q(staff_number=""), name="person_number_not_empty"),
            models.CheckConstraint(condition=~Q(manager=F("id")), name="person_not_own_manager"),
            models.CheckConstraint(
                condition=Q(profession__in=Profession.values), name="person_profession_known"
            ),
            models.CheckConstraint(
                condition=Q(died=False) | Q(active=False, email="", phone=""),
                name="person_who_died_is_left_alone",
            ),
            models.CheckConstraint(
                condition=Q(employment__in=Employment.values), name="person_employment_known"
            ),
            models.CheckConstraint(
                condition=Q(birth_decade__isnull=True)
                | Q(birth_decade__gte=1900, birth_decade__lte=2090),
                name="person_birth_decade_sensible",
            ),
        )

    def __str__(self) -> str:
        return self.name


class PersonSupervision(models.Model):
    """Somebody who trains, assesses or appoints the person, outside the line of command."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supervised_by")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supervises")
    kind = models.CharField(max_length=8, choices=Supervision)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "person": _MATCHED,
        "by": _MATCHED,
        "kind": _MATCHED,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "by", "kind"), name="supervision_once"),
            models.CheckConstraint(condition=~Q(person=F("by")), name="supervision_not_own"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Absence(models.Model):
    """Days somebody is away, both ends included; the reason is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    from_on = models.DateField()
    until_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "person": Privacy(PrivacyClass.PERSONAL, "until the absence is over", ("matching",)),
        "from_on": Privacy(PrivacyClass.PERSONAL, "until the absence is over", ("matching",)),
        "until_on": Privacy(PrivacyClass.PERSONAL, "until the absence is over", ("matching",)),
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="absence_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class StandsApart(models.Model):
    """Somebody who is not independent for a unit until a day. It never says why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stands_apart")
    unit = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="stands_apart")
    until_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "person": Privacy(PrivacyClass.WORK, "until the day it ends", ("matching",)),
        "unit": Privacy(PrivacyClass.WORK, "until the day it ends", ("matching",)),
        "until_on": Privacy(PrivacyClass.WORK, "until the day it ends", ("matching",)),
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "unit"), name="stands_apart_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


def default_triage_rule() -> dict[str, object]:
    """What opens an offer at once until the hospital chooses: never errors only (BRIEF S1)."""
    return {
        "kinds": ["aggression", "claim", "complaint", "patient_death"],
        "harms": ["severe", "death"],
        "shaken": True,
    }


class Hospital(models.Model):
    """The one row of what this hospital chose; read it with queries.hospital().

    staffed_from, staffed_until: when the team itself answers its telephone, on working days.
    days_off: days beside the country's holidays on which nobody does, such as "2027-05-07".
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120)
    contact_email = models.EmailField(blank=True, default="")
    support_phone = models.CharField(max_length=32, blank=True, default="")
    night_label = models.CharField(max_length=80, blank=True, default="")
    night_phone = models.CharField(max_length=32, blank=True, default="")
    calls_from = models.TimeField(default=time(8, 0))
    calls_until = models.TimeField(default=time(12, 0))
    around_the_clock = models.BooleanField(default=False)
    policy = models.CharField(max_length=12, choices=Policy, default=Policy.EGALITARIAN.value)
    default_language = models.CharField(max_length=5, choices=Language, default=Language.NL.value)
    triage_rule = models.JSONField(default=default_triage_rule)
    staffed_from = models.TimeField(default=time(8, 30))
    staffed_until = models.TimeField(default=time(17, 0))
    days_off = models.JSONField(default=list, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        name: Privacy(PrivacyClass.SETTING, "as long as the installation", ("everyone",))
        for name in (
            "id",
            "name",
            "contact_email",
            "support_phone",
            "night_label",
            "night_phone",
            "calls_from",
            "calls_until",
            "around_the_clock",
            "policy",
            "default_language",
            "triage_rule",
            "staffed_from",
            "staffed_until",
            "days_off",
        )
    }

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="hospital_only_one"),
            models.CheckConstraint(
                condition=Q(calls_until__gt=F("calls_from")), name="hospital_calls_end_after_start"
            ),
            models.CheckConstraint(
                condition=Q(staffed_until__gt=F("staffed_from")),
                name="hospital_staffed_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(policy__in=Policy.values), name="hospital_policy_known"
            ),
        )

    def __str__(self) -> str:
        return self.name


class StaffUpload(models.Model):
    """A file that waits for a yes after its rehearsal. The id in the form makes the yes count
    once. The content is emptied when it is done, and all of it goes after a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=UploadKind)
    full = models.BooleanField(default=False)
    content = models.BinaryField(editable=False)
    uploaded_by = models.UUIDField()
    uploaded_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "a day", ("steward",)),
        "kind": Privacy(PrivacyClass.TECHNICAL, "a day", ("steward",)),
        "full": Privacy(PrivacyClass.TECHNICAL, "a day", ("steward",)),
        "content": Privacy(PrivacyClass.PERSONAL, "a day, or until imported", ("steward",)),
        "uploaded_by": Privacy(PrivacyClass.WORK, "a day", ("steward",)),
        "uploaded_at": Privacy(PrivacyClass.TECHNICAL, "a day", ("steward",)),
        "done_at": Privacy(PrivacyClass.TECHNICAL, "a day", ("steward",)),
        "counts": Privacy(PrivacyClass.TECHNICAL, "a day", ("steward",)),
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=UploadKind.values), name="upload_kind_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
