"""Everything that is due now: cases, and reports on which nobody has decided."""

from datetime import datetime, timedelta

import structlog
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.cases.actions.keep_moving import keep_moving
from naast.cases.actions.press_step import press_step
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Phase, Press
from naast.cases.models import Case
from naast.incidents.actions.remind_decision import remind_decision
from naast.incidents.choices import STILL_TO_DECIDE
from naast.incidents.models import Incident
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.sealing import SealBroken
from naast.privacy.vault_client import VaultRefused

logger = structlog.get_logger(__name__)
AGAIN_AFTER = timedelta(hours=4)


def run_clocks(*, at: datetime) -> int:
    """How many cases and reports were looked at. One that cannot be opened holds up no other."""
    due = Case.objects.filter(adopted=True, next_due_at__lte=at).exclude(phase=Phase.CLOSED.value)
    cases = list(due.order_by("next_due_at"))
    for case in cases:
        try:
            keep_moving(at=at, case=case)
        except (VaultRefused, SealBroken, NotNow) as problem:
            logger.warning("case_not_moved", case=str(case.pk), reason=type(problem).__name__)
    return len(cases) + free_from_leavers(at=at) + remind_decisions(at=at)


def free_from_leavers(*, at: datetime) -> int:
    """Support by somebody who left comes back to the coordinator, without a story."""
    left = Case.objects.filter(adopted=True, supporter__active=False)
    cases = list(left.exclude(phase=Phase.CLOSED.value))
    for case in cases:
        try:
            press_step(actor=CLOCK, at=at, case=case, press=Press.ANOTHER_SUPPORTER, role="system")
        except (VaultRefused, SealBroken, NotNow) as problem:
            logger.warning("case_not_moved", case=str(case.pk), reason=type(problem).__name__)
    return len(cases)


def remind_decisions(*, at: datetime) -> int:
    """Coordinators and deputies are told of reports that still wait for their tap."""
    waiting = Incident.objects.filter(
        support_decision__in=sorted(STILL_TO_DECIDE), decide_by_at__lte=at
    )
    ids = list(waiting.values_list("pk", flat=True))
    if not ids:
        return 0
    roles = [Role.COORDINATOR, Role.DEPUTY_COORDINATOR]
    for person in holders_of(roles, timezone.localdate(at)).values_list("pk", flat=True):
        queue_message(actor=CLOCK, at=at, kind=MessageKind.DECISION_WAITING, person_id=person)
    for incident_id in ids:
        remind_decision(actor=CLOCK, at=at, incident_id=incident_id, again_at=at + AGAIN_AFTER)
    return len(ids)
