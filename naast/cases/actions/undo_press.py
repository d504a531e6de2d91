"""Takes back the last press, within ten minutes, by the side that pressed it."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import (
    OWN_ROLES,
    PURPOSE_OF_ROLE,
    locked,
    side_of,
    store,
)
from naast.cases.logic import steps
from naast.cases.logic.steps import Progress
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.privacy import vault_client
from naast.privacy.audit import record


@transaction.atomic
def undo_press(*, actor: Actor, at: datetime, case: Case, role: str) -> Progress:
    """The case as it was before the last press. Raises NotNow after ten minutes."""
    opened = open_case(locked(case), actor=actor, role=role, purpose=PURPOSE_OF_ROLE[role])
    was = steps.undo(opened.progress, at=at, side=side_of(role))
    if was.supporter is not None and was.supporter != opened.progress.supporter:
        vault_client.assign(case.id, f"person:{was.supporter}", by="system:standing", role="system")
    store(opened, was)
    record("move_case", actor=actor, at=at, case_id=case.id, own=role in OWN_ROLES)
    return was
