"""Works out what a staff file would change, before anything is changed.

A row is taken whole or refused whole. Somebody whose row is refused stays as they are, also in a
full reload. People without a staff number are never touched by a file.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from naast.people.logic.plan_departments import DepartmentPlan, plan_departments
from naast.people.logic.plan_persons import merge, refuse_unsound
from naast.people.logic.problems import Problem
from naast.people.logic.records import (
    DepartmentRecord,
    Directory,
    FileRow,
    PersonRecord,
    SiteRecord,
)

LARGEST_LEAVING_SHARE = 0.20


@dataclass(frozen=True)
class BrokenRow:
    """A row that could not be read; number is empty when not even that is known."""

    row: int
    number: str
    problem: Problem


@dataclass(frozen=True)
class RowResult:
    """result: added, changed, unchanged or refused; fields: what changed; problem: why not."""

    row: int
    result: str
    fields: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True)
class Change:
    """One person before and after."""

    before: PersonRecord
    after: PersonRecord

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what differs."""
        names = (one.name for one in fields(PersonRecord))
        return tuple(n for n in names if getattr(self.before, n) != getattr(self.after, n))


@dataclass(frozen=True)
class Plan:
    """What would change. sites, departments: new or changed, as they will stand; left: people as
    they will stand after leaving; staff: how many with a staff number work here now;
    leaving_held: a full reload in which nobody leaves, because a row has no readable number."""

    sites: tuple[SiteRecord, ...] = ()
    departments: tuple[DepartmentRecord, ...] = ()
    added: tuple[PersonRecord, ...] = ()
    changed: tuple[Change, ...] = ()
    left: tuple[PersonRecord, ...] = ()
    results: tuple[RowResult, ...] = ()
    staff: int = 0
    leaving_held: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """The directory says all this already."""
        return not (self.sites or self.departments or self.added or self.changed or self.left)

    @property
    def too_many_leave(self) -> bool:
        """More than a fifth of the staff: rather half a file than half a hospital gone."""
        return len(self.left) > LARGEST_LEAVING_SHARE * self.staff

    def fingerprint(self) -> str:
        """The same for the same changes, so that what was shown is what is done."""
        parts = [
            *(repr(site) for site in self.sites),
            *(repr(department) for department in self.departments),
            *sorted(f"+{person.number}" for person in self.added),
            *sorted(f"~{one.before.number}:{one.fields}" for one in self.changed),
            *sorted(f"-{person.number}" for person in self.left),
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def make_plan(
    directory: Directory,
    rows: Sequence[FileRow],
    broken: Sequence[BrokenRow] = (),
    *,
    today: date,
    full: bool = False,
) -> Plan:
    """full: whoever is not in the file leaves today; otherwise only those in it are looked at."""
    refused = {one.row: one.problem for one in broken}
    mentioned = {row.number for row in rows} | {one.number for one in broken}
    rows = _without_doubles(rows, broken, refused)
    departments = plan_departments(directory, rows, refused)
    rows = [row for row in rows if row.row not in refused]
    merged = merge(directory, rows, today=today, refused=refused)
    staying = mentioned if full else set(directory.persons)
    known = refuse_unsound(directory, rows, merged, departments, staying=staying, refused=refused)
    departments.forget_heads_except(known)
    return _plan(
        directory, [row for row in rows if row.row not in refused], merged, refused, departments,
        today=today, absent=set(directory.persons) - mentioned if full else set(),
        held=full and "" in mentioned,
    )  # fmt: skip


def _without_doubles(
    rows: Sequence[FileRow], broken: Sequence[BrokenRow], refused: dict[int, Problem]
) -> list[FileRow]:
    times = Counter([row.number for row in rows] + [one.number for one in broken])
    for row in rows:
        if times[row.number] > 1:
            refused[row.row] = Problem("number_twice", {"number": row.number})
    return [row for row in rows if row.row not in refused]


def _plan(
    directory: Directory,
    rows: Sequence[FileRow],
    merged: Mapping[str, PersonRecord],
    refused: Mapping[int, Problem],
    departments: DepartmentPlan,
    *,
    today: date,
    absent: set[str],
    held: bool,
) -> Plan:
    results = [RowResult(row, "refused", problem=why) for row, why in refused.items()]
    added, changed = [], []
    for row in rows:
        before, after = directory.persons.get(row.number), merged[row.number]
        if before is None:
            added.append(after)
            results.append(RowResult(row.row, "added"))
        elif before != after:
            changed.append(Change(before, after))
            results.append(RowResult(row.row, "changed", fields=changed[-1].fields))
        else:
            results.append(RowResult(row.row, "unchanged"))
    staff = {number for number, person in directory.persons.items() if person.active}
    left = () if held else tuple(directory.persons[n].gone(today) for n in sorted(absent & staff))
    used = departments.used_by(row.department["department_code"] for row in rows)
    return Plan(
        sites=departments.changed_sites(used),
        departments=departments.changed_departments(used),
        added=tuple(added),
        changed=tuple(changed),
        left=left,
        results=tuple(sorted(results, key=lambda one: one.row)),
        staff=len(staff),
        leaving_held=held,
        counts=Counter(one.result for one in results),
    )


def apply_plan(directory: Directory, plan: Plan) -> Directory:
    """The directory after the plan; the database's own way of doing it must agree with this."""
    persons = dict(directory.persons)
    persons.update({person.number: person for person in (*plan.added, *plan.left)})
    persons.update({change.after.number: change.after for change in plan.changed})
    return Directory(
        persons=persons,
        departments={**directory.departments, **{one.code: one for one in plan.departments}},
        sites={**directory.sites, **{one.code: one for one in plan.sites}},
        foreign_emails=directory.foreign_emails,
    )
