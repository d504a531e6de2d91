"""Lines of the directory that nobody has looked at for half a year: numbers rot."""

from datetime import date, timedelta

from django.db.models import F, Q

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.knowledge.models import DirectoryEntry

LOOK_AGAIN_AFTER = timedelta(days=182)


def due_for_a_look(actor: Actor, *, on: date) -> list[DirectoryEntry]:
    """Never looked at first, then the longest ago. Empty for whoever does not keep the list."""
    if not decide(actor, Right.CHANGE_DIRECTORY_OF_HELP):
        return []
    due = Q(checked_on=None) | Q(checked_on__lte=on - LOOK_AGAIN_AFTER)
    rows = DirectoryEntry.objects.filter(due)
    return list(rows.order_by(F("checked_on").asc(nulls_first=True), "position", "id"))
