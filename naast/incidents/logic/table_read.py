"""Reads a CSV or XLSX table of another incident system. A story column is never read."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from naast.incidents.logic.contact import clean_email, clean_phone, profession_code
from naast.incidents.logic.draft import (
    Harm,
    IncidentDraft,
    Kind,
    NamedColleague,
    Source,
    YesNoUnknown,
)
from naast.incidents.logic.mapping import Mapped
from naast.incidents.logic.moments import Moment, read_moment, read_time
from naast.incidents.logic.rows import Reading, ReadRow
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _
from naast.incidents.logic.table_words import CODES, COLUMNS, PEOPLE_PER_ROW, TABLES
from naast.people.logic.problems import Problem
from naast.people.logic.table import Row, header_key, read_table

REQUIRED = ("kind", "happened_on")
EARLIEST_YEAR = 1990
IN_THE_FUTURE = _("The day %(day)s lies in the future.")
LONG_AGO = _("The day %(day)s is very long ago. Is the year right?")
NO_TIME = _("“%(cell)s” is not a time. Write it as 14:30.")
NO_NAME = _("Contact details without a name were left out (colleague %(number)s).")


def read_incident_table(
    content: bytes, mapped: Mapped, reading: Reading, source: Source
) -> Iterator[ReadRow]:
    """One row for each row of the table, numbered as a spreadsheet does.

    Raises naast.people.logic.problems.UnreadableTable for the file as a whole.
    """
    table = read_table(
        content, columns=COLUMNS, required=REQUIRED, mapping=mapped.columns, moments=True
    )
    broken = [ReadRow(number, problems=(problem,)) for number, problem in table.broken]
    rows = [read_row(row, mapped, reading, source) for row in table.rows]
    return iter(sorted([*broken, *rows], key=lambda one: one.row))


def read_row(row: Row, mapped: Mapped, reading: Reading, source: Source) -> ReadRow:
    """Every cell is read before the row is refused, so that all of it can be mended at once."""
    reader = _Cells(row.cells, mapped, reading)
    values = reader.event()
    people = tuple(one for number in range(1, PEOPLE_PER_ROW + 1) for one in reader.person(number))
    if reader.problems:
        return ReadRow(row.number, problems=tuple(reader.problems))
    return ReadRow(
        row.number,
        draft=IncidentDraft(source=source, **values),
        involved=people,
        notes=tuple(reader.notes),
        told=frozenset(name for name, cell in row.cells.items() if cell),
    )


class _Cells:
    """The cells of one row, and what was wrong with them."""

    def __init__(self, cells: Mapping[str, str], mapped: Mapped, reading: Reading) -> None:
        self.cells, self.mapped, self.reading = cells, mapped, reading
        self.problems: list[Sentence | Problem] = []
        self.notes: list[Sentence] = []

    def event(self) -> dict[str, Any]:
        """The fields of the draft; not to be used when there are problems."""
        almost = self._code("almost", "yes_no", "no") == "yes"
        kind = cast("Kind", self._code("kind", "kind", ""))
        number = self.cells.get("number", "")[:120]
        place = self.cells.get("place", "") or self.cells.get("department", "")
        moment = self._moment("happened_on")
        return {
            "kind": "near_miss" if almost and kind == "safety_incident" else kind,
            "actuality": "potential" if almost or kind == "near_miss" else "actual",
            "happened_on": moment.day if moment else None,
            "happened_at_time": self._time(moment),
            "recorded_at": self._recorded(),
            "department_id": self.reading.directory.department(self.cells.get("department", "")),
            "place": place[:120],
            "harm": cast("Harm", self._code("harm", "harm", "unknown")),
            "possible_calamity": cast("YesNoUnknown", self._code("calamity", "yes_no", "unknown")),
            "source_number": number,
            "source_system": self.mapped.system if number else "",
        }

    def person(self, number: int) -> Iterator[NamedColleague]:
        """The colleague of the columns with this number, if one is named."""
        name = self._of_person("colleague", number)
        staff_number = self._of_person("staff_number", number)
        known = self.reading.directory.person(staff_number) if staff_number else None
        phone = clean_phone(self._of_person("phone", number))
        email = clean_email(self._of_person("email", number))
        if phone is None:
            self.problems.append(_bad("bad_phone", self._of_person("phone", number)))
        if email is None:
            self.problems.append(_bad("bad_email", self._of_person("email", number)))
        if staff_number and known is None:
            self.problems.append(_bad("person_unknown", staff_number))
        if name or known:
            yield NamedColleague(
                name=(known[1] if known else name)[:120],
                person_id=known[0] if known else None,
                phone=phone or "",
                email=email or "",
                department=self._of_person("colleague_department", number)[:120],
                profession=profession_code(self._of_person("profession", number)),
                support_already=cast(
                    "YesNoUnknown", self._code(f"support_{number}", "yes_no", "unknown")
                ),
            )
        elif phone or email:
            self.notes.append(Sentence(NO_NAME, {"number": number}))

    def _of_person(self, name: str, number: int) -> str:
        return self.cells.get(f"{name}_{number}", "")

    def _code(self, name: str, kind: str, empty: str) -> str:
        word = self.cells.get(name, "")
        own = self.mapped.words.get(kind, {})
        code = {**TABLES[kind], **own}.get(header_key(word), "") if word else empty
        if word and not code:
            known = {"field": name, "word": word[:60], "known": ", ".join(CODES[kind])}
            self.problems.append(Problem("unknown_word", known))
        elif not code:
            self.problems.append(Problem("cell_empty", {"field": name}))
        return code

    def _moment(self, name: str) -> Moment | None:
        cell = self.cells.get(name, "")
        if not cell:
            self.problems.append(Problem("cell_empty", {"field": name}))
            return None
        found = read_moment(cell, self.mapped.dates, self.mapped.zone, self.reading.zone)
        if found is None:
            self.problems.append(Problem("no_day", {"field": name, "value": cell[:30]}))
        elif found.day > self._today() + timedelta(days=1):
            self.problems.append(Sentence(IN_THE_FUTURE, {"day": found.day}))
        elif found.day.year < EARLIEST_YEAR:
            self.problems.append(Sentence(LONG_AGO, {"day": found.day}))
        return found

    def _today(self) -> date:
        return self.reading.at.astimezone(self.reading.zone).date()

    def _time(self, moment: Moment | None) -> time | None:
        cell = self.cells.get("happened_at", "")
        if not cell:
            return moment.at if moment else None
        found = read_time(cell)
        if found is None:
            self.problems.append(Sentence(NO_TIME, {"cell": cell[:30]}))
        return found

    def _recorded(self) -> datetime:
        if not self.cells.get("reported_on"):
            return self.reading.at
        told = self._moment("reported_on") or Moment(self._today())
        moment = datetime.combine(told.day, told.at or time(0), self.reading.zone)
        return min(moment, self.reading.at)


def _bad(code: str, cell: str) -> Problem:
    return Problem(code, {"value": cell[:60]})
