"""Each person of a staff file as they would stand afterwards, and what makes a row unsound."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from naast.people.logic.lines import in_cycle
from naast.people.logic.plan_departments import DepartmentPlan
from naast.people.logic.problems import Problem
from naast.people.logic.records import NEEDS_END_DATE, Directory, FileRow, PersonRecord


def merge(
    directory: Directory,
    rows: Sequence[FileRow],
    *,
    today: date,
    refused: dict[int, Problem],
) -> dict[str, PersonRecord]:
    """By staff number: what the directory has, overlaid with the columns of the file."""
    merged: dict[str, PersonRecord] = {}
    for row in rows:
        before = directory.persons.get(row.number)
        after = _overlay(before, row, today)
        if after.employment in NEEDS_END_DATE and after.ends_on is None:
            refused[row.row] = Problem("needs_end_date", {"employment": after.employment})
            continue
        if row.number in after.others:
            refused[row.row] = Problem("own_superior", {"number": row.number})
            continue
        merged[row.number] = after
    return merged


def _overlay(before: PersonRecord | None, row: FileRow, today: date) -> PersonRecord:
    if before and before.died:
        return before
    given: dict[str, object] = {**row.person, "department": row.department["department_code"]}
    if before and not before.active and "ends_on" not in given:
        given["ends_on"] = None  # back again
    start = before or PersonRecord(number=row.number, name="", profession="", department="")
    after = replace(start, **{**given, "active": True})  # type: ignore[arg-type]
    over = after.ends_on is not None and after.ends_on < today
    return after.gone(today) if over else after


def refuse_unsound(
    directory: Directory,
    rows: Sequence[FileRow],
    merged: dict[str, PersonRecord],
    departments: DepartmentPlan,
    *,
    staying: set[str],
    refused: dict[int, Problem],
) -> set[str]:
    """Takes out rows that lean on somebody unknown, share an address, or stand above themselves.

    Taking one out can make another unsound, so it goes on until nothing moves; every round
    refuses at least one row. Gives the staff numbers that can be leaned on in the end.
    """
    waiting = {row.number: row for row in rows if row.number in merged}
    here = {number for number in staying if _works_here(directory, number)}
    while True:
        known = here | set(merged)
        faults = {
            **dict(_unknown_heads(directory, departments, waiting, known)),
            **dict(_unknown_others(directory, merged, known)),
            **dict(_shared_addresses(directory, merged, staying)),
        } or dict(_cycles(directory, merged))
        if not faults:
            return known
        for number, problem in faults.items():
            refused[waiting.pop(number).row] = problem
            del merged[number]


def _works_here(directory: Directory, number: str) -> bool:
    return number in directory.persons and directory.persons[number].active


def _unknown_heads(
    directory: Directory,
    departments: DepartmentPlan,
    waiting: Mapping[str, FileRow],
    known: set[str],
) -> Iterator[tuple[str, Problem]]:
    for number, row in waiting.items():
        department = departments.departments[row.department["department_code"]]
        before = directory.departments.get(department.code)
        head = department.head
        if head and head not in known and (before is None or before.head != head):
            yield number, Problem("head_unknown", {"department": department.code, "number": head})


def _unknown_others(
    directory: Directory, merged: Mapping[str, PersonRecord], known: set[str]
) -> Iterator[tuple[str, Problem]]:
    """Only new references are asked about: whoever leaves stays in old ones until replaced."""
    for number, after in merged.items():
        if after.others <= known:
            continue
        before = directory.persons.get(number)
        unknown = after.others - known - (before.others if before else frozenset())
        if unknown:
            yield number, Problem("other_unknown", {"number": min(unknown)})


def _shared_addresses(
    directory: Directory, merged: Mapping[str, PersonRecord], staying: set[str]
) -> Iterator[tuple[str, Problem]]:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for number, person in directory.persons.items():
        if person.email and number not in merged and number in staying:
            owners[person.email].append(number)
    for number, after in merged.items():
        owners[after.email].append(number)
    for number, after in merged.items():
        if after.email in directory.foreign_emails:
            yield number, Problem("email_foreign", {"value": after.email})
        elif after.email and len(owners[after.email]) > 1:
            other = next(one for one in owners[after.email] if one != number)
            yield number, Problem("email_shared", {"value": after.email, "number": other})


def _cycles(
    directory: Directory, merged: Mapping[str, PersonRecord]
) -> Iterator[tuple[str, Problem]]:
    everybody = {**directory.persons, **merged}
    managers = {number: person.manager or None for number, person in everybody.items()}
    for number in sorted(in_cycle(managers)):
        if number in merged:
            yield number, Problem("line_cycle", {"number": number})
