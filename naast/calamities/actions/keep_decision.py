"""Writes down what the committee decided, and that it is done."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.locked import locked
from naast.calamities.models_meeting import CommitteeDecision, Meeting
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


@dataclass(frozen=True)
class Decided:
    """text: what. owner: who sees to it, by when; nobody where nothing is to be done."""

    text: str
    file_id: UUID | None = None
    owner: UUID | None = None
    due_on: date | None = None


@transaction.atomic
def write_decision(
    *, actor: Actor, at: datetime, meeting_id: UUID, decided: Decided
) -> CommitteeDecision:
    """The owner is told that something waits. A decision without an owner is done at once."""
    meeting, row_id = Meeting.objects.get(pk=meeting_id), uuid4()
    day = min(timezone.localdate(meeting.begins_at), timezone.localdate(at))
    decision = CommitteeDecision.objects.create(
        id=row_id,
        meeting=meeting,
        file_id=decided.file_id,
        text=locked(CommitteeDecision, "text", row_id, decided.text),
        owner_id=decided.owner,
        due_on=decided.due_on if decided.owner else None,
        done_on=None if decided.owner else day,
        decided_on=day,
        written_by=UUID(actor.id),
        written_at=at,
    )
    if decided.owner and str(decided.owner) != actor.id:
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=decided.owner,
            once=f"committee decision|{row_id}",
        )
    record("write_committee_decision", actor=actor, at=at, subject=str(row_id))
    return decision


@transaction.atomic
def finish_decision(*, actor: Actor, at: datetime, decision: CommitteeDecision) -> None:
    """From now on it stands on no agenda. A second press changes nothing."""
    rows = CommitteeDecision.objects.filter(pk=decision.pk, done_on=None)
    if rows.update(done_on=timezone.localdate(at)):
        record("finish_committee_decision", actor=actor, at=at, subject=str(decision.pk))
