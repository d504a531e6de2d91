"""Changes one step: done, whose it is, longer, or let stand still."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import begin_step
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.plan import DOUBT_RULE, REPORT_RULES
from naast.calamities.models import FileStep
from naast.calamities.queries.due import how_found
from naast.privacy.audit import record


class StepRefused(Exception):
    """str() says why."""


@transaction.atomic
def finish_step(*, actor: Actor, at: datetime, step_id: UUID, done_on: date) -> FileStep:
    """The day it was done, which may lie before today. Raises StepRefused: the clock of doubt ends
    with a decision only, that of a report with its sending."""
    step = open_step(step_id)
    if step.rule == DOUBT_RULE:
        raise StepRefused(
            _("This clock ends with a decision. Write the decision down in the file.")
        )
    if step.rule in REPORT_RULES:
        raise StepRefused(
            _(
                "This step is done when the report is sent. Two people sign the report in the "
                "file, and there one of you writes down that it was sent."
            )
        )
    return end_step(actor=actor, at=at, step=step, done_on=done_on)


@transaction.atomic
def end_step(
    *, actor: Actor, at: datetime, step: FileStep, done_on: date, outside: bool = False
) -> FileStep:
    """For actions that know that it is done. step: locked and open. outside: by a report that
    nobody signed in Naast. Raises StepRefused."""
    if done_on < step.file.happened_on:
        raise StepRefused(_("That is before it happened. Look at the day."))
    step.done_on, step.done_by = done_on, UUID(actor.id)
    step.save(update_fields=["done_on", "done_by"])
    event = "send_report_outside" if outside else "finish_calamity_step"
    record(event, actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


@transaction.atomic
def give_step(*, actor: Actor, at: datetime, step_id: UUID, owner: UUID) -> FileStep:
    """The new owner is reminded as if the step were new."""
    step = open_step(step_id)
    step.owner_id, step.told = owner, 0
    step.save(update_fields=["owner", "told"])
    record("give_calamity_step", actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


@transaction.atomic
def lengthen_step(
    *,
    actor: Actor,
    at: datetime,
    step_id: UUID,
    extra_weeks: int = 0,
    granted_until: date | None = None,
    still: tuple[date, date] | None = None,
) -> FileStep:
    """An extension the rule allows, the day in a letter or answer, or days on which it stood still.

    What it was before stays to be seen. Raises DoesNotFit when the rule does not allow it.
    """
    step = open_step(step_id)
    note_change(step=step, changed=Changed.LENGTHENED, by=UUID(actor.id), at=at)
    step.extra_weeks = extra_weeks or step.extra_weeks
    step.granted_until = granted_until or step.granted_until
    if still is not None:
        step.still = [*step.still, [one.isoformat() for one in still]]
    step.due_on, step.told = how_found(step).due, 0
    step.save(update_fields=["extra_weeks", "granted_until", "still", "due_on", "told"])
    record("lengthen_calamity_step", actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


@transaction.atomic
def start_clock(
    *, actor: Actor, at: datetime, file_id: UUID, rule: str, starts_on: date
) -> FileStep:
    """Such as the inspectorate's invitation: its letter starts the clock.

    A clock that was let go runs anew, and what it was stays to be seen. Raises StepRefused, or
    DoesNotFit for a day too far away.
    """
    file = lock_file(pk=file_id)
    there = file.steps.filter(rule=rule).first()
    if file.closed_on is not None or (there is not None and not there.not_needed):
        raise StepRefused(_("This clock runs already, or the file is closed."))
    if there is None:
        step = begin_step(file=file, name=rule, start=starts_on, owner=UUID(actor.id))
    else:
        step = _runs_again(there, starts_on, UUID(actor.id), at)
    record("start_calamity_clock", actor=actor, at=at, subject=f"{rule} {file.number}")
    return step


def _runs_again(step: FileStep, starts_on: date, by: UUID, at: datetime) -> FileStep:
    note_change(step=step, changed=Changed.ANEW, by=by, at=at)
    step.starts_on, step.not_needed, step.told = starts_on, False, 0
    step.extra_weeks, step.granted_until, step.still = 0, None, []
    found = how_found(step)
    step.due_on, step.opens_on = found.due, found.opens
    step.save()
    return step


def open_step(step_id: UUID) -> FileStep:
    """Locked, after its file. Raises StepRefused where it is not open any more."""
    file = lock_file(steps=step_id)
    step = FileStep.objects.select_for_update(of=("self",)).select_related("file").get(pk=step_id)
    if file.closed_on is not None or step.done_on is not None or step.not_needed:
        raise StepRefused(_("This step is not open any more."))
    return step
