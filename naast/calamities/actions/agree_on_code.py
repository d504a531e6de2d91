"""Two coders come to one code: one proposes, the other agrees; else a third analyst decides."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.code_root_causes import CodingRefused
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices_coding import Answer, Part
from naast.calamities.logic.prisma.codes import read_code
from naast.calamities.models import CalamityFile
from naast.calamities.models_agreement import CodeProposal
from naast.calamities.models_coding import RootCauseCode
from naast.calamities.queries.agreement import Coders, coders_of, locked_words
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


@transaction.atomic
def propose_code(
    *, actor: Actor, at: datetime, file_id: UUID, node: UUID, code: str
) -> CodeProposal:
    """By one of the two who coded it; the other is told that something waits. One that still waits
    is answered first. Raises CodingRefused, UnknownCode."""
    file, coders = _twice_coded(file_id, node)
    if UUID(actor.id) not in coders.both:
        raise CodingRefused(_("The two who gave the codes talk about it."))
    if CodeProposal.objects.filter(file=file, node=node, answer=Answer.WAITS.value).exists():
        raise CodingRefused(_("A proposal waits already. Answer it first."))
    row = CodeProposal.objects.create(
        file=file, node=node, code=read_code(code), proposed_by=UUID(actor.id), proposed_at=at
    )
    _tell(actor, at, row, coders.other(UUID(actor.id)))
    record("propose_code", actor=actor, at=at, subject=f"{row.code} {file.number}")
    return row


@transaction.atomic
def answer_proposal(*, actor: Actor, at: datetime, proposal_id: UUID, agrees: bool) -> CodeProposal:
    """By the other coder. With a yes the code counts; with a no it stays visible that they differ.
    Raises CodingRefused."""
    file = lock_file(code_proposals=proposal_id)
    row = CodeProposal.objects.get(pk=proposal_id)
    coders = coders_of(file, row.node)
    if row.answer != Answer.WAITS or coders is None or coders.agreed:
        raise CodingRefused(_("This was answered already."))
    if UUID(actor.id) not in coders.both or row.proposed_by == UUID(actor.id):
        raise CodingRefused(_("The other coder says whether they agree."))
    row.answer = Answer.YES.value if agrees else Answer.NO.value
    row.answered_by, row.answered_at = UUID(actor.id), at
    row.save()
    if agrees:
        _agreed(file, row, actor, at)
    _tell(actor, at, row, row.proposed_by)
    record("answer_proposal", actor=actor, at=at, subject=f"{row.answer} {file.number}")
    return row


@transaction.atomic
def decide_code(
    *, actor: Actor, at: datetime, file_id: UUID, node: UUID, code: str, reason: str
) -> CodeProposal:
    """By a third analyst, where the two cannot agree: after a no, or where one of them is not there
    any more. Raises CodingRefused, UnknownCode."""
    file, coders = _twice_coded(file_id, node)
    if UUID(actor.id) in coders.both:
        raise CodingRefused(_("Somebody else than the two who gave the codes decides."))
    if not reason.strip():
        raise CodingRefused(_("Write down why."))
    said = CodeProposal.objects.filter(file=file, node=node)
    if coders.present and not said.filter(answer=Answer.NO.value).exists():
        raise CodingRefused(_("The two who gave the codes talk about it first."))
    said.filter(answer=Answer.WAITS.value).delete()
    row_id = uuid4()
    row = CodeProposal.objects.create(
        id=row_id,
        file=file,
        node=node,
        code=read_code(code),
        proposed_by=UUID(actor.id),
        proposed_at=at,
        answer=Answer.DECIDED.value,
        answered_by=UUID(actor.id),
        answered_at=at,
        reason=locked_words(row_id, reason.strip()),
    )
    _agreed(file, row, actor, at)
    record("decide_code", actor=actor, at=at, subject=f"{row.code} {file.number}")
    return row


def _twice_coded(file_id: UUID, node: UUID) -> tuple[CalamityFile, Coders]:
    """Raises CodingRefused where there are not two codes that differ, or one was agreed on."""
    file = lock_file(pk=file_id)
    coders = coders_of(file, node)
    if coders is None:
        raise CodingRefused(_("This root cause was not coded twice."))
    if coders.agreed or not coders.differ:
        raise CodingRefused(_("Both codes are the same, or one was agreed on."))
    return file, coders


def _agreed(file: CalamityFile, row: CodeProposal, actor: Actor, at: datetime) -> None:
    first = RootCauseCode.objects.get(file=file, node=row.node, part=Part.FIRST.value)
    RootCauseCode.objects.create(
        file=file,
        node=row.node,
        part=Part.AGREED.value,
        code=row.code,
        recovery=first.recovery,
        coder=UUID(actor.id),
        coded_at=at,
    )


def _tell(actor: Actor, at: datetime, row: CodeProposal, whom: UUID | None) -> None:
    """Neutral words."""
    if whom is not None:
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=whom,
            once=f"code proposal|{row.pk}|{row.answer}",
        )
