"""The time to decide is over and it is still in doubt: "report it anyway" begins by itself."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import begin_step
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices import Stage
from naast.calamities.logic.clocks.rules import rules
from naast.calamities.logic.plan import DOUBT_RULE, STILL_IN_DOUBT
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.due import OPEN
from naast.privacy.audit import record

REPORT = "nl-igj-report"


def end_doubts(*, actor: Actor, at: datetime) -> int:
    """In how many files it began; a second run begins nothing again, and what a day without this
    job left out begins on the next."""
    today = timezone.localdate(at)
    ended = FileStep.objects.filter(
        **OPEN, rule=DOUBT_RULE, due_on__lte=today, file__stage=Stage.WEIGHING.value
    )
    begun = FileStep.objects.filter(rule=STILL_IN_DOUBT, not_needed=False)
    files = list(ended.exclude(file__in=begun.values("file")).values_list("file_id", flat=True))
    return sum(end_doubt(actor=actor, at=at, file_id=one) for one in files)


@transaction.atomic
def end_doubt(*, actor: Actor, at: datetime, file_id: UUID) -> bool:
    """Of one file; whether it began now."""
    file = lock_file(pk=file_id)
    today = timezone.localdate(at)
    if file.closed_on is not None or not begin_end_of_doubt(file=file, today=today, owner=None):
        return False
    record("begin_end_of_doubt", actor=actor, at=at, subject=file.number)
    return True


def begin_end_of_doubt(*, file: CalamityFile, today: date, owner: UUID | None) -> bool:
    """Part of an action that writes the event. Due on the last day of the time to decide, at once.
    Not where a report went out before: then nothing is left to send."""
    doubt = file.steps.filter(**OPEN, rule=DOUBT_RULE).first()
    if doubt is None or today < doubt.due_on or file.stage != Stage.WEIGHING:
        return False
    if STILL_IN_DOUBT not in rules() or _reported(file):
        return False
    there = file.steps.filter(rule=STILL_IN_DOUBT).first()
    if there is None:
        whose = doubt.owner_id or owner
        begin_step(file=file, name=STILL_IN_DOUBT, start=doubt.due_on, owner=whose)
        return True
    was_off, there.not_needed, there.told = there.not_needed, False, 0
    if was_off:
        there.save(update_fields=["not_needed", "told"])
    return was_off


def _reported(file: CalamityFile) -> bool:
    rows = file.steps.filter(rule__in=(REPORT, STILL_IN_DOUBT))
    return rows.filter(done_on__isnull=False).exists()
