"""Empties a closed case: all that says anything about the colleague or supporter leaves the row."""

from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.privacy.sealing import current_epoch_key


def empty(row: Case) -> None:
    """Part of closing; the row itself goes with the last epoch that ever wrapped its key."""
    row.phase, row.next_due_at, row.supporter = Phase.CLOSED.value, None, None
    row.wrapped_key = row.register = row.profile = row.progress = row.proposals = b""
    row.last_epoch = current_epoch_key().epoch
    row.adopted, row.nudges = True, 0
    row.save()
