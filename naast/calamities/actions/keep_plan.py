"""Changes the hospital's own steps and closed days, for files that are opened from now on."""

from datetime import datetime
from itertools import pairwise

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.logic.plan import Plan, written_plan
from naast.calamities.models import CalamityFile
from naast.calamities.models_clocks import StepPlan
from naast.privacy.audit import record


@transaction.atomic
def keep_plan(*, actor: Actor, at: datetime, plan: Plan, what: str) -> None:
    """A file that is open keeps what held when it was opened. what: a word for the audit trail."""
    steps, closed = written_plan(plan)
    StepPlan.objects.create(steps=steps, closed=closed, kept_at=at)
    _drop_unused()
    record("keep_calamity_plan", actor=actor, at=at, subject=what)


def _drop_unused() -> None:
    """Of two changes between which no file was opened, nobody needs the first."""
    rows = list(StepPlan.objects.order_by("kept_at", "id"))
    for row, following in pairwise(rows):
        opened = CalamityFile.objects.filter(
            opened_at__gte=row.kept_at, opened_at__lt=following.kept_at
        )
        if not opened.exists():
            row.delete()
