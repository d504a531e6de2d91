"""A supporter cannot take a request: the one in reserve is asked at once."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import STANDING, Actor
from naast.cases.actions.ask_best import ask_best
from naast.cases.actions.press_step import press_step
from naast.cases.logic.steps import NotNow, Progress
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.privacy.vault_client import VaultRefused, VaultUnavailable


def decline_request(*, actor: Actor, at: datetime, case: Case) -> Progress:
    """The no is noted whatever happens next. Where nobody can be asked, the clock sees it due and
    the coordinator is told."""
    moved = press_step(actor=actor, at=at, case=case, press=Press.CANNOT_TAKE, role="supporter")
    try:
        with transaction.atomic():
            ask_best(actor=STANDING, at=at, case=Case.objects.get(pk=case.pk), reserve=True)
    except (NotNow, VaultRefused, VaultUnavailable):
        return moved
    return moved
