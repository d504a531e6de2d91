"""Writes the audit trail: one event a change, in the transaction of the change."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from django.utils.timezone import localdate

from naast.privacy.models import AuditEvent, CaseEvent

NAMELESS_ROLES = frozenset({"colleague", "public"})
# What people do for themselves. Whoever does it stays without a name, whatever their work is.
OWN_ACTIONS = frozenset({"report_incident", "start_support", "ask_for_support"})


class Acting(Protocol):
    """What the trail must know of an actor; naast.access.actor.Actor has it."""

    @property
    def kind(self) -> Literal["user", "system", "public"]:
        """A user, the system, or the public."""

    @property
    def name(self) -> str:
        """person:UUID, system:WORD or public."""

    @property
    def role_word(self) -> str:
        """The most telling role."""


def record(
    action: str,
    *,
    actor: Acting,
    at: datetime,
    case_id: UUID | None = None,
    subject: str = "",
    own: bool = False,
) -> AuditEvent | CaseEvent:
    """Write the event; with case_id as an event of the case, which knows the day only.

    subject: a short code or random id, never a name. own: the actor does this as a reporter or
    supported colleague, not at work; then a coordinator or supporter, too, appears as "colleague"
    and without a name.
    """
    own = own or action in OWN_ACTIONS
    role_word = "colleague" if own and actor.kind == "user" else actor.role_word
    told = {
        "action": action,
        "role_word": role_word,
        "actor_name": "" if role_word in NAMELESS_ROLES else actor.name,
        "subject": subject,
    }
    if case_id is None:
        return AuditEvent.objects.create(at=at, **told)
    return CaseEvent.objects.create(case_id=case_id, happened_on=localdate(at), **told)


def forget_cases(case_ids: Iterable[UUID]) -> int:
    """Erase the events of cases that are erased. How many there were."""
    deleted, _ = CaseEvent.objects.filter(case_id__in=list(case_ids)).delete()
    return deleted
