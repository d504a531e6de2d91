"""A colleague gets the one pass for the anonymous questions; only the sealed case knows that."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import OWN_ROLES, PURPOSE_OF_ROLE, locked
from naast.cases.logic.passes import gets_pass, with_pass
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow, Progress
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.privacy.audit import record


@transaction.atomic
def note_pass(*, actor: Actor, at: datetime, case: Case, role: str) -> Progress:
    """The case with its mark; who was there is what the caller asks of it. Its event is that of any
    press, so that the trail tells nobody who got a pass. Raises NotNow the second time."""
    opened = open_case(locked(case), actor=actor, role=role, purpose=PURPOSE_OF_ROLE[role])
    if not gets_pass(opened.progress):
        raise NotNow(gettext_noop("There is one pass for each colleague, once you have talked."))
    moved = with_pass(opened.progress)
    row = opened.case
    row.progress = opened.seal_progress(moved)
    row.save(update_fields=["progress"])
    record("move_case", actor=actor, at=at, case_id=case.id, own=role in OWN_ROLES)
    return moved
