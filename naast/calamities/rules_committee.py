"""Who may do what in the committee's work: its meetings, attachments, hearing, and telling."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_attachment import FileAttachment
from naast.calamities.models_feedback import Feedback
from naast.calamities.models_interview import FactAnswer, FactCheck, Interview
from naast.calamities.models_meeting import AgendaItem, CommitteeDecision, Meeting
from naast.calamities.rules import looks_into, may_read, sees_all


def keeps(actor: Actor, row: object) -> bool:
    """The secretary and the committee; an analyst keeps no agenda."""
    return sees_all(actor)


def sees_to(actor: Actor, decision: CommitteeDecision) -> bool:
    """Whose it is, or whoever keeps the list."""
    return str(decision.owner_id) == actor.id or sees_all(actor)


def reads_attachment(actor: Actor, attachment: FileAttachment) -> bool:
    """Whoever reads the file."""
    return may_read(actor, attachment.file)


def hears_for(actor: Actor, row: Interview | FactCheck) -> bool:
    """The analysts of the file, nobody else: not the secretary, not the committee."""
    return looks_into(actor, row.file)


def judges(actor: Actor, answer: FactAnswer) -> bool:
    """The analysts of the file."""
    return looks_into(actor, answer.check_asked.file)


def is_heard(actor: Actor, interview: Interview) -> bool:
    """The very person, as long as the file is open."""
    return (
        actor.kind == "user"
        and interview.file.closed_on is None
        and words_of(interview, "person") == actor.id
    )


def is_asked(actor: Actor, answer: FactAnswer) -> bool:
    """Whoever was heard; nobody answers for somebody else."""
    return is_heard(actor, answer.interview)


register(Right.KEEP_COMMITTEE, CalamityFile, keeps)
register(Right.KEEP_COMMITTEE, Meeting, keeps)
register(Right.KEEP_COMMITTEE, AgendaItem, keeps)
register(Right.KEEP_COMMITTEE, Feedback, keeps)
register(Right.DO_CALAMITY_STEPS, CommitteeDecision, sees_to)
register(Right.READ_CALAMITIES, FileAttachment, reads_attachment)
register(Right.ANALYSE_CALAMITIES, Interview, hears_for)
register(Right.ANALYSE_CALAMITIES, FactCheck, hears_for)
register(Right.ANALYSE_CALAMITIES, FactAnswer, judges)
register(Right.BE_HEARD, Interview, is_heard)
register(Right.BE_HEARD, FactAnswer, is_asked)
