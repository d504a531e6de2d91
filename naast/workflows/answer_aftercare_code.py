"""A supporter says from a message how they are: fine, or would like to talk."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role
from naast.cases.actions.answer_aftercare import answer_aftercare
from naast.cases.models import Aftercare
from naast.notify.actions.answer_codes import consume_answer_code, look_at_answer_code
from naast.notify.choices import AnswerPurpose


@transaction.atomic
def answer_aftercare_code(*, at: datetime, code: str, wants_to_talk: bool) -> bool:
    """False alike for a wrong, a used and an old code, and when it was answered signed in."""
    asked = look_at_answer_code(code, at=at)
    if asked is None or asked.purpose is not AnswerPurpose.AFTERCARE:
        return False
    question = Aftercare.objects.filter(pk=asked.case_id, supporter_id=asked.person_id).first()
    if question is None or consume_answer_code(actor=PUBLIC, at=at, code=code) is None:
        return False
    actor = Actor(kind="user", id=str(asked.person_id), roles=frozenset({Role.PEER_SUPPORTER}))
    answer_aftercare(actor=actor, at=at, aftercare=question, wants_to_talk=wants_to_talk)
    return True
