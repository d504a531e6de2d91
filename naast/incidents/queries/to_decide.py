"""Reports on which the coordinator has not decided yet whether support is offered."""

from collections.abc import Sequence

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.incidents.choices import STILL_TO_DECIDE, SupportDecision
from naast.incidents.models import Incident


def to_decide(actor: Actor) -> Sequence[Incident]:
    """The most pressing first; empty for whoever may not decide."""
    if not decide(actor, Right.DECIDE_ON_SUPPORT):
        return []
    rows = Incident.objects.filter(support_decision__in=sorted(STILL_TO_DECIDE))
    return list(rows.select_related("department").order_by("decide_by_at", "number"))


def groups_to_decide(actor: Actor) -> Sequence[Incident]:
    """Events with many people, in which support is offered and nobody decided on a group talk."""
    if not decide(actor, Right.DECIDE_ON_SUPPORT):
        return []
    rows = Incident.objects.filter(
        group_proposed=True, support_decision=SupportDecision.OPENED.value
    )
    return list(rows.select_related("department").order_by("recorded_at", "number"))
