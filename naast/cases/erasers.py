"""What a closing case loses at once; its row goes with its last epoch (actions/turn_epoch)."""

from datetime import datetime
from uuid import UUID

from naast.cases.actions.empty_case import empty
from naast.cases.models import Case
from naast.privacy.erasure import Trigger, erases


@erases(Case, Trigger.CASE_CLOSED)
def empty_closed_case(subject: UUID | None, at: datetime) -> int:
    """Everything that says anything about the colleague or supporter."""
    rows = list(Case.objects.select_for_update().filter(pk__in=[subject] if subject else []))
    for row in rows:
        empty(row)
    return len(rows)
