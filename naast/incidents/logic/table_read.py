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
from naast.incidents.logic.rows import Reading, ReadRow
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _
from naast.incidents.logic.table_words import CODES, COLUMNS, PEOPLE_PER_ROW, TABLES
from naast.people.logic.person_row import read_day
from naast.people.logic.problems import Problem, Refused
from naast.people.logic.table import Row, header_key, read_table

REQUIRED = ("kind", "happened_on")
_NO_NAME = _("Contact details without a name were left out (colleague %(number)s).")


def read_incident_table(
    content: bytes, mapped: Mapped, reading: Reading, source: Source
) -> Iterator[ReadRow]:
    """One row for each row of the table, numbered as a spreadsheet does.

    Raises naast.people.logic.problems.UnreadableTable for the file as a whole.
    """
    table = read_table(content, columns=COLUMNS, required=REQUIRED, mapping=mapped.columns)
    broken = [ReadRow(number, problems=(problem,)) for number, problem in table.broken]
    rows = [_read(row, mapped, reading, source) for row in table.rows]
    return iter(sorted([*broken, *rows], key=lambda one: one.row))


def _read(row: Row, mapped: Mapped, reading: Reading, source: Source) -> ReadRow:
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
        return {
            "kind": "near_miss" if almost and kind == "safety_incident" else kind,
            "actuality": "potential" if almost or kind == "near_miss" else "actual",
            "happened_on": self._day("happened_on"),
            "happened_at_time": self._time(),
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
            self.notes.append(Sentence(_NO_NAME, {"number": number}))

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

    def _day(self, name: str) -> date | None:
        try:
            day = read_day(name, self.cells.get(name, ""))
        except Refused as refused:
            self.problems.append(refused.problem)
            return None
        if day is None:
            self.problems.append(Problem("cell_empty", {"field": name}))
        elif day > self._today() + timedelta(days=1):
            self.problems.append(Sentence(_("The day %(day)s lies in the future."), {"day": day}))
        return day

    def _today(self) -> date:
        return self.reading.at.astimezone(self.reading.zone).date()

    def _time(self) -> time | None:
        cell = self.cells.get("happened_at", "")
        for form in ("%H:%M", "%H:%M:%S", "%H.%M"):
            try:
                return datetime.strptime(cell, form).time().replace(second=0)
            except ValueError:
                continue
        if cell:
            self.problems.append(
                Sentence(_("“%(cell)s” is not a time. Write it as 14:30."), {"cell": cell[:30]})
            )
        return None

    def _recorded(self) -> datetime:
        if not self.cells.get("reported_on"):
            return self.reading.at
        day = self._day("reported_on") or self._today()
        return min(datetime.combine(day, time(0), self.reading.zone), self.reading.at)


def _bad(code: str, cell: str) -> Problem:
    return Problem(code, {"value": cell[:60]})
