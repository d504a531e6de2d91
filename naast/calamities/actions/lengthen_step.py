"""More time for a step, a day in a letter, or days on which its clock stood still."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import count_step
from naast.calamities.actions.keep_step import StepRefused, open_step
from naast.calamities.actions.note_change import Said, note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.clocks.deadline import Deadline
from naast.calamities.models import FileStep
from naast.calamities.queries.due import last_day_to_ask
from naast.calamities.wording import shown_day
from naast.privacy.audit import record


class ExtensionUnsaid(StepRefused):
    """Nobody says that it was asked or told, to whom, and why."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "More time needs the day on which it was asked or told, to whom, and the reason: "
                "the law asks all three."
            )
        )


@transaction.atomic
def lengthen_step(
    *,
    actor: Actor,
    at: datetime,
    step_id: UUID,
    extra_weeks: int = 0,
    granted_until: date | None = None,
    still: tuple[date, date] | None = None,
    asked: Said | None = None,
    reason: str = "",
    in_its_letter: bool = False,
) -> FileStep:
    """An extension the rule allows, the day in a letter or answer, or days on which it stood still.

    asked, reason: when and of whom an extension was asked, or who was told of it in writing, and
    why: without them, or after the last day, there is none (Wkkgz 17, Ub 8.7(2)). in_its_letter:
    the letter that started the clock names the day, so that nobody asked.

    What it was before stays to be seen. Raises StepRefused, and DoesNotFit when the rule does not
    allow it.
    """
    step = open_step(step_id)
    until, last = step.due_on, last_day_to_ask(step)
    former = FileStep.objects.select_related("file").get(pk=step.pk)
    step.extra_weeks = extra_weeks or step.extra_weeks
    step.granted_until = granted_until or step.granted_until
    if still is not None:
        step.still = [*step.still, [one.isoformat() for one in still]]
    found = count_step(step)
    if is_extended(step, found) and (extra_weeks or granted_until):
        _refuse_taking_back(former, step)
        if step.due_on > until and not in_its_letter:
            step.asked_on = _asked_in_time(asked, reason, step, last, timezone.localdate(at))
    elif former.asked_on is not None and step.due_on < until:
        _refuse_taking_back(former, step)
    note_change(
        step=former, changed=Changed.LENGTHENED, by=UUID(actor.id), at=at, reason=reason, said=asked
    )
    step.told = 0
    step.save()
    record("lengthen_calamity_step", actor=actor, at=at, subject=f"{step.rule} {step.file.number}")
    return step


def is_extended(step: FileStep, found: Deadline) -> bool:
    """Whether its last day is later than the rule alone says, by weeks or a day in a letter."""
    return bool(found.rule.extension) and any(
        one.code in ("extended", "granted") for one in found.steps
    )


def _asked_in_time(
    asked: Said | None, reason: str, step: FileStep, last: date, today: date
) -> date:
    if asked is None or not asked.who.strip() or not reason.strip():
        raise ExtensionUnsaid
    refuse_late_asking(asked.on, step.starts_on, last, today)
    return asked.on


def _refuse_taking_back(former: FileStep, step: FileStep) -> None:
    if former.asked_on is not None and step.due_on < former.due_on:
        raise StepRefused(
            _("More time was given before. Take it back with “Correct a mistake” and the reason.")
        )


def refuse_late_asking(on: date, starts_on: date, last: date, today: date) -> None:
    """last: the last day to ask or tell. Raises StepRefused."""
    if not starts_on <= on <= min(last, today):
        raise StepRefused(
            _(
                "More time can be asked or told from the first day until %(day)s, and not after "
                "that. Without it the last day stays."
            )
            % {"day": shown_day(last)}
        )
