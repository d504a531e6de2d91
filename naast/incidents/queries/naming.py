"""The small directory search of the report form, for the signed-in: whom to name, and where."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.people.models import Department, Person
from naast.people.queries import working_on

MOST = 8


def may_search(actor: Actor) -> bool:
    """Colleagues only: an outside auditor and the public find nobody."""
    return actor.kind == "user" and Role.COLLEAGUE in actor.roles


def colleagues_found(actor: Actor, words: str, today: date) -> list[Person]:
    """At most eight people whose name holds every word; too short a word finds nobody."""
    wanted = words.replace("\0", " ")[:60].split()[:5]
    if sum(map(len, wanted)) < 3:
        return []
    rows = _people(actor, today)
    for word in wanted:
        rows = rows.filter(name__icontains=word)
    return list(rows.order_by("name", "pk")[:MOST])


def colleagues_with(actor: Actor, ids: Iterable[UUID], today: date) -> dict[UUID, Person]:
    """People by id, as far as they work here."""
    return {row.pk: row for row in _people(actor, today).filter(pk__in=list(ids))}


def myself(actor: Actor, today: date) -> Person | None:
    """The actor in the directory."""
    return _people(actor, today).filter(pk=actor.id).first() if may_search(actor) else None


def names_in_directory(actor: Actor, names: set[str], today: date) -> list[str]:
    """Which of the names belong to somebody who works here, at most five."""
    rows = _people(actor, today).filter(name__in=names)
    return sorted(set(rows.values_list("name", flat=True)[:20]))[:5]


def departments_to_name(actor: Actor) -> list[tuple[UUID, str]]:
    """Every department with its site, by name."""
    if not may_search(actor):
        return []
    rows = Department.objects.values_list("pk", "name", "site__name")
    return [(pk, f"{name}, {site}") for pk, name, site in rows]


def _people(actor: Actor, today: date) -> QuerySet[Person]:
    if not may_search(actor):
        return Person.objects.none()
    return working_on(today).select_related("department")
