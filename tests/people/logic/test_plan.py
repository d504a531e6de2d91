"""What a staff file would change: known cases, and two properties for any file."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.people.logic.plan import BrokenRow, Plan, apply_plan, make_plan
from naast.people.logic.problems import Problem
from naast.people.logic.records import (
    DepartmentRecord,
    Directory,
    FileRow,
    PersonRecord,
    SiteRecord,
)

TODAY = date(2027, 1, 15)
ICU = DepartmentRecord("icu", "Intensive care", "main")
BASE = Directory(
    persons={
        number: PersonRecord(number, f"Name {number}", "nurse", "icu", email=f"{number}@h.example")
        for number in ("1", "2", "3", "4", "5", "6")
    },
    departments={"icu": ICU},
    sites={"main": SiteRecord("main", "Main building")},
)


def row(number: str, at: int = 0, **cells: object) -> FileRow:
    department = {
        name: str(cells.pop(name))
        for name in list(cells)
        if name.startswith(("department_", "site_"))
    }
    person = {"name": f"Name {number}", "profession": "nurse", **cells}
    return FileRow(at or int(number) + 1, number, person, {"department_code": "icu", **department})


def plan(*rows: FileRow, directory: Directory = BASE, full: bool = False) -> Plan:
    return make_plan(directory, rows, today=TODAY, full=full)


def refusals(made: Plan) -> dict[int, str]:
    return {one.row: one.problem.code for one in made.results if one.problem}


def test_added_changed_and_unchanged_are_told_apart() -> None:
    made = plan(row("1"), row("2", name="New Name"), row("9"))

    assert [(one.row, one.result, one.fields) for one in made.results] == [
        (2, "unchanged", ()),
        (3, "changed", ("name",)),
        (10, "added", ()),
    ]


def test_a_column_that_is_not_in_the_file_keeps_what_the_directory_has() -> None:
    after = apply_plan(BASE, plan(row("2", name="New Name")))

    assert after.persons["2"].email == "2@h.example"


def test_nobody_leaves_by_a_file_of_differences() -> None:
    assert plan(row("1")).left == ()


def test_in_a_full_reload_whoever_is_not_in_the_file_leaves_today() -> None:
    made = plan(*(row(number) for number in "12345"), full=True)

    assert [(one.number, one.ends_on, one.active, one.email) for one in made.left] == [
        ("6", TODAY, False, "")
    ]
    assert not made.too_many_leave


def test_a_full_reload_without_a_fifth_of_the_staff_raises_the_alarm() -> None:
    assert plan(*(row(number) for number in "1234"), full=True).too_many_leave


def test_somebody_whose_row_is_refused_does_not_leave() -> None:
    broken = [BrokenRow(7, "6", Problem("bad_email"))]
    rows = [row(number) for number in "12345"]

    made = make_plan(BASE, rows, broken, today=TODAY, full=True)

    assert (made.left, refusals(made)) == ((), {7: "bad_email"})


def test_nobody_leaves_when_a_row_has_no_readable_number() -> None:
    broken = [BrokenRow(7, "", Problem("too_many_cells"))]

    made = make_plan(BASE, [row("1")], broken, today=TODAY, full=True)

    assert (made.left, made.leaving_held) == ((), True)


def test_somebody_who_left_and_is_in_the_file_again_is_back() -> None:
    gone = replace(BASE, persons={**BASE.persons, "6": BASE.persons["6"].gone(TODAY)})

    after = apply_plan(gone, plan(row("6", email="6@h.example"), directory=gone))

    assert after.persons["6"] == BASE.persons["6"]


def test_somebody_whose_end_date_has_passed_is_not_kept_reachable() -> None:
    after = apply_plan(BASE, plan(row("6", ends_on=date(2027, 1, 14), phone="123")))

    left = after.persons["6"]
    assert (left.active, left.email, left.phone) == (False, "", "")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("1", 2), row("1", 3)], {2: "number_twice", 3: "number_twice"}),
        ([row("9", employment="student")], {10: "needs_end_date"}),
        ([row("9", manager="9")], {10: "own_superior"}),
        ([row("9", manager="77")], {10: "other_unknown"}),
        ([row("9", trained_by=frozenset({"77"}))], {10: "other_unknown"}),
        ([row("9", email="1@h.example")], {10: "email_shared"}),
        ([row("8", email="x@h.example"), row("9", email="x@h.example")],
         {9: "email_shared", 10: "email_shared"}),
        ([row("1", manager="2"), row("2", manager="3"), row("3", manager="1")],
         {2: "line_cycle", 3: "line_cycle", 4: "line_cycle"}),
        ([row("9", department_code="or")], {10: "department_unknown"}),
        ([row("9", department_code="or", department_name="Theatre", department_parent="div")],
         {10: "parent_unknown"}),
        ([row("9", department_head="77")], {10: "head_unknown"}),
        ([row("8", department_name="A"), row("9", department_name="B")],
         {10: "department_differs"}),
        ([row("8", site_code="s", site_name="A"),
          row("9", department_code="or", department_name="O", site_code="s", site_name="B")],
         {10: "site_differs"}),
        ([row("8", department_code="a", department_name="A", department_parent="b"),
          row("9", department_code="b", department_name="B", department_parent="a")],
         {9: "department_cycle", 10: "department_cycle"}),
    ],
)  # fmt: skip
def test_an_unsound_row_is_refused(rows: list[FileRow], expected: dict[int, str]) -> None:
    made = plan(*rows)

    assert refusals(made) == expected


def test_a_row_that_leans_on_a_refused_row_is_refused_too() -> None:
    made = plan(row("8", manager="9"), row("9", email="1@h.example"))

    assert refusals(made) == {9: "other_unknown", 10: "email_shared"}


def test_the_manager_may_come_later_in_the_file() -> None:
    after = apply_plan(BASE, plan(row("8", manager="9"), row("9")))

    assert after.persons["8"].manager == "9"


def test_an_address_of_somebody_without_a_staff_number_is_refused() -> None:
    directory = replace(BASE, foreign_emails=frozenset({"auditor@h.example"}))

    made = plan(row("9", email="auditor@h.example"), directory=directory)

    assert refusals(made) == {10: "email_foreign"}


def test_two_people_may_swap_their_addresses() -> None:
    made = plan(row("1", email="2@h.example"), row("2", email="1@h.example"))

    assert (refusals(made), len(made.changed)) == ({}, 2)


def test_departments_come_as_a_tree_with_the_site_of_the_one_above() -> None:
    two = replace(BASE, sites={**BASE.sites, "north": SiteRecord("north", "North")})
    cells = {
        "department_code": "or",
        "department_name": "Theatre",
        "department_parent": "surgery",
        "department_parent_name": "Surgery",
    }
    made = plan(
        row("8", **cells),
        row("9", department_code="surgery", department_name="Surgery", site_code="north"),
        directory=two,
    )

    assert made.departments == (
        DepartmentRecord("or", "Theatre", "north", parent="surgery"),
        DepartmentRecord("surgery", "Surgery", "north"),
    )


def test_a_new_department_without_any_hint_of_its_site_is_refused() -> None:
    two = replace(BASE, sites={**BASE.sites, "north": SiteRecord("north", "North")})

    made = plan(row("9", department_code="or", department_name="Theatre"), directory=two)

    assert refusals(made) == {10: "department_needs_site"}


def test_a_head_whom_only_a_refused_row_names_is_not_taken() -> None:
    acute = {"department_code": "acute", "department_name": "Acute care"}
    above = {"department_parent": "acute"}
    er = {"department_code": "er", "department_name": "Emergency"}

    made = plan(row("8", **er, **above), row("9", **acute, department_head="77"))

    assert refusals(made) == {10: "head_unknown"}
    assert [(one.code, one.head) for one in made.departments] == [("acute", ""), ("er", "")]


def test_a_department_that_only_refused_rows_name_is_not_made() -> None:
    made = plan(row("9", department_code="or", department_name="O", email="1@h.example"))

    assert (made.departments, refusals(made)) == ((), {10: "email_shared"})


numbers = st.integers(1, 12).map(str)
people = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Anna", "Bo", "Cem"]),
        "profession": st.sampled_from(["nurse", "doctor"]),
        "languages": st.sampled_from([(), ("nl",), ("nl", "en")]),
        "gender": st.sampled_from([None, "woman"]),
        "ends_on": st.sampled_from([None, date(2026, 12, 1), date(2027, 6, 1)]),
        "manager": st.just("") | numbers,
        "assessed_by": st.frozensets(numbers, max_size=2),
        "email": st.just("") | st.integers(1, 12).map(lambda one: f"{one}@h.example"),
    }
)
places = st.sampled_from(
    [
        {"department_code": "icu"},
        {"department_code": "er", "department_name": "Emergency", "site_code": "main"},
        {"department_code": "er", "department_name": "Emergency", "department_parent": "acute"},
        {"department_code": "acute", "department_name": "Acute care", "department_head": "3"},
        {"department_code": "acute", "department_name": "Acute care", "department_parent": "er"},
    ]
)
files = st.lists(st.tuples(numbers, people, places), max_size=12).map(
    lambda rows: [
        FileRow(at, number, person, place)
        for at, (number, person, place) in enumerate(rows, start=2)
    ]
)
directories = st.builds(
    lambda rows: apply_plan(BASE, make_plan(BASE, rows, today=TODAY)),
    files,
)


def as_the_file_says(one: FileRow) -> PersonRecord:
    said = PersonRecord(one.number, department=one.department["department_code"], **one.person)
    over = said.ends_on is not None and said.ends_on < TODAY
    return said.gone(TODAY) if over else said


@given(directories, files, st.booleans())
def test_after_the_plan_the_directory_says_what_the_file_says(
    directory: Directory, rows: list[FileRow], full: bool
) -> None:
    made = make_plan(directory, rows, today=TODAY, full=full)
    after = apply_plan(directory, made)

    refused = {one.row for one in made.results if one.result == "refused"}
    taken = {one.number: as_the_file_says(one) for one in rows if one.row not in refused}
    assert {number: after.persons[number] for number in taken} == taken
    untouched = set(directory.persons) - set(taken)
    if full:
        gone = untouched - {one.number for one in rows}
        assert not any(after.persons[number].active for number in gone)
        untouched -= gone
    assert {n: after.persons[n] for n in untouched} == {n: directory.persons[n] for n in untouched}


@given(directories, files, st.booleans())
def test_the_same_file_again_changes_nothing(
    directory: Directory, rows: list[FileRow], full: bool
) -> None:
    first = make_plan(directory, rows, today=TODAY, full=full)
    accepted = {one.row for one in first.results if one.result != "refused"}
    again = [one for one in rows if one.row in accepted] if not full else rows

    second = make_plan(apply_plan(directory, first), again, today=TODAY, full=full)

    assert not second.added
    assert not second.left
    if len(accepted) == len(rows):
        assert second.changes_nothing


@given(directories, files, st.booleans())
def test_after_the_plan_addresses_are_unique_and_nobody_stands_above_themselves(
    directory: Directory, rows: list[FileRow], full: bool
) -> None:
    after = apply_plan(directory, make_plan(directory, rows, today=TODAY, full=full))

    addresses = [one.email for one in after.persons.values() if one.email]
    assert len(addresses) == len(set(addresses))
    for person in after.persons.values():
        seen, current = set(), person.manager
        while current:
            assert current not in seen
            seen.add(current)
            current = after.persons[current].manager
    for department in after.departments.values():
        assert department.site in after.sites
        assert not department.parent or department.parent in after.departments
