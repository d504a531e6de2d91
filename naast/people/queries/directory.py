"""The directory as plain values, for the plan of an import."""

from collections.abc import Iterator
from uuid import UUID

from naast.access.models import User
from naast.people.choices import Supervision
from naast.people.logic.records import DepartmentRecord, Directory, PersonRecord, SiteRecord
from naast.people.models import Department, Person, PersonSupervision, Site

_PLAIN = (
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
    "died",
)


def directory() -> Directory:
    """Everybody with a staff number, all departments and sites; seven queries for any size."""
    numbers = dict(
        Person.objects.exclude(staff_number=None).values_list("pk", "staff_number").iterator()
    )
    departments = {row.pk: row for row in Department.objects.select_related("site", "parent")}
    return Directory(
        persons={one.number: one for one in _persons(numbers, departments)},
        departments={
            row.code: DepartmentRecord(
                code=row.code,
                name=row.name,
                site=row.site.code,
                parent=row.parent.code if row.parent else "",
                head=(numbers.get(row.head_id) or "") if row.head_id else "",
            )
            for row in departments.values()
        },
        sites={row.code: SiteRecord(row.code, row.name) for row in Site.objects.all()},
        foreign_emails=_foreign_emails(numbers),
    )


def _persons(
    numbers: dict[UUID, str | None], departments: dict[UUID, Department]
) -> Iterator[PersonRecord]:
    supervised = _supervised(numbers)
    rows = Person.objects.exclude(staff_number=None).order_by()
    names = ("pk", "staff_number", "department_id", "manager_id", "languages", *_PLAIN)
    for row in rows.values(*names).iterator(chunk_size=5000):
        yield PersonRecord(
            number=row["staff_number"],
            department=departments[row["department_id"]].code,
            manager=numbers.get(row["manager_id"]) or "",
            languages=tuple(row["languages"]),
            **{name: row[name] for name in _PLAIN},
            trained_by=supervised["trains"].get(row["pk"], frozenset()),
            assessed_by=supervised["assesses"].get(row["pk"], frozenset()),
            appointed_by=supervised["appoints"].get(row["pk"], frozenset()),
        )


def _supervised(
    numbers: dict[UUID, str | None],
) -> dict[str, dict[UUID, frozenset[str]]]:
    """By kind and person: the staff numbers of those who have a say."""
    found: dict[str, dict[UUID, frozenset[str]]] = {kind: {} for kind in Supervision.values}
    for person, by, kind in PersonSupervision.objects.values_list("person_id", "by_id", "kind"):
        number = numbers.get(by)
        if number:
            found[kind][person] = found[kind].get(person, frozenset()) | {number}
    return found


def _foreign_emails(numbers: dict[UUID, str | None]) -> frozenset[str]:
    users = User.objects.values_list("pk", "email")
    persons = Person.objects.filter(staff_number=None).values_list("pk", "email")
    pairs = [*users, *persons]
    return frozenset(email for pk, email in pairs if email and pk not in numbers)
