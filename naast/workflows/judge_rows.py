"""What would become of each row of a waiting file: new, here already, changed, or to be mended."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal, cast
from uuid import UUID

from django.utils import timezone

from naast.incidents.logic.differences import new_values
from naast.incidents.logic.draft import Source
from naast.incidents.logic.mapping import Mapped
from naast.incidents.logic.rows import Reading, ReadRow
from naast.incidents.logic.table_kept import KeptTable, problems_of
from naast.incidents.logic.table_read import read_row
from naast.incidents.models import Incident
from naast.incidents.queries.own_directory import OwnDirectory
from naast.people.logic.table import Row
from naast.workflows.import_incidents import identity_of, key_of

AT_ONCE = 400  # rows whose keys are asked in one question

Result = Literal["new", "here", "changed", "mend"]


@dataclass(frozen=True)
class Judged:
    """key: by which it would be stored; incident: the one that is here already; changes: its
    columns that would change."""

    row: Row
    read: ReadRow
    result: Result
    key: UUID | None = None
    incident: Incident | None = None
    changes: tuple[str, ...] = ()


def judge_rows(
    table: KeptTable, mapped: Mapped, form: str, at: datetime, *, after: int = 0
) -> Iterator[Judged]:
    """In the order of the file, those below row `after`. Changes nothing."""
    rows = _read(table, mapped, cast("Source", form), at)
    seen: Counter[str] = Counter()
    while some := list(islice(rows, AT_ONCE)):
        yield from (one for one in _judge(some, seen) if one.row.number > after)


def judge_row(row: Row, mapped: Mapped, source: Source, at: datetime) -> Judged:
    """One row by itself, after somebody mended it."""
    return next(_judge([(row, read_row(row, mapped, _reading(at), source))], Counter()))


def _read(
    table: KeptTable, mapped: Mapped, source: Source, at: datetime
) -> Iterator[tuple[Row, ReadRow]]:
    reading = _reading(at)
    broken = {
        number: ReadRow(number, problems=(problem,))
        for number, problem in problems_of(table).items()
    }
    for row in table.named_rows(mapped.columns):
        for number in sorted(one for one in broken if one < row.number):
            yield Row(number, {}), broken.pop(number)
        yield row, read_row(row, mapped, reading, source)
    for number, read in sorted(broken.items()):
        yield Row(number, {}), read


def _reading(at: datetime) -> Reading:
    return Reading(at=at, zone=timezone.get_default_timezone(), directory=OwnDirectory())


def _judge(rows: Sequence[tuple[Row, ReadRow]], seen: Counter[str]) -> Iterator[Judged]:
    keyed: list[tuple[Row, ReadRow, UUID | None, bool]] = []
    for row, read in rows:
        if read.draft is None:
            keyed.append((row, read, None, False))
            continue
        said = identity_of(read.draft)
        seen[said] += 1
        twice = seen[said] > 1 and bool(read.draft.source_number)
        keyed.append((row, read, key_of(said, 1 if twice else seen[said]), twice))
    stored = _stored([key for _row, _read, key, _twice in keyed if key])
    for row, read, key, twice in keyed:
        yield _one(row, read, key, twice, stored)


def _one(
    row: Row, read: ReadRow, key: UUID | None, twice: bool, stored: Mapping[UUID, Incident]
) -> Judged:
    if read.draft is None or key is None:
        return Judged(row, read, "mend")
    incident = stored.get(key)
    if incident is None:
        return Judged(row, read, "here" if twice else "new", key)
    changes = tuple(new_values(incident, read.draft, read.told))
    result: Result = "changed" if changes and not twice else "here"
    return Judged(row, read, result, key, incident, changes)


def _stored(keys: Iterable[UUID]) -> dict[UUID, Incident]:
    return {one.key: one for one in Incident.objects.filter(key__in=list(keys))}
