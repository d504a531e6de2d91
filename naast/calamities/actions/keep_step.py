"""Changes one step: done, or whose it is; and starts a clock."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import begin_step, count_step
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.plan import DOUBT_RULE, REPORT_RULES, WEIGHED_BY, by_letter
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.changes import REFERENCE, letter_number
from naast.calamities.queries.plans import plans
from naast.privacy.audit import record
from naast.privacy.locking import lock


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
def start_clock(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    rule: str,
    starts_on: date,
    reference: str = "",
    letter: UUID | None = None,
) -> FileStep:
    """Such as the inspectorate's invitation: its letter starts the clock, and each letter, notice
    or complaint one of its own. reference: text, to tell two of one day apart. letter: the row of
    an answer, where there is one.

    What a file starts by itself, and was let go, runs anew, and what it was stays to be seen.
    Raises StepRefused, or DoesNotFit for a day too far away.
    """
    file = lock_file(pk=file_id)
    if file.closed_on is not None or rule in WEIGHED_BY:
        raise StepRefused(_("This clock begins by itself, or the file is closed."))
    by = UUID(actor.id)
    if by_letter(plans().of(file).rule(rule)):
        step = _for_letter(
            file=file,
            rule=rule,
            starts_on=starts_on,
            reference=reference,
            letter=letter or uuid4(),
            owner=by,
        )
    else:
        step = _of_itself(file, rule, starts_on, by, at)
    record("start_calamity_clock", actor=actor, at=at, subject=f"{rule} {file.number}")
    return step


def _for_letter(
    *, file: CalamityFile, rule: str, starts_on: date, reference: str, letter: UUID, owner: UUID
) -> FileStep:
    for other in file.steps.filter(rule=rule, starts_on=starts_on, not_needed=False):
        if letter_number(other) == reference:
            raise StepRefused(
                _(
                    "This clock runs already from that day. If it is another letter or complaint "
                    "of the same day, write its number with it."
                )
            )
    step = begin_step(file=file, name=rule, start=starts_on, owner=owner, letter=letter)
    if reference:
        step.reference = lock(reference, kind=REFERENCE, row_id=step.pk)
        step.save(update_fields=["reference"])
    return step


def _of_itself(file: CalamityFile, rule: str, starts_on: date, by: UUID, at: datetime) -> FileStep:
    there = file.steps.filter(rule=rule).first()
    if there is None:
        return begin_step(file=file, name=rule, start=starts_on, owner=by)
    if not there.not_needed:
        raise StepRefused(_("This clock runs already, or the file is closed."))
    note_change(step=there, changed=Changed.ANEW, by=by, at=at)
    there.starts_on, there.starts_time = starts_on, None
    there.not_needed, there.told = False, 0
    there.extra_weeks, there.granted_until, there.asked_on, there.still = 0, None, None, []
    count_step(there)
    there.save()
    return there


def open_step(step_id: UUID) -> FileStep:
    """Locked, after its file. Raises StepRefused where it is not open any more."""
    file = lock_file(steps=step_id)
    step = FileStep.objects.select_for_update(of=("self",)).select_related("file").get(pk=step_id)
    if file.closed_on is not None or step.done_on is not None or step.not_needed:
        raise StepRefused(_("This step is not open any more."))
    return step
