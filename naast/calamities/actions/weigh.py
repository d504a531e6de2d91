"""Writes down what was decided about a file, on what ground and by whom."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_doubt_end import begin_end_of_doubt
from naast.calamities.actions.begin_steps import begin_earlier, begin_own_anew, begin_steps
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices import Judgement, Stage
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.plan import (
    DOUBT_RULE,
    REPORT_RULES,
    STILL_IN_DOUBT,
    WEIGHED_BY,
    family_rules,
    let_go_by_no_calamity,
)
from naast.calamities.models import CalamityFile, Weighing
from naast.calamities.queries.family import let_go_for_family
from naast.calamities.queries.files import DECIDED_BY, REASONS
from naast.privacy.audit import record
from naast.privacy.locking import lock


class IsClosed(Exception):
    """A closed file is not weighed again."""

    def __init__(self) -> None:
        super().__init__(_("This file is closed. Nothing changes in it any more."))


@dataclass(frozen=True)
class Decision:
    """decided_by: a function or name, as the hospital says it. reasons: text.

    no_consequences: the patient can notice nothing of it.
    """

    judgement: Judgement
    record_read: bool
    family_heard: bool
    professionals_heard: bool
    reasons: str
    decided_by: str
    decided_on: date
    no_consequences: bool = False


@transaction.atomic
def weigh(
    *, actor: Actor, at: datetime, file_id: UUID, decision: Decision
) -> tuple[Weighing, bool]:
    """The clocks of a calamity start on the day of the decision; in doubt the doubt's clock runs
    on; what turns out to be no calamity lets the steps of a calamity go. False where a newer
    decision stands: then this one is kept for the record alone. Raises IsClosed."""
    file = lock_file(pk=file_id)
    if file.closed_on is not None:
        raise IsClosed
    newer = file.weighings.filter(decided_on__gt=decision.decided_on)
    stands = not _overruled(file, decision, newer)
    last = newer.order_by("decided_on", "written_at").last()
    row_id = uuid4()
    row = Weighing.objects.create(
        id=row_id,
        file=file,
        judgement=decision.judgement.value,
        record_read=decision.record_read,
        family_heard=decision.family_heard,
        professionals_heard=decision.professionals_heard,
        no_consequences=decision.no_consequences,
        reasons=lock(decision.reasons, kind=REASONS, row_id=row_id),
        decided_by=lock(decision.decided_by, kind=DECIDED_BY, row_id=row_id),
        decided_on=decision.decided_on,
        written_by=UUID(actor.id),
        written_at=at,
    )
    if stands:
        follow(file=file, decision=decision, secretary=UUID(actor.id), at=at)
        if last is not None and last.judgement == Judgement.DOUBT:
            doubt = replace(decision, judgement=Judgement.DOUBT, decided_on=last.decided_on)
            follow(file=file, decision=doubt, secretary=UUID(actor.id), at=at)
    record("weigh_calamity", actor=actor, at=at, subject=str(file.pk))
    return row, stands


def _overruled(file: CalamityFile, decision: Decision, newer: QuerySet[Weighing]) -> bool:
    """Entered late, after a newer decision. That it was a calamity still counts from its own day,
    unless it was decided since that it is none: the law's clock must not start too late."""
    if decision.judgement is Judgement.CALAMITY:
        return newer.filter(judgement=Judgement.NO_CALAMITY.value).exists()
    found = file.established_on  # without a weighing, where another system decided it
    return newer.exists() or (found is not None and found > decision.decided_on)


def follow(*, file: CalamityFile, decision: Decision, secretary: UUID | None, at: datetime) -> None:
    """What a decision does to stage and clocks."""
    if decision.judgement is Judgement.DOUBT:
        _doubt(file, decision, secretary)
    elif decision.judgement is Judgement.CALAMITY:
        _calamity(file, decision, secretary, at)
    else:
        _no_calamity(file, decision)
    file.save(update_fields=["stage", "established_on"])


def _doubt(file: CalamityFile, decision: Decision, secretary: UUID | None) -> None:
    """The time to decide runs from the detection, which happens once: the first clock stays. Doubt
    takes nothing back, so that the clocks of an earlier finding run on."""
    file.stage = Stage.WEIGHING.value
    file.steps.filter(done_on=None, rule=DOUBT_RULE).update(not_needed=False)
    begin_end_of_doubt(file=file, today=decision.decided_on, owner=secretary)


def _calamity(file: CalamityFile, decision: Decision, secretary: UUID | None, at: datetime) -> None:
    """The law counts from the day on which it was established, and the earliest such day stands:
    whatever was decided in between, the hospital could know it then. Only a correction with its
    reason moves that day. The hospital's own steps begin on the new day."""
    known, by = file.established_on, secretary or file.opened_by
    file.stage = Stage.CALAMITY.value
    file.established_on = min(known, decision.decided_on) if known else decision.decided_on
    again = _need_again(file)
    file.steps.filter(done_on=None, rule__in=WEIGHED_BY).update(not_needed=True)
    if known and file.established_on < known:
        begin_earlier(file=file, start=file.established_on, by=by, at=at)
    begin_own_anew(file=file, ids=again, start=decision.decided_on, by=by, at=at)
    begin_steps(file=file, moment="established", start=file.established_on, secretary=secretary)
    _sent_in_doubt(file)


def _sent_in_doubt(file: CalamityFile) -> None:
    """What was reported in doubt is reported."""
    sent = file.steps.filter(rule=STILL_IN_DOUBT, done_on__isnull=False).first()
    if sent is not None:
        report = file.steps.filter(rule=REPORT_RULES[0], done_on=None)
        report.update(done_on=sent.done_on, done_by=sent.done_by, not_needed=False)


def _no_calamity(file: CalamityFile, decision: Decision) -> None:
    """The talk with the patient or family and the note in the record stay: the law asks them for
    every incident with noticeable consequences (Wkkgz 10(3)). So does what a letter started. The
    day on which it was first found to be a calamity is not forgotten."""
    file.stage = Stage.NO_CALAMITY.value
    open_steps = file.steps.filter(done_on=None)
    ended = {name for name in open_steps.values_list("rule", flat=True) if _ends(name, decision)}
    open_steps.filter(rule__in=ended).update(not_needed=True)
    if not decision.no_consequences:
        _need_again(file, family_rules())


def _need_again(file: CalamityFile, names: Collection[str] | None = None) -> list[UUID]:
    """What an earlier decision let go; not what somebody let go with a reason of its own, nor what
    stands because the family wants no contact. Which steps it was."""
    again = []
    rows = file.steps.filter(not_needed=True, done_on=None).exclude(
        rule__in=let_go_for_family(file)
    )
    for step in rows if names is None else rows.filter(rule__in=names):
        last = step.changes.first()
        if last is None or last.changed != Changed.LET_GO:
            step.not_needed = False
            step.save(update_fields=["not_needed"])
            again.append(step.pk)
    return again


def _ends(name: str, decision: Decision) -> bool:
    if name in family_rules():
        return decision.no_consequences
    return let_go_by_no_calamity(name)
