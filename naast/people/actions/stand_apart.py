"""Somebody stands apart from a unit for a while. Never why: nothing can be read from it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.people.models import Person, StandsApart

FOR = timedelta(days=365)


def stand_apart(*, person_id: UUID, unit_id: UUID, at: datetime) -> None:
    """For a year from now, or longer where they stood apart for longer already."""
    if not Person.objects.filter(pk=person_id).exists():
        return  # somebody from outside supports nobody here
    until = timezone.localdate(at) + FOR
    row, _made = StandsApart.objects.get_or_create(
        person_id=person_id, unit_id=unit_id, defaults={"until_on": until}
    )
    if row.until_on < until:
        row.until_on = until
        row.save(update_fields=["until_on"])
