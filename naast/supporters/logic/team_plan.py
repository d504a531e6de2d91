"""Reads a file of supporters and works out what it would change in the team."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from naast.people.logic.plan import LARGEST_LEAVING_SHARE, BrokenRow, RowResult
from naast.people.logic.problems import Refused, UnreadableTable
from naast.people.logic.table import read_table
from naast.supporters.logic.records import SupporterRecord, Team, TeamRow
from naast.supporters.logic.team_row import COLUMNS, read_team_row


@dataclass
class TeamFile:
    """What a file holds, before anybody asks what it would change."""

    rows: list[TeamRow] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class TeamPlan:
    """written: supporters that are new or changed, as they will stand; stopped: those who are not
    in a full file; team: how many are in the team now; stopping_held: see people's Plan."""

    written: tuple[SupporterRecord, ...] = ()
    stopped: tuple[SupporterRecord, ...] = ()
    results: tuple[RowResult, ...] = ()
    team: int = 0
    stopping_held: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def too_many_stop(self) -> bool:
        """More than a fifth of the team."""
        return len(self.stopped) > LARGEST_LEAVING_SHARE * self.team


def read_team_file(content: bytes, *, mapping: Mapping[str, str] | None = None) -> TeamFile:
    """UnreadableTable when the file as a whole cannot be used."""
    table = read_table(content, columns=COLUMNS, mapping=mapping)
    if not {"number", "email"} & set(table.fields):
        raise UnreadableTable("column_missing", field="number", found=", ".join(table.unused))
    team = TeamFile(unused=table.unused)
    team.broken = [BrokenRow(number, "", problem) for number, problem in table.broken]
    for row in table.rows:
        try:
            team.rows.append(read_team_row(row))
        except Refused as why:
            key = row.cells.get("number") or row.cells.get("email", "").lower()
            team.broken.append(BrokenRow(row.number, key, why.problem))
    return team


def make_team_plan(team: Team, file: TeamFile, *, today: date, full: bool = False) -> TeamPlan:
    """full: whoever is not in the file leaves the team today."""
    results = [RowResult(one.row, "refused", problem=one.problem) for one in file.broken]
    written = []
    times = Counter(team.persons.get(row.key, (None, ""))[0] for row in file.rows)
    for row in file.rows:
        try:
            before, after = _merge(team, row, times, today)
        except Refused as why:
            results.append(RowResult(row.row, "refused", problem=why.problem))
        else:
            results.append(_result(row, before, after))
            written += [after] if before != after else []
    held = full and any(not one.number for one in file.broken)
    return TeamPlan(
        written=tuple(written),
        stopped=_stopped(team, file, today) if full and not held else (),
        results=tuple(sorted(results, key=lambda one: one.row)),
        team=sum(one.active for one in team.supporters.values()),
        stopping_held=held,
        counts=Counter(one.result for one in results),
    )


def _stopped(team: Team, file: TeamFile, today: date) -> tuple[SupporterRecord, ...]:
    """Whoever is in the team and in no row, refused rows included."""
    keys = {row.key for row in file.rows} | {one.number for one in file.broken}
    mentioned = {team.persons[key][0] for key in keys if key in team.persons}
    serving = (one for one in team.supporters.values() if one.active)
    return tuple(one.stopped(today) for one in serving if one.person_id not in mentioned)


def _result(row: TeamRow, before: SupporterRecord | None, after: SupporterRecord) -> RowResult:
    if before is None:
        return RowResult(row.row, "added")
    return RowResult(row.row, "unchanged" if before == after else "changed")


def _merge(
    team: Team, row: TeamRow, times: Mapping[UUID | None, int], today: date
) -> tuple[SupporterRecord | None, SupporterRecord]:
    person_id, known_name = team.persons.get(row.key, (None, ""))
    if person_id is None:
        raise Refused("person_unknown", value=row.key)
    if times[person_id] > 1:
        raise Refused("number_twice", number=row.key)
    if row.name and not _same_name(row.name, known_name):
        raise Refused("names_differ", number=row.key)
    before = team.supporters.get(person_id)
    given = dict(row.values)
    if before and not before.active and "ended_on" not in given:
        given["ended_on"] = None  # back in the team
    start = before or SupporterRecord(person_id)
    after = replace(start, **{**given, "active": True})  # type: ignore[arg-type]
    if after.started_on and after.ended_on and after.ended_on < after.started_on:
        raise Refused("ends_before_start")
    over = after.ended_on is not None and after.ended_on < today
    return before, replace(after, active=not over)


def _same_name(one: str, other: str) -> bool:
    """A guard against a wrong number, lenient about initials: the last words are the same."""
    return one.rsplit(maxsplit=1)[-1].casefold() == other.rsplit(maxsplit=1)[-1].casefold()
