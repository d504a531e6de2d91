"""Adds or changes one person of the directory."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.actions.keep_heads import keep_heads
from naast.people.actions.keep_users import keep_users
from naast.people.choices import Supervision
from naast.people.logic.records import NEEDS_END_DATE
from naast.people.models import Person, PersonSupervision
from naast.people.queries.lines import subordinates
from naast.people.rules import PeopleRefused, refuse_unless_manager
from naast.privacy.audit import record


@dataclass(frozen=True)
class PersonValues:
    """All that a steward may say about a person. superiors: who trains, assesses or appoints."""

    name: str
    profession: str
    department_id: UUID
    staff_number: str | None = None
    specialism: str = ""
    seniority: str = ""
    birth_decade: int | None = None
    started_year: int | None = None
    gender: str | None = None
    languages: list[str] = field(default_factory=list)
    email: str = ""
    phone: str = ""
    work_pattern: str = ""
    employment: str = "employee"
    ends_on: date | None = None
    manager_id: UUID | None = None
    superiors: Mapping[Supervision, frozenset[UUID]] = field(default_factory=dict)


@transaction.atomic
def save_person(
    *, person: Person | None, values: PersonValues, actor: Actor, at: datetime
) -> Person:
    """The person as saved; person None adds somebody. PeopleRefused names the field at fault."""
    refuse_unless_manager(actor)
    row = person or Person(id=uuid4())
    _refuse_unsound(row, values, timezone.localdate(at))
    plain = {name: value for name, value in asdict(values).items() if name != "superiors"}
    for name, value in plain.items():
        setattr(row, name, value)
    row.email, row.active, row.died = values.email.lower(), True, False
    _refuse_doubles(row)
    row.save(force_insert=person is None)
    _save_superiors(row, values)
    keep_users([row])
    keep_heads(at=at)
    word = "change_person" if person else "add_person"
    record(word, actor=actor, at=at, subject=str(row.pk))
    return row


def _refuse_unsound(row: Person, values: PersonValues, today: date) -> None:
    if values.employment in NEEDS_END_DATE and values.ends_on is None:
        raise PeopleRefused(_("Fill in the last day for students and agency workers."), "ends_on")
    if values.ends_on and values.ends_on < today:
        raise PeopleRefused(
            _("The last day has passed. Choose a later one, or say that this person left."),
            "ends_on",
        )
    if values.manager_id and values.manager_id in subordinates(row.pk) | {row.pk}:
        raise PeopleRefused(
            _("This manager works under this person. Choose somebody else."), "manager"
        )
    if any(row.pk in persons for persons in values.superiors.values()):
        raise PeopleRefused(_("Nobody trains, assesses or appoints themselves."), "trained_by")


def _refuse_doubles(row: Person) -> None:
    others = Person.objects.exclude(pk=row.pk)
    if row.staff_number and others.filter(staff_number=row.staff_number).exists():
        raise PeopleRefused(
            _("Somebody else has this staff number. Check the number."), "staff_number"
        )
    if row.email and others.filter(email=row.email).exists():
        raise PeopleRefused(
            _("Somebody else has this e-mail address. Give another one, or leave it empty."),
            "email",
        )


def _save_superiors(row: Person, values: PersonValues) -> None:
    for kind, persons in values.superiors.items():
        own = PersonSupervision.objects.filter(person=row, kind=kind)
        known = set(own.values_list("by_id", flat=True))
        own.exclude(by_id__in=persons).delete()
        PersonSupervision.objects.bulk_create(
            PersonSupervision(person=row, by_id=one, kind=kind) for one in persons - known
        )
