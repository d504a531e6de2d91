"""The talks with a patient or family, for those who may read them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices import Stage
from naast.calamities.choices_clocks import Changed
from naast.calamities.choices_family import (
    ContactState,
    NoContact,
    PromiseState,
    QuestionState,
    WordKind,
)
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_family import (
    FamilyContact,
    FamilyPromise,
    FamilyQuestion,
    FamilyTrack,
)
from naast.calamities.rules import sees_all
from naast.calamities.rules_family import of_contact
from naast.privacy.locking import unlock

WORRIES = "calamities.FamilyContact.worries"
QUESTION = "calamities.FamilyQuestion.text"
ANSWER = "calamities.FamilyQuestion.answer"
PROMISE = "calamities.FamilyPromise.what"
WHY = "calamities.FamilyPromise.why"
FIRST_TALK, RECORD_NOTE = "nl-family-first-talk", "nl-family-record-note"


def family_files_for(actor: Actor) -> QuerySet[CalamityFile]:
    """All for the secretary and the committee; for anybody else those they are in touch for."""
    if actor.kind != "user" or not decide(actor, Right.TALK_WITH_FAMILY):
        return CalamityFile.objects.none()
    rows = CalamityFile.objects.select_related("department")
    return rows if sees_all(actor) else rows.filter(of_contact(actor))


def own_family_files(actor: Actor) -> QuerySet[CalamityFile]:
    """Open files in which the actor is the contact person or the deputy."""
    if actor.kind != "user" or not decide(actor, Right.TALK_WITH_FAMILY):
        return CalamityFile.objects.none()
    return CalamityFile.objects.filter(of_contact(actor)).select_related("department")


def own_promises(actor: Actor) -> QuerySet[FamilyPromise]:
    """What the actor promised and has not settled; not while the family wants no contact."""
    if actor.kind != "user" or not decide(actor, Right.KEEP_FAMILY):
        return FamilyPromise.objects.none()
    return running_promises().filter(promised_by=UUID(actor.id))


def running_promises() -> QuerySet[FamilyPromise]:
    """Still to keep, in open files, where there is contact."""
    rows = FamilyPromise.objects.filter(
        state=PromiseState.OPEN.value,
        file__closed_on=None,
        file__family__no_contact=NoContact.NONE.value,
    )
    return rows.select_related("file__department", "promised_by")


def promises_to_settle() -> QuerySet[FamilyPromise]:
    """In open files; a predicate decides on each."""
    rows = FamilyPromise.objects.filter(file__closed_on=None)
    return rows.select_related("file__department", "promised_by")


def overdue_promises(file: CalamityFile, today: date) -> int:
    """How many should have been kept before today."""
    return running_promises().filter(file=file, due_on__lt=today).count()


def planned_for(actor: Actor) -> QuerySet[FamilyContact]:
    """Talks agreed in the files of which the actor is contact person."""
    rows = FamilyContact.objects.filter(
        file__in=own_family_files(actor), state=ContactState.PLANNED.value
    )
    return rows.select_related("file__department").order_by("planned_at")


def track_of(file: CalamityFile) -> FamilyTrack | None:
    """None before anything was noted."""
    rows = FamilyTrack.objects.filter(file=file)
    return rows.select_related("contact_person", "deputy").first()


def contacts_of(file: CalamityFile) -> set[UUID]:
    """Contact person and deputy: who keeps in touch with the family does not analyse too."""
    track = track_of(file)
    both = (track.contact_person_id, track.deputy_id) if track else ()
    return {one for one in both if one}


def let_go_for_family(file: CalamityFile) -> tuple[str, ...]:
    """Steps that stand as long as the family wants no contact, whatever is decided."""
    track = track_of(file)
    stands = track is not None and track.no_contact != NoContact.NONE
    return (FIRST_TALK,) if stands else ()


def stays_let_go(file: CalamityFile, step: FileStep | None) -> bool:
    """Also when there is contact again: somebody let it go with a reason, or the decision that
    stands says that the patient can notice nothing of it."""
    if step is None:
        return False
    last = step.changes.first()
    if last is not None and last.changed == Changed.LET_GO:
        return True
    decision = file.weighings.order_by("decided_on", "written_at").last()
    return file.stage == Stage.NO_CALAMITY and decision is not None and decision.no_consequences


def open_questions(file: CalamityFile) -> QuerySet[FamilyQuestion]:
    """That have neither an answer nor "we do not know yet"."""
    return file.family_questions.filter(
        kind=WordKind.QUESTION.value, state=QuestionState.OPEN.value
    )


def is_unfinished(file: CalamityFile) -> bool:
    """A question without an answer, or a promise nobody settled: the file is not closed over it."""
    if open_questions(file).exists():
        return True
    return running_promises().filter(file=file).exists()


def family_step(file: CalamityFile, rule: str) -> FileStep | None:
    """The clock of the first talk or of the note, where the country's rules have one."""
    return file.steps.filter(rule=rule).select_related("file__department", "owner").first()


@dataclass(frozen=True)
class Asked:
    """A question or view with its texts."""

    row: FamilyQuestion
    text: str
    answer: str


def family_section(actor: Actor, file: CalamityFile, today: date) -> dict[str, object]:
    """For the page of a file: their words for everybody who reads it; the talks for fewer."""
    sees_talks = decide(actor, Right.TALK_WITH_FAMILY, file)
    return {
        "words": questions_of(file),
        "sees_talks": sees_talks,
        "late": overdue_promises(file, today) if sees_talks else 0,
    }


def waits_with_families(actor: Actor) -> bool:
    """A promise to keep, or a family that has this person as its contact."""
    if actor.kind != "user" or not decide(actor, Right.KEEP_FAMILY):
        return False
    return own_promises(actor).exists() or own_family_files(actor).exists()


def questions_of(file: CalamityFile) -> list[Asked]:
    """In the order in which they were asked; fetch the file first."""
    return [asked(row) for row in file.family_questions.all()]


def asked(row: FamilyQuestion) -> Asked:
    """With its texts."""
    return Asked(row, _text(row.text, QUESTION, row.pk), _text(row.answer, ANSWER, row.pk))


def worries_of(row: FamilyContact) -> str:
    """What worried them, as they said it then."""
    return _text(row.worries, WORRIES, row.pk)


def promise_text(row: FamilyPromise) -> str:
    """What was promised; fetch the promise first."""
    return _text(row.what, PROMISE, row.pk)


def why_not_kept(row: FamilyPromise) -> str:
    """Empty where it was kept or is open."""
    return _text(row.why, WHY, row.pk)


def _text(blob: bytes | memoryview, kind: str, row_id: UUID) -> str:
    return str(unlock(blob, kind=kind, row_id=row_id)) if blob else ""
