"""Asks those who were heard whether the facts are right, and what becomes of their corrections."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file, lock_open_file
from naast.calamities.choices_committee import FactsAnswer, Verdict
from naast.calamities.locked import locked, words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import FactAnswer, FactCheck
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


class FactsRefused(Exception):
    """str() says why."""


class StaleFacts(FactsRefused):
    """It changed since it was read; str() says so. newer: as it stands now."""

    def __init__(self, newer: FactAnswer) -> None:
        super().__init__(_("This changed meanwhile. Read it again above; your text is kept here."))
        self.newer = newer


@transaction.atomic
def ask_about_facts(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    text: str,
    until_on: date,
    interviews: Iterable[UUID],
) -> FactCheck:
    """Each hears that something waits; on their page stands this text and nothing else."""
    file = lock_file(pk=file_id)
    heard = list(file.interviews.filter(pk__in=list(interviews), called_off=False))
    people = [words_of(one, "person") for one in heard]
    if file.closed_on is not None or not heard or not all(people):
        raise FactsRefused(_("Choose at least one who was heard and whom Naast can invite."))
    row_id = uuid4()
    check = FactCheck.objects.create(
        id=row_id,
        file=file,
        text=locked(FactCheck, "text", row_id, text),
        until_on=until_on,
        asked_by=UUID(actor.id),
        asked_at=at,
    )
    for interview, person in zip(heard, people, strict=True):
        answer_id = uuid4()
        FactAnswer.objects.create(
            id=answer_id,
            check_asked=check,
            interview=interview,
            correction=locked(FactAnswer, "correction", answer_id, ""),
            why=locked(FactAnswer, "why", answer_id, ""),
        )
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=UUID(person),
            once=f"facts|{answer_id}",
        )
    record("ask_about_facts", actor=actor, at=at, subject=str(row_id))
    return check


@transaction.atomic
def answer_about_facts(
    *, actor: Actor, at: datetime, answer_id: UUID, is_right: bool, correction: str = ""
) -> FactAnswer:
    """Until the day, and until the analysts looked, an answer may be changed. Their own act: the
    audit trail knows it without a name."""
    file, row = _locked(answer_id)
    check, today = row.check_asked, timezone.localdate(at)
    is_open = file.closed_on is None and check.ended_on is None and today <= check.until_on
    if not is_open or row.verdict != Verdict.OPEN:
        raise FactsRefused(_("This was looked at already, or its day is over."))
    row.answer = (FactsAnswer.RIGHT if is_right else FactsAnswer.CORRECTION).value
    row.correction = locked(FactAnswer, "correction", row.pk, "" if is_right else correction)
    row.answered_on = today
    row.revision += 1
    row.save(update_fields=["answer", "correction", "answered_on", "revision"])
    record("answer_about_facts", actor=actor, at=at, subject="", own=True)
    return row


@transaction.atomic
def judge_correction(
    *, actor: Actor, at: datetime, answer_id: UUID, revision: int, taken: bool, why: str
) -> FactAnswer:
    """Taken over in the analysis, or not and why. revision: of what was read. Raises FactsRefused
    where there is none, StaleFacts where it changed since."""
    file, row = _locked(answer_id)
    if file.closed_on is not None or row.answer != FactsAnswer.CORRECTION:
        raise FactsRefused(_("There is no correction to look at."))
    if revision != row.revision:
        raise StaleFacts(row)
    row.verdict = (Verdict.TAKEN if taken else Verdict.NOT_TAKEN).value
    row.why = locked(FactAnswer, "why", row.pk, why)
    row.revision += 1
    row.save(update_fields=["verdict", "why", "revision"])
    record("judge_correction", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def end_fact_check(*, actor: Actor, at: datetime, check_id: UUID) -> None:
    """The page of those heard is gone at once; what they answered stays with the analysts. Raises
    FactsRefused for a closed file, where it is gone already."""
    lock_open_file(FactsRefused, fact_checks=check_id)
    rows = FactCheck.objects.filter(pk=check_id, ended_on=None)
    if rows.update(ended_on=timezone.localdate(at)):
        record("end_fact_check", actor=actor, at=at, subject=str(check_id))


def _locked(answer_id: UUID) -> tuple[CalamityFile, FactAnswer]:
    """The answer, after its file."""
    file = lock_file(fact_checks__answers=answer_id)
    rows = FactAnswer.objects.select_for_update(of=("self",)).select_related("check_asked")
    return file, rows.get(pk=answer_id)
