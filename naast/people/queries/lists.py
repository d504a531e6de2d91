"""Lists of people and departments; empty for whoever may not see them."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Department, Person, Site


def people_found(actor: Actor, words: str = "", *, left: bool = False) -> QuerySet[Person]:
    """People whose name, staff number, e-mail or department holds every word, by name.

    left: those who work here no longer, instead of those who do; only for the steward. The
    coordinator searches too, to find the colleague whom a reporter typed by name.
    """
    steward = decide(actor, Right.MANAGE_PEOPLE)
    if not steward and (left or not decide(actor, Right.COORDINATE_CASES)):
        return Person.objects.none()
    rows = Person.objects.filter(active=not left)
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(staff_number__istartswith=word)
            | Q(email__icontains=word)
            | Q(department__name__icontains=word)
        )
    return rows.select_related("department__site").order_by("name", "pk")


def persons_for(actor: Actor) -> QuerySet[Person]:
    """All people, for fetch() by those who manage them."""
    if not decide(actor, Right.MANAGE_PEOPLE):
        return Person.objects.none()
    return Person.objects.select_related("department__site", "manager")


def departments_for(actor: Actor) -> QuerySet[Department]:
    """All departments with the number of people who work in each."""
    if not decide(actor, Right.MANAGE_PEOPLE):
        return Department.objects.none()
    working = Count("persons", filter=Q(persons__active=True))
    rows = Department.objects.select_related("site", "head", "contact_person", "parent")
    return rows.annotate(people=working).order_by("name", "pk")


def sites_for(actor: Actor) -> QuerySet[Site]:
    """All sites."""
    allowed = decide(actor, Right.MANAGE_PEOPLE)
    return Site.objects.order_by("name", "pk") if allowed else Site.objects.none()


def department_tree(actor: Actor) -> list[tuple[int, Department]]:
    """All departments, each after the one above it, with its depth (0 at the top)."""
    children: dict[UUID | None, list[Department]] = {}
    for row in departments_for(actor):
        children.setdefault(row.parent_id, []).append(row)
    tree: list[tuple[int, Department]] = []
    waiting = [(0, row) for row in reversed(children.get(None, []))]
    while waiting:
        depth, row = waiting.pop()
        tree.append((depth, row))
        waiting.extend((depth + 1, child) for child in reversed(children.get(row.pk, [])))
    return tree
