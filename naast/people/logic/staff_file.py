"""A staff file, read: rows to plan with, rows that could not be read, columns nobody needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from naast.people.logic.person_row import COLUMNS, REQUIRED, read_row
from naast.people.logic.plan import BrokenRow
from naast.people.logic.problems import Refused, UnreadableTable
from naast.people.logic.records import FileRow
from naast.people.logic.table import read_table


@dataclass
class StaffFile:
    """What a file holds, before anybody asks what it would change."""

    rows: list[FileRow] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)
    unused: tuple[str, ...] = ()


def read_staff_file(
    content: bytes, *, this_year: int, mapping: Mapping[str, str] | None = None
) -> StaffFile:
    """UnreadableTable when the file as a whole cannot be used."""
    table = read_table(content, columns=COLUMNS, required=REQUIRED, mapping=mapping)
    if not {"department_code", "department_name"} & set(table.fields):
        raise UnreadableTable("column_missing", field="department_code", found=_found(table.fields))
    staff = StaffFile(unused=table.unused)
    staff.broken = [BrokenRow(number, "", problem) for number, problem in table.broken]
    for row in table.rows:
        try:
            staff.rows.append(read_row(row, this_year=this_year))
        except Refused as why:
            number = row.cells.get("number", "")
            staff.broken.append(BrokenRow(row.number, number, why.problem))
    return staff


def _found(fields: tuple[str, ...]) -> str:
    return ", ".join(fields)
