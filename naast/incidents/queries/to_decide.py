"""Reports on which the coordinator has not decided yet whether support is offered."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.incidents.choices import STILL_TO_DECIDE, SupportDecision
from naast.incidents.models import Incident

_SHOWN = (
    "number", "kind", "happened_on", "support_decision", "decide_by_at", "recorded_at",
    "group_proposed", "department__name",
)  # fmt: skip


@dataclass(frozen=True)
class Decisions:
    """reports: offer support or not; groups: plan a group talk or not. The most pressing first."""

    reports: Sequence[Incident]
    groups: Sequence[Incident]


def decisions_for(actor: Actor) -> Decisions:
    """Both for the page of the day, in one query of what it shows."""
    if not decide(actor, Right.DECIDE_ON_SUPPORT):
        return Decisions([], [])
    undecided = Q(support_decision__in=sorted(STILL_TO_DECIDE))
    group = Q(group_proposed=True, support_decision=SupportDecision.OPENED.value)
    rows = Incident.objects.filter(undecided | group).select_related("department").only(*_SHOWN)
    found = list(rows.order_by("decide_by_at", "number"))
    groups = [row for row in found if row.support_decision == SupportDecision.OPENED.value]
    reports = [row for row in found if row.support_decision != SupportDecision.OPENED.value]
    return Decisions(reports, sorted(groups, key=lambda row: (row.recorded_at, row.number)))


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
