"""Makes codes with which a question is answered straight from a message, and takes them in."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.notify.choices import AnswerPurpose
from naast.notify.logic.codes import digest_of, grouped, new_code
from naast.notify.models import AnswerCode
from naast.privacy.audit import record

_NOTHING = "0" * 64


@dataclass(frozen=True)
class Answer:
    """Who was asked, and about what. case_id: the case, or the question about aftercare."""

    case_id: UUID
    person_id: UUID
    purpose: AnswerPurpose = AnswerPurpose.REQUEST


def create_answer_code(
    *,
    case_id: UUID,
    person_id: UUID,
    valid_until: datetime,
    purpose: AnswerPurpose = AnswerPurpose.REQUEST,
) -> str:
    """The code in groups of four; it is stored nowhere. Of several codes for one question, which
    happens when a message is sent twice, the first that is used counts.
    """
    code = new_code()
    AnswerCode.objects.create(
        digest=digest_of(code),
        purpose=purpose.value,
        case_id=case_id,
        person_id=person_id,
        valid_until_at=valid_until,
    )
    return grouped(code)


def look_at_answer_code(code: str, *, at: datetime) -> Answer | None:
    """What a code would answer, without using it; only to show the question."""
    row = _found(code, at)
    return None if row is None else _answer(row)


@transaction.atomic
def consume_answer_code(*, actor: Actor, at: datetime, code: str) -> Answer | None:
    """Use a code, once; None alike for a wrong, a used and an old one. actor: PUBLIC, unsigned.

    Call it on POST only: programs that look into links before people do send GET. One UPDATE
    decides between two who press at once; it uses up every code for the same question.
    """
    row = _found(code, at)
    same = AnswerCode.objects.filter(used_at=None, case_id__in=[row.case_id] if row else [])
    if row is None or not same.filter(person_id=row.person_id).update(used_at=at):
        return None
    record("consume_answer_code", actor=actor, at=at)
    return _answer(row)


def _found(code: str, at: datetime) -> AnswerCode | None:
    """One query and one comparison, whatever was typed."""
    digest = digest_of(code)
    row = AnswerCode.objects.filter(digest=digest, used_at=None, valid_until_at__gt=at).first()
    same = hmac.compare_digest(row.digest if row else _NOTHING, digest)
    return row if same else None


def _answer(row: AnswerCode) -> Answer:
    return Answer(row.case_id, row.person_id, AnswerPurpose(row.purpose))
