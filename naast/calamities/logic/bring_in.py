"""Reads calamity files out of a table of the hospital's own system, row by row, without names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from naast.incidents.logic.moments import read_moment
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _
from naast.people.logic.problems import Problem
from naast.people.logic.table import Row, read_table

LONGEST_SUMMARY, LONGEST_NUMBER = 4000, 60
OLDEST = timedelta(days=3653)
# A column and the step that it says was done.
DONE: Mapping[str, str] = {
    "director_told_on": "own-director",
    "family_told_on": "nl-family-first-talk",
    "record_noted_on": "nl-family-record-note",
    "inspectorate_told_on": "own-inspectorate",
    "reported_on": "nl-igj-report",
    "analysed_on": "own-analysis",
    "feedback_on": "own-feedback",
    "final_report_on": "own-final-report",
    "investigation_sent_on": "nl-igj-investigation",
}
DAYS = (
    "happened_on", "noticed_on", "established_on", "no_calamity_on", "invited_on", *DONE,
)  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("file number", "dossier", "dossiernummer", "nummer"),
    "department": ("ward", "afdeling"),
    "happened_on": ("gebeurd op", "datum gebeurtenis"),
    "noticed_on": ("opgemerkt op", "datum constatering"),
    "established_on": ("vastgesteld op", "calamiteit vastgesteld op"),
    "no_calamity_on": ("geen calamiteit op",),
    "summary": ("what happened", "samenvatting", "wat gebeurde er"),
    "director_told_on": ("directeur geinformeerd op",),
    "family_told_on": ("naasten gesproken op", "familie gesproken op"),
    "record_noted_on": ("aantekening in dossier op",),
    "inspectorate_told_on": ("inspectie geinformeerd op",),
    "reported_on": ("gemeld op", "melding inspectie op"),
    "analysed_on": ("analyse klaar op",),
    "feedback_on": ("teruggekoppeld op",),
    "final_report_on": ("eindrapport op",),
    "invited_on": ("uitnodiging inspectie op",),
    "investigation_sent_on": ("onderzoek verstuurd op",),
}
REQUIRED = ("number", "department", "happened_on", "noticed_on")
NO_NUMBER = _("This row has no number. With it the same file is not brought in twice.")
LONG_NUMBER = _("This number is longer than 60 characters.")
NO_DEPARTMENT = _("The department “%(cell)s” is not in Naast. Bring in the departments first.")
NO_DAY = _("“%(cell)s” under %(column)s is not a day. Write it as 2026-03-31.")
MISSING_DAY = _("There is no day under %(column)s.")
AHEAD = _("The day under %(column)s is still to come.")
LONG_AGO = _("The day under %(column)s is very long ago. Is the year right?")
BEFORE_IT_HAPPENED = _("The day under %(column)s lies before it happened.")
BOTH_DECISIONS = _("It was either found to be a calamity or not: one of the two days only.")
NOT_INVITED = _("A report of the investigation needs the day of the invitation, invited_on.")
NEEDS_CALAMITY = _("%(column)s belongs to a calamity: give established_on too.")
LONG_SUMMARY = _("The summary is longer than 4000 characters.")
ONLY_A_CALAMITY = ("inspectorate_told_on", "reported_on", "analysed_on", "feedback_on",
                   "final_report_on")  # fmt: skip


@dataclass(frozen=True)
class BroughtFile:
    """One file as another system has it. done: the rule of a step, and the day it was done."""

    number: str
    department_id: UUID
    happened_on: date
    noticed_on: date
    established_on: date | None = None
    no_calamity_on: date | None = None
    invited_on: date | None = None
    summary: str = ""
    done: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class BroughtRow:
    """row: as a spreadsheet numbers it. file: None where something is wrong."""

    row: int
    file: BroughtFile | None = None
    problems: tuple[Sentence | Problem, ...] = ()


def read_files(
    content: bytes, *, department: Callable[[str], UUID | None], today: date, zone: ZoneInfo
) -> list[BroughtRow]:
    """Raises UnreadableTable for the file as a whole."""
    table = read_table(content, columns=COLUMNS, required=REQUIRED)
    broken = [BroughtRow(number, problems=(problem,)) for number, problem in table.broken]
    rows = [_Cells(row, department, today, zone).read() for row in table.rows]
    return sorted([*broken, *rows], key=lambda one: one.row)


class _Cells:
    """The cells of one row; all of them are read, so that all can be mended at once."""

    def __init__(
        self, row: Row, department: Callable[[str], UUID | None], today: date, zone: ZoneInfo
    ) -> None:
        self.row, self.department, self.today, self.zone = row, department, today, zone
        self.problems: list[Sentence | Problem] = []

    def read(self) -> BroughtRow:
        number, department = self._number(), self._department()
        days = {name: day for name in DAYS if (day := self._day(name)) is not None}
        self._in_order(days)
        summary = self._cell("summary")
        if len(summary) > LONGEST_SUMMARY:
            self._wrong(LONG_SUMMARY)
        if self.problems or department is None:
            return BroughtRow(self.row.number, problems=tuple(self.problems))
        file = BroughtFile(
            number=number,
            department_id=department,
            happened_on=days["happened_on"],
            noticed_on=days["noticed_on"],
            established_on=days.get("established_on"),
            no_calamity_on=days.get("no_calamity_on"),
            invited_on=days.get("invited_on"),
            summary=summary,
            done={rule: days[name] for name, rule in DONE.items() if name in days},
        )
        return BroughtRow(self.row.number, file=file)

    def _cell(self, name: str) -> str:
        return self.row.cells.get(name, "")

    def _wrong(self, text: str, **values: object) -> None:
        self.problems.append(Sentence(text, values))

    def _number(self) -> str:
        number = self._cell("number")
        if not number:
            self._wrong(NO_NUMBER)
        elif len(number) > LONGEST_NUMBER:
            self._wrong(LONG_NUMBER)
        return number

    def _department(self) -> UUID | None:
        cell = self._cell("department")
        found = self.department(cell) if cell else None
        if found is None:
            self._wrong(NO_DEPARTMENT, cell=cell[:80])
        return found

    def _day(self, name: str) -> date | None:
        cell = self._cell(name)
        if not cell:
            if name in REQUIRED:
                self._wrong(MISSING_DAY, column=name)
            return None
        moment = read_moment(cell, "dmy", "local", self.zone)
        if moment is None:
            self._wrong(NO_DAY, cell=cell[:40], column=name)
            return None
        if moment.day > self.today:
            self._wrong(AHEAD, column=name)
        elif self.today - moment.day > OLDEST:
            self._wrong(LONG_AGO, column=name)
        else:
            return moment.day
        return None

    def _in_order(self, days: Mapping[str, date]) -> None:
        happened = days.get("happened_on")
        for name, day in days.items():
            if happened and day < happened:
                self._wrong(BEFORE_IT_HAPPENED, column=name)
        if {"established_on", "no_calamity_on"} <= days.keys():
            self._wrong(BOTH_DECISIONS)
        if "investigation_sent_on" in days and "invited_on" not in days:
            self._wrong(NOT_INVITED)
        for name in ONLY_A_CALAMITY:
            if name in days and "established_on" not in days:
                self._wrong(NEEDS_CALAMITY, column=name)
