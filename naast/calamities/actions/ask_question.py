"""Keeps what a family asks and how they saw it, for the investigation, and the answers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.family_part import FamilyRefused, family_of, not_before
from naast.calamities.choices_family import QuestionState, WordKind
from naast.calamities.models import CalamityFile
from naast.calamities.models_family import FamilyQuestion
from naast.calamities.queries.family import ANSWER, QUESTION
from naast.privacy.audit import record
from naast.privacy.locking import lock


@transaction.atomic
def write_words(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    kind: WordKind,
    texts: Sequence[str],
    asked_on: date,
) -> list[FamilyQuestion]:
    """One row a text. Also while they want no contact: they may have written. FamilyRefused."""
    file, _track = family_of(file_id)
    not_before(asked_on, file)
    me = UUID(actor.id)
    rows = store_words(file, texts, kind=kind, asked_on=asked_on, by=me, at=at)
    record("write_family_words", actor=actor, at=at, subject=str(file.pk))
    return rows


def store_words(
    file: CalamityFile,
    texts: Sequence[str],
    *,
    kind: WordKind,
    asked_on: date,
    by: UUID,
    at: datetime,
) -> list[FamilyQuestion]:
    """In their order, which the microseconds keep. Part of an action that writes the event."""
    return [
        FamilyQuestion.objects.create(
            id=(row_id := uuid4()),
            file=file,
            kind=kind.value,
            text=lock(text, kind=QUESTION, row_id=row_id),
            asked_on=asked_on,
            answer=b"",
            written_by=by,
            written_at=at + timedelta(microseconds=place),
        )
        for place, text in enumerate(texts)
    ]


@transaction.atomic
def answer_question(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    question_id: UUID,
    state: QuestionState,
    answer: str,
    on: date,
) -> None:
    """An answer, "we do not know yet" with or without more words, or open again. FamilyRefused."""
    file, _track = family_of(file_id)
    row = file.family_questions.filter(pk=question_id, kind=WordKind.QUESTION.value).first()
    if row is None or (state is QuestionState.ANSWERED and not answer):
        raise FamilyRefused(_("Write the answer down."))
    is_open = state is QuestionState.OPEN
    if not is_open:
        not_before(on, file)
    row.state, row.answered_on = state.value, None if is_open else on
    row.answer = lock(answer, kind=ANSWER, row_id=row.pk) if answer else b""
    row.save(update_fields=["state", "answered_on", "answer"])
    record("answer_family_question", actor=actor, at=at, subject=str(file.pk))
