"""Where two coders differ: who they are, what each proposed, and what the reader can say to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right
from naast.calamities.choices_coding import Answer, Part
from naast.calamities.models import CalamityFile
from naast.calamities.models_agreement import CodeProposal
from naast.calamities.models_coding import SecondCoding
from naast.calamities.queries.coding import blind_causes
from naast.privacy.locking import lock, unlock

REASON = "calamities.CodeProposal.reason"


@dataclass(frozen=True)
class Coders:
    """The two codes of a root cause and who gave them. present: both can still sign in."""

    first: UUID
    second: UUID
    first_code: str
    second_code: str
    agreed: str
    present: bool

    @property
    def both(self) -> frozenset[UUID]:
        """Who talks about it."""
        return frozenset({self.first, self.second})

    @property
    def differ(self) -> bool:
        """There is something to talk about."""
        return self.first_code != self.second_code

    def other(self, one: UUID) -> UUID:
        """Whose yes is asked."""
        return self.second if one == self.first else self.first


def coders_of(file: CalamityFile, node: UUID) -> Coders | None:
    """None where it was not coded twice, or the second codes are not handed in."""
    if not SecondCoding.objects.filter(file=file, done_on__isnull=False).exists():
        return None
    rows = {row.part: row for row in file.codes.filter(node=node)}
    first, second = rows.get(Part.FIRST.value), rows.get(Part.SECOND.value)
    if first is None or second is None:
        return None
    agreed = rows.get(Part.AGREED.value)
    here = User.objects.filter(pk__in={first.coder, second.coder}, is_active=True).count()
    return Coders(
        first.coder,
        second.coder,
        first.code,
        second.code,
        agreed.code if agreed else "",
        present=here == len({first.coder, second.coder}),
    )


@dataclass(frozen=True)
class Said:
    """A proposal as it is read. by_reader: the reader proposed it."""

    id: UUID
    code: str
    answer: Answer
    at: datetime
    reason: str
    by_reader: bool


@dataclass(frozen=True)
class Talk:
    """One root cause with two codes. waits: what is to be answered; may_*: what the reader can
    say."""

    node: UUID
    text: str
    first: str
    second: str
    agreed: str
    said: tuple[Said, ...]
    waits: Said | None
    may_propose: bool
    may_answer: bool
    may_decide: bool


def talk_about(
    actor: Actor, file: CalamityFile, node: UUID, text: str, *, may_decide: bool
) -> Talk | None:
    """None where both codes are the same. may_decide: the reader is an analyst of the file."""
    coders = coders_of(file, node)
    if coders is None or not coders.differ:
        return None
    rows = file.code_proposals.filter(node=node)
    said = tuple(_said(row, actor) for row in rows)
    waits = next((one for one in said if one.answer is Answer.WAITS), None)
    mine, settled = UUID(actor.id) in coders.both, bool(coders.agreed)
    refused = any(one.answer is Answer.NO for one in said) or not coders.present
    return Talk(
        node=node,
        text=text,
        first=coders.first_code,
        second=coders.second_code,
        agreed=coders.agreed,
        said=said,
        waits=waits,
        may_propose=mine and not settled and waits is None,
        may_answer=mine and not settled and waits is not None and not waits.by_reader,
        may_decide=may_decide and not mine and not settled and refused,
    )


def _said(row: CodeProposal, actor: Actor) -> Said:
    reason = unlock(row.reason, kind=REASON, row_id=row.pk) if row.reason else ""
    by_reader = str(row.proposed_by) == actor.id
    return Said(row.pk, row.code, Answer(row.answer), row.proposed_at, reason, by_reader)


def locked_words(row_id: UUID, reason: str) -> bytes:
    """As it is stored."""
    return lock(reason, kind=REASON, row_id=row_id)


def talks_of(actor: Actor) -> QuerySet[SecondCoding]:
    """Sets that the actor coded a second time and handed in. A predicate decides on each."""
    if actor.kind != "user" or not decide(actor, Right.CODE_BLIND):
        return SecondCoding.objects.none()
    rows = SecondCoding.objects.filter(coder_id=UUID(actor.id), done_on__isnull=False)
    return rows.select_related("file__coding")


def talks_in(actor: Actor, coding: SecondCoding) -> list[Talk]:
    """As the second coder sees them: with the cleaned texts; fetch it first."""
    causes = [(one.node, one.text) for one in blind_causes(coding)]
    found = (talk_about(actor, coding.file, *one, may_decide=False) for one in causes)
    return [one for one in found if one is not None]


def open_talks(actor: Actor) -> int:
    """How many sets hold something that waits for the second coder."""
    return sum(
        any(one.may_propose or one.may_answer for one in talks_in(actor, coding))
        for coding in talks_of(actor)
    )
