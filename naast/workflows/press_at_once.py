"""A press that holds at once (wrong person, no offer needed): pressed and deleted in one go."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.close_case import close_case
from naast.cases.actions.press_step import press_step
from naast.cases.logic.steps import Detail, Progress, due_for_closing
from naast.cases.logic.words import Press
from naast.cases.models import Case


@transaction.atomic
def press_at_once(
    *,
    actor: Actor,
    at: datetime,
    case: Case,
    press: Press,
    role: str,
    detail: Detail | None = None,
) -> Progress:
    """Like press_step; what cannot be undone is closed before this returns."""
    moved = press_step(actor=actor, at=at, case=case, press=press, role=role, detail=detail)
    if due_for_closing(moved, at):
        close_case(actor=CLOCK, at=at, case=case)
    return moved
