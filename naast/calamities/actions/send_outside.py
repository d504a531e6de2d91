"""Writes down that a report was sent that was written outside Naast, where nobody signed it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.calamities.actions.keep_step import StepRefused, end_step, open_step
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.plan import REPORT_RULES
from naast.calamities.models import FileStep


@transaction.atomic
def send_outside(
    *, actor: Actor, at: datetime, step_id: UUID, sent_on: date, reference: str
) -> FileStep:
    """reference: where the hospital finds it, kept as locked text on the page of the step.

    Raises StepRefused, also for everybody but the secretary.
    """
    step = open_step(step_id)
    if step.rule not in REPORT_RULES:
        raise StepRefused(_("This step is not done by sending a report."))
    if actor.kind != "user" or Role.CALAMITY_SECRETARY not in actor.roles:
        raise StepRefused(_("Only the secretary writes down what was sent outside Naast."))
    by = UUID(actor.id)
    note_change(step=step, changed=Changed.OUTSIDE, by=by, at=at, reason=reference)
    return end_step(actor=actor, at=at, step=step, done_on=sent_on, outside=True)
