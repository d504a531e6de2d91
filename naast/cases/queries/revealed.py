"""Whether a coordinator pressed this line within the hour."""

from datetime import datetime
from uuid import UUID

from naast.access.actor import Actor
from naast.cases.models import Case, Revealed


def is_revealed(case: Case, *, actor: Actor, at: datetime) -> bool:
    """True while the page may show who it is without another press."""
    if actor.kind != "user":
        return False
    rows = Revealed.objects.filter(reader=UUID(actor.id), case=case, until_at__gt=at)
    return rows.exists()


def revealed_to(actor: Actor, *, at: datetime) -> set[UUID]:
    """All cases that the page may show to this reader without another press."""
    if actor.kind != "user":
        return set()
    rows = Revealed.objects.filter(reader=UUID(actor.id), until_at__gt=at)
    return set(rows.values_list("case_id", flat=True))
