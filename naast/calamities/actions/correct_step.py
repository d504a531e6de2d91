"""Corrects what was written of a step, with the reason; what stood there stays to be seen."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import count_step
from naast.calamities.actions.keep_step import StepRefused
from naast.calamities.actions.lengthen_step import (
    ExtensionUnsaid,
    is_extended,
    refuse_late_asking,
)
from naast.calamities.actions.lock_file import lock_open_file
from naast.calamities.actions.note_change import Said, note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.plan import DOUBT_RULE, LET_GO_BY_WEIGHING, REPORT_RULES
from naast.calamities.models import FileStep
from naast.calamities.queries.due import last_day_without
from naast.privacy.audit import record


@dataclass(frozen=True)
class RightValues:
    """All that decides the day, as it should have been from the start.

    still: pairs of days between which the clock stood. asked_on: when the extension was asked or
    told, where it was another day than was written; empty for the day that is known.
    """

    starts_on: date
    starts_time: time | None = None
    asked_on: date | None = None
    extra_weeks: int = 0
    granted_until: date | None = None
    still: tuple[tuple[date, date], ...] = ()


@transaction.atomic
def correct_step(
    *, actor: Actor, at: datetime, step_id: UUID, values: RightValues, reason: str
) -> FileStep:
    """Takes a wrong extension back, or mends a wrong first day. The owner is told anew. No way to
    more time that nobody asked.

    Raises StepRefused, or DoesNotFit when the rule does not allow the values.
    """
    step = _open_with_reason(step_id, reason)
    former = FileStep.objects.select_related("file").get(pk=step.pk)
    step.starts_on, step.starts_time = values.starts_on, values.starts_time
    step.extra_weeks, step.granted_until = values.extra_weeks, values.granted_until
    step.still = [[first.isoformat(), last.isoformat()] for first, last in values.still]
    found = count_step(step)
    step.asked_on = (values.asked_on or step.asked_on) if is_extended(step, found) else None
    if is_extended(step, found):
        _check_extension(former, step, timezone.localdate(at))
    note_change(step=former, changed=Changed.CORRECTED, by=UUID(actor.id), at=at, reason=reason)
    step.told = 0
    step.save()
    record("correct_calamity_step", actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


def _check_extension(former: FileStep, step: FileStep, today: date) -> None:
    """What was extended stays so only where it was asked in time; what the clock's own letter
    named, as long as that day does not become later."""
    if step.asked_on is not None:
        if (step.asked_on, step.starts_on) != (former.asked_on, former.starts_on):
            refuse_late_asking(step.asked_on, step.starts_on, last_day_without(step), today)
        return
    known = former.granted_until
    later = step.granted_until is not None and (known is None or step.granted_until > known)
    if later or step.extra_weeks > former.extra_weeks:
        raise ExtensionUnsaid


@transaction.atomic
def let_step_go(
    *, actor: Actor, at: datetime, step_id: UUID, reason: str, decided: Said | None = None
) -> FileStep:
    """Such as a clock that was started by mistake. decided: by whom and when, which the step of a
    report asks: of a director, as far as no decision about the file lets it go. StepRefused."""
    step = _open_with_reason(step_id, reason)
    if step.rule in LET_GO_BY_WEIGHING:
        raise StepRefused(_by_decision(step))
    if step.rule in REPORT_RULES:
        _check_decided(step, decided, timezone.localdate(at))
    by = UUID(actor.id)
    note_change(step=step, changed=Changed.LET_GO, by=by, at=at, reason=reason, said=decided)
    step.not_needed = True
    step.save(update_fields=["not_needed"])
    event = "let_report_go" if step.rule in REPORT_RULES else "let_calamity_step_go"
    record(event, actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


def _by_decision(step: FileStep) -> str:
    if step.rule == DOUBT_RULE:
        return _("This clock ends with a decision. Write the decision down in the file.")
    return _(
        "This step ends when the report is sent, or with a decision about the file. Nobody lets "
        "it go by hand."
    )


def _check_decided(step: FileStep, decided: Said | None, today: date) -> None:
    if decided is None or not decided.who.strip():
        raise StepRefused(
            _("Only a director lets the step of a report go. Write down who decided, and when.")
        )
    if not step.starts_on <= decided.on <= today:
        raise StepRefused(_("That is before the clock began, or still to come. Look at the day."))


@transaction.atomic
def open_step_again(*, actor: Actor, at: datetime, step_id: UUID, reason: str) -> FileStep:
    """What was not done after all, or let go too soon; its day stays. Raises StepRefused."""
    step = _of_an_open_file(step_id)
    _refuse_silence(reason)
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


def _open_with_reason(step_id: UUID, reason: str) -> FileStep:
    step = _of_an_open_file(step_id)
    _refuse_silence(reason)
    if step.done_on is not None or step.not_needed:
        raise StepRefused(_("This step is not open any more."))
    return step


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise StepRefused(_("Write down why."))


def _of_an_open_file(step_id: UUID) -> FileStep:
    lock_open_file(StepRefused, steps=step_id)
    return FileStep.objects.select_for_update(of=("self",)).select_related("file").get(pk=step_id)
