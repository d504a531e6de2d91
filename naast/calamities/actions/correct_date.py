"""Corrects a day of a file, with its reason; clocks that started on it are computed anew."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import count_step
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.choices_committee import DateField
from naast.calamities.locked import locked
from naast.calamities.logic.clocks.deadline import DoesNotFit
from naast.calamities.logic.clocks.rules import Moment
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_feedback import DateCorrection
from naast.calamities.queries.plans import plans
from naast.privacy.audit import record

STARTS: dict[DateField, Moment] = {
    DateField.NOTICED: "opened",
    DateField.ESTABLISHED: "established",
}


class CorrectionRefused(Exception):
    """str() says why."""


@dataclass
class Moved:
    """Rules whose last day changed; those done before, which stay; those somebody has to look at,
    because an answer of the inspectorate gave their day."""

    moved: list[str] = field(default_factory=list)
    stayed: list[str] = field(default_factory=list)
    to_look_at: list[str] = field(default_factory=list)


@transaction.atomic
def correct_date(
    *, actor: Actor, at: datetime, file_id: UUID, which: DateField, day: date, reason: str
) -> Moved:
    """The former day stays visible. Raises CorrectionRefused."""
    file = lock_file(pk=file_id)
    former: date | None = getattr(file, which.value)
    if file.closed_on is not None or former is None:
        raise CorrectionRefused(_("This day is not known yet, or the file is closed."))
    _check(file, which, former, day, timezone.localdate(at))
    setattr(file, which.value, day)
    file.save(update_fields=[which.value])
    row_id = uuid4()
    row = DateCorrection.objects.create(
        id=row_id,
        file=file,
        field=which.value,
        former=former,
        corrected=day,
        reason=locked(DateCorrection, "reason", row_id, reason),
        corrected_by=UUID(actor.id),
        corrected_at=at,
    )
    record("correct_calamity_date", actor=actor, at=at, subject=f"{which.value} {file.pk}")
    return _move_clocks(actor, at, file, which, row)


def _check(file: CalamityFile, which: DateField, former: date, day: date, today: date) -> None:
    days = {one: getattr(file, one.value) for one in DateField} | {which: day}
    known = [days[one] for one in DateField if days[one] is not None]
    if day == former or day > today or known != sorted(known):
        raise CorrectionRefused(
            _(
                "Choose another day, not after today. It happened first, then it was noticed, then"
                " it was found to be a calamity."
            )
        )


def _move_clocks(
    actor: Actor, at: datetime, file: CalamityFile, which: DateField, row: DateCorrection
) -> Moved:
    """Only clocks that started on the wrong day. What is done is never moved."""
    found = Moved()
    if which not in STARTS:
        return found
    rules = plans().of(file).begin(STARTS[which], settings.COUNTRY)
    steps = file.steps.select_for_update(of=("self",)).select_related("file")
    for step in steps.filter(rule__in=[rule.name for rule in rules], starts_on=row.former):
        if step.done_on is not None:
            found.stayed.append(step.rule)
        elif _move(step, row.corrected, UUID(actor.id), at):
            found.moved.append(step.rule)
        else:
            found.to_look_at.append(step.rule)
    return found


def _move(step: FileStep, day: date, by: UUID, at: datetime) -> bool:
    """False where a day that somebody granted does not fit the new start: then the clock stays as
    it is, and somebody looks at it."""
    former = FileStep.objects.get(pk=step.pk)
    step.starts_on = day
    try:
        count_step(step)
    except DoesNotFit:
        return False
    note_change(step=former, changed=Changed.CORRECTED, by=by, at=at)
    step.told = 0
    step.save(update_fields=["starts_on", "due_on", "due_time", "opens_on", "told"])
    return True
