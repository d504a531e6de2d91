"""Lines of the directory that nobody has looked at for half a year: numbers rot."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.knowledge.models import DirectoryEntry

LOOK_AGAIN_AFTER = timedelta(days=182)


def due_for_a_look(actor: Actor, *, on: date) -> list[DirectoryEntry]:
    """Never looked at first, then the longest ago. Empty for whoever does not keep the list."""
    return list(_due(actor, on).order_by(F("checked_on").asc(nulls_first=True), "position", "id"))


def how_many_due(actor: Actor, *, on: date) -> int:
    """How many lines due_for_a_look() would give, without reading them."""
    return _due(actor, on).count()


def _due(actor: Actor, on: date) -> QuerySet[DirectoryEntry]:
    if not decide(actor, Right.CHANGE_DIRECTORY_OF_HELP):
        return DirectoryEntry.objects.none()
    due = Q(checked_on=None) | Q(checked_on__lte=on - LOOK_AGAIN_AFTER)
    return DirectoryEntry.objects.filter(due)
