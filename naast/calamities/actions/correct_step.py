"""Corrects what was written of a step, with the reason; what stood there stays to be seen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.keep_step import StepRefused
from naast.calamities.actions.lock_file import lock_open_file
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.plan import DOUBT_RULE
from naast.calamities.models import FileStep
from naast.calamities.queries.due import how_found
from naast.privacy.audit import record


@dataclass(frozen=True)
class RightValues:
    """All that decides the day, as it should have been from the start.

    still: pairs of days between which the clock stood.
    """

    starts_on: date
    extra_weeks: int = 0
    granted_until: date | None = None
    still: tuple[tuple[date, date], ...] = ()


@transaction.atomic
def correct_step(
    *, actor: Actor, at: datetime, step_id: UUID, values: RightValues, reason: str
) -> FileStep:
    """Takes a wrong extension back, or mends a wrong first day. The owner is told anew.

    Raises StepRefused, or DoesNotFit when the rule does not allow the values.
    """
    step = _of_an_open_file(step_id)
    if step.done_on is not None or step.not_needed:
        raise StepRefused(_("This step is not open any more."))
    note_change(step=step, changed=Changed.CORRECTED, by=UUID(actor.id), at=at, reason=reason)
    step.starts_on, step.extra_weeks = values.starts_on, values.extra_weeks
    step.granted_until = values.granted_until
    step.still = [[first.isoformat(), last.isoformat()] for first, last in values.still]
    found = how_found(step)
    step.due_on, step.opens_on, step.told = found.due, found.opens, 0
    step.save()
    record("correct_calamity_step", actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


@transaction.atomic
def let_step_go(*, actor: Actor, at: datetime, step_id: UUID, reason: str) -> FileStep:
    """Such as a clock that was started by mistake. Raises StepRefused."""
    step = _of_an_open_file(step_id)
    if step.done_on is not None or step.not_needed:
        raise StepRefused(_("This step is not open any more."))
    if step.rule == DOUBT_RULE:
        raise StepRefused(
            _("This clock ends with a decision. Write the decision down in the file.")
        )
    note_change(step=step, changed=Changed.LET_GO, by=UUID(actor.id), at=at, reason=reason)
    step.not_needed = True
    step.save(update_fields=["not_needed"])
    record("let_calamity_step_go", actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


@transaction.atomic
def open_step_again(*, actor: Actor, at: datetime, step_id: UUID, reason: str) -> FileStep:
    """What was not done after all, or let go too soon; its day stays. Raises StepRefused."""
    step = _of_an_open_file(step_id)
    if step.done_on is None and not step.not_needed:
        raise StepRefused(_("This step is open."))
    if step.rule == DOUBT_RULE:
        raise StepRefused(
            _("This clock ends with a decision. Write the decision down in the file.")
        )
    note_change(step=step, changed=Changed.REOPENED, by=UUID(actor.id), at=at, reason=reason)
    step.done_on, step.done_by, step.not_needed, step.told = None, None, False, 0
    step.save(update_fields=["done_on", "done_by", "not_needed", "told"])
    record("open_calamity_step_again", actor=actor, at=at, subject=f"{step.rule} {step.pk}")
    return step


def _of_an_open_file(step_id: UUID) -> FileStep:
    lock_open_file(StepRefused, steps=step_id)
    return FileStep.objects.select_for_update(of=("self",)).select_related("file").get(pk=step_id)
