"""Tells a group of a date, in a message that says only that there is one.

A part of the actions of intervision, which write the event.
"""

from datetime import datetime

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.supporters.models import Supporter
from naast.supporters.models_intervision import IntervisionGroup


def tell_group(
    *,
    actor: Actor,
    at: datetime,
    group: IntervisionGroup,
    useful_until_at: datetime | None = None,
    once: str = "",
) -> int:
    """Every member, and the facilitator. once: a reason, of which each hears one time."""
    people = set(group.members.values_list("supporter__person_id", flat=True))
    leads = group.facilitator_id
    if leads is not None:
        people.add(leads)
    team = set(Supporter.objects.filter(active=True).values_list("person_id", flat=True))
    queued = [
        queue_message(
            actor=actor,
            at=at,
            # A coordinator who leads has no page of supporters to be led to.
            kind=MessageKind.TEAM_DATE if one in team else MessageKind.REMINDER_COORDINATOR,
            person_id=one,
            useful_until_at=useful_until_at,
            once=f"intervision {group.pk} {once} {one}" if once else "",
        )
        for one in sorted(people, key=str)
    ]
    return sum(message is not None for message in queued)
