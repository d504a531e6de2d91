"""Codes with which a supporter answers a request without signing in."""

import hashlib
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import PUBLIC
from naast.notify.models import AnswerCode
from naast.privacy.audit import record


@dataclass(frozen=True)
class Answer:
    """What a code stands for: this person was asked in this case."""

    case_id: UUID
    person_id: UUID


def create_answer_code(*, case_id: UUID, person_id: UUID, valid_until: datetime) -> str:
    """Twelve letters and digits (60 bits) in groups of four. Only the hash is kept."""
    letters = b32encode(secrets.token_bytes(8)).decode()[:12]
    AnswerCode.objects.filter(case_id=case_id, person_id=person_id).delete()
    AnswerCode.objects.create(
        digest=_digest(letters), case_id=case_id, person_id=person_id, valid_until_at=valid_until
    )
    return "-".join(letters[start : start + 4] for start in range(0, 12, 4))


@transaction.atomic
def consume_answer_code(code: str, *, at: datetime) -> Answer | None:
    """Once, and only while it is valid; None alike for wrong, used and old codes."""
    rows = AnswerCode.objects.select_for_update().filter(
        digest=_digest(code), used_at=None, valid_until_at__gt=at
    )
    row = rows.first()
    if row is None:
        return None
    row.used_at = at
    row.save(update_fields=["used_at"])
    record("consume_answer_code", actor=PUBLIC, at=at)
    return Answer(row.case_id, row.person_id)


def _digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    plain = plain.replace("0", "O").replace("1", "I").replace("8", "B")
    return hashlib.sha256(f"naast-answer-code:{plain}".encode()).hexdigest()
