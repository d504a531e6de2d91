"""Who works here and who is away on a day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.people.models import Absence, Person


def absent_on(day: date, persons: Iterable[UUID] | None = None) -> set[UUID]:
    """Who is away on that day."""
    rows = Absence.objects.filter(from_on__lte=day, until_on__gte=day)
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    return set(rows.values_list("person_id", flat=True))


def working_on(day: date) -> QuerySet[Person]:
    """People who work here on that day."""
    return Person.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), active=True)
