"""Two requests about one person become one; the second is deleted and counts nowhere."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import press_step
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.privacy import vault_client
from naast.privacy.audit import record


@transaction.atomic
def merge_requests(*, actor: Actor, at: datetime, kept: Case, other: Case, role: str) -> None:
    """Only the vault knows that they are of one person. Raises NotNow when they are not."""
    if other.id not in vault_client.same_person(kept.id, actor.name, role):
        raise NotNow(gettext_noop("These two requests are not about the same person."))
    vault_client.merge(kept.id, other.id, actor.name, role)
    press_step(actor=actor, at=at, case=other, press=Press.MERGE, role=role)
    record("merge_requests", actor=actor, at=at, case_id=kept.id)
