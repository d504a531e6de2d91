"""A steward's file: first the rehearsal, then, after a yes, the import. The yes counts once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.people.actions.import_people import import_people, plan_import
from naast.people.choices import UploadKind
from naast.people.logic.plan import Change, RowResult
from naast.people.logic.records import PersonRecord
from naast.people.logic.staff_file import StaffFile, read_staff_file
from naast.people.models import Person, StaffUpload
from naast.supporters.actions.import_team import import_team, plan_team_import
from naast.supporters.logic.team_plan import read_team_file


@dataclass(frozen=True)
class Rehearsal:
    """What a yes would do. too_many: more than a fifth would be gone, so a second yes is asked;
    held: nobody goes, because a row has no readable staff number; shown: for the yes itself."""

    counts: Mapping[str, int]
    refused: tuple[RowResult, ...]
    changed: tuple[Change, ...] = ()
    leaving: tuple[str, ...] = ()
    before: int = 0
    too_many: bool = False
    held: bool = False
    shown: str = ""
    unused: tuple[str, ...] = ()
    changes_nothing: bool = False
    departments: tuple[str, ...] = field(default=())


def rehearse_upload(*, upload: StaffUpload, actor: Actor, at: datetime) -> Rehearsal:
    """Changes nothing. UnreadableTable when the file cannot be used."""
    if upload.kind == UploadKind.TEAM:
        return _rehearse_team(upload, actor, at)
    staff = _staff(upload, at)
    plan = plan_import(staff=staff, full=upload.full, actor=actor, at=at)
    return Rehearsal(
        counts={**plan.counts, "left": len(plan.left)},
        refused=_refused(plan.results),
        changed=plan.changed,
        leaving=tuple(sorted(_in_words(one) for one in plan.left)),
        before=plan.staff,
        too_many=plan.too_many_leave,
        held=plan.leaving_held,
        shown=plan.fingerprint(),
        unused=staff.unused,
        changes_nothing=plan.changes_nothing,
        departments=tuple(one.name for one in plan.departments),
    )


def _rehearse_team(upload: StaffUpload, actor: Actor, at: datetime) -> Rehearsal:
    team = read_team_file(bytes(upload.content))
    plan = plan_team_import(team=team, full=upload.full, actor=actor, at=at)
    stopped = Person.objects.filter(pk__in=[one.person_id for one in plan.stopped])
    return Rehearsal(
        counts={**plan.counts, "left": len(plan.stopped)},
        refused=_refused(plan.results),
        leaving=tuple(stopped.order_by("name").values_list("name", flat=True)),
        before=plan.team,
        too_many=plan.too_many_stop,
        held=plan.stopping_held,
        unused=team.unused,
        changes_nothing=not (plan.written or plan.stopped),
    )


@transaction.atomic
def import_upload(
    *, upload: StaffUpload, shown: str, they_left: bool, actor: Actor, at: datetime
) -> StaffUpload:
    """The upload with its counts; one that was imported before is returned as it is.

    PeopleRefused as import_people says. The file is forgotten in the same transaction.
    """
    row = StaffUpload.objects.select_for_update().get(pk=upload.pk)
    if row.done_at is not None:
        return row
    row.counts = _import(row, shown, they_left, actor, at)
    row.content, row.done_at = b"", at
    row.save(update_fields=["counts", "content", "done_at"])
    return row


def _import(
    row: StaffUpload, shown: str, they_left: bool, actor: Actor, at: datetime
) -> dict[str, int]:
    if row.kind == UploadKind.TEAM:
        team = read_team_file(bytes(row.content))
        done = import_team(team=team, full=row.full, actor=actor, at=at, they_left=they_left)
        return {**done.counts, "left": len(done.stopped)}
    plan = import_people(
        staff=_staff(row, at), full=row.full, actor=actor, at=at, they_left=they_left, shown=shown
    )
    return {**plan.counts, "left": len(plan.left)}


def _staff(upload: StaffUpload, at: datetime) -> StaffFile:
    return read_staff_file(bytes(upload.content), this_year=timezone.localdate(at).year)


def _refused(results: tuple[RowResult, ...]) -> tuple[RowResult, ...]:
    return tuple(one for one in results if one.problem)


def _in_words(one: PersonRecord) -> str:
    return f"{one.name} ({one.number})"
