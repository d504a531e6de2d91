"""Writes down that people sent a report, and what came back; the clocks of the file follow."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.keep_step import StepRefused, end_step, open_step, start_clock
from naast.calamities.actions.lengthen_step import lengthen_step
from naast.calamities.actions.lock_file import lock_file, lock_open_file
from naast.calamities.actions.note_change import Said
from naast.calamities.actions.write_report import ReportRefused
from naast.calamities.choices_report import AnswerKind, VersionState, Way
from naast.calamities.logic.clocks.deadline import DoesNotFit
from naast.calamities.models import CalamityFile
from naast.calamities.models_report import (
    CalamityReport,
    ReportAnswer,
    ReportSending,
    ReportVersion,
)
from naast.calamities.queries.due import OPEN
from naast.calamities.queries.report_versions import (
    ANSWER_REFERENCE,
    NOTE,
    REFERENCE,
    signed_at,
)
from naast.privacy.audit import record
from naast.privacy.locking import lock

INVESTIGATION, COMPLETION = "nl-igj-investigation", "nl-igj-complete-report"
# Sending does these steps, where they are open.
DONE_BY = {
    "first": ("nl-igj-report", "own-inspectorate", "nl-igj-still-in-doubt", COMPLETION),
    "final": (INVESTIGATION, "own-final-report"),
}


@dataclass(frozen=True)
class Sent:
    """reference: the inspectorate's number, empty as long as it gave none. sent_by: a user."""

    sent_on: date
    way: Way
    reference: str
    sent_by: UUID


@dataclass(frozen=True)
class CameBack:
    """until_on: the day in the letter. asked_on: when more time was asked, where it gives that.
    note: what it says, in short."""

    kind: AnswerKind
    dated_on: date
    until_on: date | None = None
    asked_on: date | None = None
    reference: str = ""
    note: str = ""


@transaction.atomic
def record_sending(*, actor: Actor, at: datetime, version_id: UUID, sent: Sent) -> ReportSending:
    """Ticks the steps of the file that ask for this report. Raises ReportRefused."""
    lock_open_file(ReportRefused, reports__versions=version_id)
    rows = ReportVersion.objects.select_for_update(of=("self",)).select_related("report__file")
    version = rows.get(pk=version_id)
    signed = signed_at(version)
    if version.state != VersionState.SIGNED or signed is None:
        raise ReportRefused(_("Only a version that two people signed is sent, and only once."))
    if sent.sent_on < timezone.localdate(signed):
        raise ReportRefused(_("That is before the second signature. Look at the day."))
    row_id = uuid4()
    row = ReportSending.objects.create(
        id=row_id,
        version=version,
        sent_on=sent.sent_on,
        way=sent.way.value,
        reference=lock(sent.reference, kind=REFERENCE, row_id=row_id),
        sent_by=sent.sent_by,
        written_by=UUID(actor.id),
        written_at=at,
    )
    version.state = VersionState.SENT.value
    version.save(update_fields=["state"])
    report = version.report
    # What a later letter asks for is not answered by a report that went out before it.
    asked_before = Q(letter=None) | Q(starts_on__lte=sent.sent_on)
    for step in report.file.steps.filter(asked_before, **OPEN, rule__in=DONE_BY[report.kind]):
        _finish(actor, at, step.pk, sent.sent_on)
    about = f"{report.kind} {version.number} {report.file.number}"
    record("record_report_sent", actor=actor, at=at, subject=about)
    return row


def _finish(actor: Actor, at: datetime, step_id: UUID, done_on: date) -> None:
    try:
        end_step(actor=actor, at=at, step=open_step(step_id), done_on=done_on)
    except StepRefused as refusal:
        raise ReportRefused(str(refusal)) from refusal


@transaction.atomic
def record_answer(
    *, actor: Actor, at: datetime, file_id: UUID, kind: str, back: CameBack
) -> tuple[ReportAnswer, str]:
    """The answer, and a sentence where a clock could not follow it. Raises ReportRefused."""
    file = lock_file(pk=file_id)
    report = CalamityReport.objects.filter(file=file, kind=kind).first()
    if report is None or file.closed_on is not None:
        raise ReportRefused(_("Nothing is written in this report yet, or the file is closed."))
    row_id = uuid4()
    row = ReportAnswer.objects.create(
        id=row_id,
        report=report,
        kind=back.kind.value,
        dated_on=back.dated_on,
        until_on=back.until_on,
        reference=lock(back.reference, kind=ANSWER_REFERENCE, row_id=row_id),
        note=lock(back.note, kind=NOTE, row_id=row_id),
        written_by=UUID(actor.id),
        written_at=at,
    )
    record("record_report_answer", actor=actor, at=at, subject=f"{back.kind} {file.number}")
    return row, _follow(actor, at, file, back, row.pk)


def _follow(actor: Actor, at: datetime, file: CalamityFile, back: CameBack, answer: UUID) -> str:
    """An invitation and an incomplete report start a clock of their own; a day in a letter moves
    the clock that this letter started, or that of the investigation."""
    begins = {AnswerKind.INVITATION: INVESTIGATION, AnswerKind.INCOMPLETE: COMPLETION}
    try:
        with transaction.atomic():
            if back.kind in begins and settings.COUNTRY == "nl":
                step = start_clock(
                    actor=actor,
                    at=at,
                    file_id=file.pk,
                    rule=begins[back.kind],
                    starts_on=back.dated_on,
                    reference=back.reference,
                    letter=answer,
                )
                if back.until_on and back.kind is AnswerKind.INVITATION:
                    day = back.until_on
                    lengthen_step(
                        actor=actor, at=at, step_id=step.pk, granted_until=day, in_its_letter=True
                    )
            elif back.until_on and back.kind is AnswerKind.EXTENSION:
                _give_more_time(actor, at, file, back)
    except StepRefused as refusal:
        return str(refusal)
    except DoesNotFit:
        return _("The clock stays as it is: the day in the letter does not fit its rule.")
    return ""


def _give_more_time(actor: Actor, at: datetime, file: CalamityFile, back: CameBack) -> None:
    running = list(file.steps.filter(**OPEN, rule=INVESTIGATION))
    if len(running) > 1:
        raise StepRefused(
            _("More than one clock of an investigation runs. Write the day with the one it is for.")
        )
    asked = Said(back.asked_on, _("The inspectorate")) if back.asked_on else None
    for step in running:
        lengthen_step(
            actor=actor,
            at=at,
            step_id=step.pk,
            granted_until=back.until_on,
            asked=asked,
            reason=back.note,
        )
