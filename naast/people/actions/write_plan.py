"""Writes a plan into the tables, many rows a statement, inside the import's transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from naast.people.actions.keep_heads import keep_heads
from naast.people.actions.keep_users import chunks, free_addresses, keep_users, overwrite
from naast.people.choices import Supervision
from naast.people.logic.plan import Change, Plan
from naast.people.logic.records import DepartmentRecord, PersonRecord, SiteRecord
from naast.people.models import Department, Person, PersonSupervision, Site
from naast.privacy.erasure import Trigger, erase

_SAME_NAME = (
    "name",
    "profession",
    "specialism",
    "seniority",
    "birth_decade",
    "started_year",
    "gender",
    "email",
    "phone",
    "work_pattern",
    "employment",
    "ends_on",
    "active",
)
_LEAVING = ("ends_on", "active", "email", "phone")
_KINDS = {
    Supervision.TRAINS: "trained_by",
    Supervision.ASSESSES: "assessed_by",
    Supervision.APPOINTS: "appointed_by",
}


Tick = Callable[[int], None]


@dataclass(frozen=True)
class Ids:
    """Staff numbers and department codes -> ids, those of new rows included."""

    persons: Mapping[str, UUID]
    departments: Mapping[str, UUID]


def write_plan(plan: Plan, *, at: datetime, tick: Tick) -> None:
    """Everything in the plan. Ids of new rows are drawn first, because rows name each other."""
    ids = _ids(plan)
    _write_sites(plan.sites)
    _write_departments(plan.departments, ids)
    gone = [Change(before=one, after=one) for one in plan.left]
    moved = [one.after.number for one in plan.changed if "email" in one.fields]
    _free_addresses([ids.persons[number] for number in (*moved, *(p.number for p in plan.left))])
    for changes in chunks([*plan.changed, *gone]):
        _change(changes, ids)
        tick(len(changes))
    for records in chunks(plan.added):
        _add(records, ids)
        tick(len(records))
    for one in plan.left:
        erase(Trigger.PERSON_LEFT, ids.persons[one.number], at)
    keep_heads(at=at)


def _ids(plan: Plan) -> Ids:
    numbered = Person.objects.exclude(staff_number=None).values_list("staff_number", "pk")
    persons = {number: pk for number, pk in numbered.iterator() if number}
    departments = dict(Department.objects.values_list("code", "pk"))
    return Ids(
        persons={**persons, **{one.number: uuid4() for one in plan.added}},
        departments={one.code: uuid4() for one in plan.departments} | departments,
    )


def _write_sites(sites: Sequence[SiteRecord]) -> None:
    for site in sites:
        Site.objects.update_or_create(code=site.code, defaults={"name": site.name})


def _write_departments(departments: Sequence[DepartmentRecord], ids: Ids) -> None:
    """A parent or head may come later in the same file; foreign keys are checked at the end."""
    sites = dict(Site.objects.values_list("code", "pk"))
    known = Department.objects.in_bulk([ids.departments[one.code] for one in departments])
    for one in departments:
        pk = ids.departments[one.code]
        row = known.get(pk) or Department(id=pk, code=one.code)
        row.name, row.site_id = one.name, sites[one.site]
        row.parent_id = ids.departments[one.parent] if one.parent else None
        row.head_id = ids.persons[one.head] if one.head else row.head_id
        row.save(force_insert=pk not in known)


def _free_addresses(persons: Sequence[UUID]) -> None:
    """So that an address may pass from one person to another within a file."""
    for some in chunks(persons):
        Person.objects.filter(pk__in=some).update(email="")
        free_addresses(some)


def _add(records: Sequence[PersonRecord], ids: Ids) -> None:
    rows = []
    for record in records:
        row = Person(id=ids.persons[record.number], staff_number=record.number)
        _copy(record, row, ids, (*_SAME_NAME, "languages", "department", "manager"))
        rows.append(row)
    Person.objects.bulk_create(rows)
    _write_supervision([(record, tuple(_KINDS.values())) for record in records], ids)
    keep_users(rows)


def _change(changes: Sequence[Change], ids: Ids) -> None:
    """Only what the file says otherwise; a superior without a staff number stays."""
    known = Person.objects.in_bulk([ids.persons[one.after.number] for one in changes])
    touched: set[str] = set()
    for one in changes:
        fields = one.fields or _LEAVING
        _copy(one.after, known[ids.persons[one.after.number]], ids, fields)
        touched.update(fields)
    columns = sorted(touched - set(_KINDS.values()))
    if columns:
        overwrite(Person, list(known.values()), columns)
    _forget_supervision(changes, ids)
    _write_supervision([(one.after, one.fields) for one in changes], ids)
    keep_users(list(known.values()))


def _copy(record: PersonRecord, row: Person, ids: Ids, fields: Iterable[str]) -> None:
    for name in fields:
        if name in _SAME_NAME:
            setattr(row, name, getattr(record, name))
        elif name == "languages":
            row.languages = list(record.languages)
        elif name == "department":
            row.department_id = ids.departments[record.department]
        elif name == "manager":
            row.manager_id = ids.persons[record.manager] if record.manager else None


def _forget_supervision(changes: Iterable[Change], ids: Ids) -> None:
    for kind, name in _KINDS.items():
        persons = [ids.persons[one.after.number] for one in changes if name in one.fields]
        rows = PersonSupervision.objects.filter(person_id__in=persons, kind=kind)
        rows.exclude(by__staff_number=None).delete()


def _write_supervision(records: Iterable[tuple[PersonRecord, tuple[str, ...]]], ids: Ids) -> None:
    """The kinds among the fields; what they said before must be gone."""
    rows = []
    for record, fields in records:
        person = ids.persons[record.number]
        for kind, name in _KINDS.items():
            if name in fields:
                rows += [
                    PersonSupervision(person_id=person, by_id=ids.persons[number], kind=kind)
                    for number in getattr(record, name)
                ]
    PersonSupervision.objects.bulk_create(rows)
