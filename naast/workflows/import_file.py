"""Takes a waiting file in: new rows are stored, rows that need a person are laid aside."""

import hmac
import json
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from naast.access.actor import IMPORTER, Actor
from naast.cases.queries.opened import vault_role
from naast.incidents.actions.finish_row import finish_row
from naast.incidents.actions.keep_file import PARCEL as FILE_PARCEL
from naast.incidents.actions.keep_row import PARCEL as ROW_PARCEL
from naast.incidents.actions.keep_row import keep_row
from naast.incidents.actions.note_taken import note_taken
from naast.incidents.actions.revise_incident import revise_incident
from naast.incidents.actions.store_incident import StoredBefore
from naast.incidents.choices import MendReason
from naast.incidents.logic.mapping import Mapped, mapped_from
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.table_kept import LONGEST_KEPT, KeptTable
from naast.incidents.logic.table_words import PEOPLE_PER_ROW
from naast.incidents.models import Incident, KeptFile, RowToMend
from naast.people.logic.problems import Problem
from naast.people.logic.table import Row
from naast.people.models import Person
from naast.people.queries import apart_from
from naast.privacy.parcels import Parcel, forget_parcel, open_parcel
from naast.workflows.judge_rows import Judged, judge_row, judge_rows
from naast.workflows.report_incident import report_incident

SECONDS = 15.0  # of work for one press; a large file is taken in by several
MOST_TO_MEND = 200  # rows that wait for a person; the others are mended in the file
NAMES_SOMEBODY = tuple(
    f"{field}_{number}"
    for field in ("colleague", "staff_number", "phone", "email")
    for number in range(1, PEOPLE_PER_ROW + 1)
)


def open_file(kept: KeptFile, *, actor: Actor) -> KeptTable:
    """The table. VaultRefused, VaultUnavailable and SealBroken as the vault says."""
    role = vault_role(actor)
    told = open_parcel(kept.pk, _parcel(kept), kind=FILE_PARCEL, actor=actor.name, role=role)
    return KeptTable.from_json(told)


def take_file(*, kept: KeptFile, actor: Actor, at: datetime, seconds: float = SECONDS) -> KeptFile:
    """As many rows as fit in the time, each stored as a whole or not at all; then the next press.

    Stopped halfway it is pressed again: what is stored is known again by its key.
    """
    if kept.done_at is not None:
        return kept
    mapped, parcel = mapped_from(kept.mapping), _parcel(kept)
    rows = judge_rows(open_file(kept, actor=actor), mapped, kept.form, at, after=kept.taken_to)
    until, results, done = time.monotonic() + seconds, [], True
    for one in rows:
        results.append(_take(one, mapped, kept.form, actor, at))
        if time.monotonic() > until:
            done = next(rows, None) is None
            break
    row = note_taken(actor=actor, at=at, kept=kept, results=results, done=done)
    if done:
        forget_parcel(kept.pk, parcel, actor=actor.name, role=vault_role(actor))
    return row


def _take(one: Judged, mapped: Mapped, source: str, actor: Actor, at: datetime) -> list[Any]:
    """Row, what became of it, number, problems or changed columns."""
    if one.result in ("mend", "changed"):
        return _lay_aside(one, mapped, source, actor, at)
    if one.result == "here" or one.read.draft is None or one.key is None:
        return [one.row.number, "here", one.incident.number if one.incident else "", []]
    try:
        receipt = report_incident(
            actor=IMPORTER, at=at, draft=one.read.draft, involved=one.read.involved, key=one.key
        )
    except StoredBefore:
        return [one.row.number, "here", "", []]
    word = receipt.decision if receipt.names else "nobody"
    return [one.row.number, word, receipt.number, []]


def _lay_aside(one: Judged, mapped: Mapped, source: str, actor: Actor, at: datetime) -> list[Any]:
    problems = problems_in_short(one)
    if not one.row.cells or RowToMend.objects.count() >= MOST_TO_MEND:
        return [one.row.number, "left", "", problems]
    keep_row(
        actor=actor,
        at=at,
        mark=_mark(one.row, mapped),
        row=one.row.number,
        reason=MendReason.CHANGED if one.result == "changed" else MendReason.REFUSED,
        problems=problems,
        content={
            "cells": {name: cell[:LONGEST_KEPT] for name, cell in one.row.cells.items() if cell},
            "mapping": mapped.as_json() | {"columns": {}},
            "source": source,
        },
        apart=people_too_near(one.row.cells),
    )
    return [one.row.number, one.result, one.incident.number if one.incident else "", problems]


def problems_in_short(one: Judged) -> list[list[str]]:
    """Code and field of each problem, or the columns that changed; never a value."""
    if one.result == "changed":
        return [["changed", column] for column in one.changes]
    return [_in_short(problem) for problem in one.read.problems]


def _in_short(problem: Sentence | Problem) -> list[str]:
    if isinstance(problem, Problem):
        return [problem.code, problem.values.get("field", "")]
    return [problem.text, ""]


def people_too_near(cells: Mapping[str, str]) -> set[UUID]:
    """Whoever a row names, as far as the directory knows them, and their line of command."""
    numbers = [cells.get(f"staff_number_{n}", "") for n in range(1, PEOPLE_PER_ROW + 1)]
    emails = [cells.get(f"email_{n}", "").lower() for n in range(1, PEOPLE_PER_ROW + 1)]
    names = [cells.get(f"colleague_{n}", "") for n in range(1, PEOPLE_PER_ROW + 1)]
    people = Person.objects.filter(active=True)
    found: set[Person] = {
        *people.filter(staff_number__in=list(filter(None, numbers))),
        *people.filter(email__in=list(filter(None, emails))),
        *people.filter(name__in=list(filter(None, names))),
    }
    return {near for one in found for near in (one.pk, *apart_from(one))}


def open_row(row: RowToMend, *, actor: Actor) -> dict[str, Any]:
    """cells, mapping, source. VaultRefused for whoever stands too near."""
    told: dict[str, Any] = open_parcel(
        row.pk, _parcel(row), kind=ROW_PARCEL, actor=actor.name, role=vault_role(actor)
    )
    return told


def judge_opened(told: Mapping[str, Any], row: int, at: datetime) -> Judged:
    """What would become of it now."""
    cells = Row(row, told["cells"])
    return judge_row(cells, mapped_from(told["mapping"]), told["source"], at)


def mend_row(*, row: RowToMend, one: Judged, actor: Actor, at: datetime) -> str:
    """Stores a row that reads well now. The number of its report; it waits no longer."""
    if one.read.draft is None or one.key is None:
        raise ValueError("The row still has problems.")
    receipt = report_incident(
        actor=IMPORTER, at=at, draft=one.read.draft, involved=one.read.involved, key=one.key
    )
    finish_row(actor=actor, at=at, row=row, how="mended", vault_role=vault_role(actor))
    return receipt.number


def decide_changed_row(
    *, row: RowToMend, one: Judged, take: bool, actor: Actor, at: datetime
) -> Incident | None:
    """take: what the file says now goes into the report; otherwise it stays as it is."""
    incident = one.incident
    if take and incident is not None and one.read.draft is not None:
        incident = revise_incident(
            actor=actor, at=at, incident=incident, draft=one.read.draft, told=one.read.told
        )
    how = "revised" if take else "kept"
    finish_row(actor=actor, at=at, row=row, how=how, vault_role=vault_role(actor))
    return incident


def _mark(row: Row, mapped: Mapped) -> UUID:
    """The same event of the same system, by what says nothing about anybody."""
    told = {name: cell for name, cell in row.cells.items() if name not in NAMES_SOMEBODY}
    same = row.cells.get("number") or json.dumps([row.number, told], sort_keys=True)
    text = f"row\n{mapped.system}\n{same}".encode()
    return UUID(bytes=hmac.digest(settings.SECRET_KEY.encode(), text, "sha256")[:16], version=5)


def _parcel(one: KeptFile | RowToMend) -> Parcel:
    return Parcel(bytes(one.wrap), bytes(one.register), bytes(one.content))
