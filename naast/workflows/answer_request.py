"""A supporter's yes or no from a message becomes a press on the case."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role
from naast.cases.actions.press_step import press_step
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.notify.actions.answer_codes import consume_answer_code, look_at_answer_code
from naast.notify.choices import AnswerPurpose
from naast.privacy.vault_client import VaultRefused
from naast.workflows.decline_request import decline_request


def answer_request(*, at: datetime, code: str, yes: bool) -> bool:
    """False alike for a wrong, a used and an old code, and when somebody else was asked meanwhile.

    The code proves who was asked; the vault checks that this person is still the one.
    Raises VaultUnavailable, and then the code is not used up.
    """
    try:
        return _answer(at=at, code=code, press=Press.ACCEPT if yes else Press.CANNOT_TAKE)
    except (VaultRefused, NotNow):
        return False


@transaction.atomic
def _answer(*, at: datetime, code: str, press: Press) -> bool:
    asked = look_at_answer_code(code, at=at)
    if asked is None or asked.purpose is not AnswerPurpose.REQUEST:
        return False
    answer = consume_answer_code(actor=PUBLIC, at=at, code=code)
    if answer is None:
        return False
    case = Case.objects.filter(pk=answer.case_id, supporter_id=answer.person_id).first()
    if case is None:
        return False
    actor = Actor(kind="user", id=str(answer.person_id), roles=frozenset({Role.PEER_SUPPORTER}))
    if press is Press.CANNOT_TAKE:
        decline_request(actor=actor, at=at, case=case)
    else:
        press_step(actor=actor, at=at, case=case, press=press, role="supporter")
    return True
