"""What supporters see of themselves, and nobody else but the coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Absence
from naast.supporters.models import Supporter
from naast.supporters.queries.team import loads_by_supporter


@dataclass(frozen=True)
class OwnLoad:
    """How many colleagues in the last twelve months; the last month with any."""

    year: int
    last_month: date | None


def own_load(actor: Actor, today: date) -> OwnLoad:
    """Of the actor; nothing for somebody outside the team."""
    if not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return OwnLoad(0, None)
    row = Supporter.objects.filter(person_id=UUID(actor.id)).first()
    year, last = loads_by_supporter(today).get(row.pk, (0, None)) if row else (0, None)
    return OwnLoad(year, last)


def own_absences(actor: Actor, today: date) -> Sequence[Absence]:
    """Days away that are not over, the nearest first."""
    if not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return []
    rows = Absence.objects.filter(person_id=UUID(actor.id), until_on__gte=today)
    return list(rows.order_by("from_on", "until_on"))
