"""Who works here and who is away on a day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.access.actor import Actor
from naast.people.models import Absence, Person


def absent_on(day: date, persons: Iterable[UUID] | None = None) -> set[UUID]:
    """Who is away on that day."""
    rows = Absence.objects.filter(from_on__lte=day, until_on__gte=day)
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    return set(rows.values_list("person_id", flat=True))


def absences_between(
    persons: Iterable[UUID], first: date, last: date
) -> dict[UUID, list[tuple[date, date]]]:
    """By person: the days away, both ends included, that touch the days asked about."""
    found: dict[UUID, list[tuple[date, date]]] = {}
    rows = Absence.objects.filter(person_id__in=list(persons), from_on__lte=last)
    days = rows.filter(until_on__gte=first).order_by("from_on")
    for person, start, end in days.values_list("person_id", "from_on", "until_on"):
        found.setdefault(person, []).append((start, end))
    return found


def own_absences(actor: Actor, *, on: date) -> list[Absence]:
    """Those of the actor that are not over."""
    if actor.kind != "user":
        return []
    return list(Absence.objects.filter(person_id=actor.id, until_on__gte=on).order_by("from_on"))


def working_on(day: date) -> QuerySet[Person]:
    """People who work here on that day."""
    return Person.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), active=True)
