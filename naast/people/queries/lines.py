"""Who stands above and below whom, who trains whom, who is not independent.

How the hospital is built is asked before anybody's rights can be judged, so no actor is asked.
"""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.people.logic.lines import below
from naast.people.models import Department, Person, PersonSupervision, StandsApart


def superiors(person_id: UUID) -> set[UUID]:
    """All managers above the person, up to the top."""
    found: set[UUID] = set()
    current = _manager_of(person_id)
    while current is not None and current not in found:
        found.add(current)
        current = _manager_of(current)
    return found - {person_id}


def _manager_of(person_id: UUID) -> UUID | None:
    rows = Person.objects.filter(pk=person_id).values_list("manager_id", flat=True)
    return rows.first()


def subordinates(person_id: UUID) -> set[UUID]:
    """Everybody under the person, directly or not; one query a level."""
    found: set[UUID] = set()
    level = {person_id}
    while level:
        reports = Person.objects.filter(manager_id__in=level).values_list("pk", flat=True)
        level = set(reports) - found
        found |= level
    return found - {person_id}


def line_of_command(person: Person) -> set[UUID]:
    """All superiors up to the top and all reports down to the last; heads of department too."""
    return (superiors(person.pk) | subordinates(person.pk) | _heads_above(person)) - {person.pk}


def _heads_above(person: Person) -> set[UUID]:
    """Heads of the person's own department and of those above it, whoever the manager is."""
    units = dict(Department.objects.values_list("pk", "parent_id"))
    heads = dict(Department.objects.exclude(head=None).values_list("pk", "head_id"))
    found: set[UUID] = set()
    unit: UUID | None = person.department_id
    while unit is not None:
        if unit in heads:
            found.add(heads[unit])
        unit = units.pop(unit, None)
    return found


def supervision(person: Person) -> set[UUID]:
    """Those who train, assess or appoint the person, and those the person does so for."""
    pairs = PersonSupervision.objects.filter(Q(person=person) | Q(by=person))
    return {one for pair in pairs.values_list("person_id", "by_id") for one in pair} - {person.pk}


def apart_from(person: Person) -> set[UUID]:
    """Everybody who may never support this person because of work: line of command, supervision,
    and the people who work under a department that this person heads."""
    headed = Person.objects.filter(department__in=departments_headed_by(person.pk))
    under = set(headed.values_list("pk", flat=True))
    return (line_of_command(person) | supervision(person) | under) - {person.pk}


def not_independent_for(unit_id: UUID, today: date) -> set[UUID]:
    """Persons who stand apart from the department, or from one above it, on that day."""
    units = dict(Department.objects.values_list("pk", "parent_id"))
    chain = []
    current: UUID | None = unit_id
    while current is not None:
        chain.append(current)
        current = units.pop(current, None)
    rows = StandsApart.objects.filter(unit_id__in=chain, until_on__gte=today)
    return set(rows.values_list("person_id", flat=True))


def standing_apart(today: date) -> dict[UUID, frozenset[UUID]]:
    """Department to the persons who stand apart from it, or from one above it, on that day. Two
    queries for the whole hospital; departments from which nobody stands apart are left out."""
    units = dict(Department.objects.values_list("pk", "parent_id"))
    said: dict[UUID, set[UUID]] = {}
    rows = StandsApart.objects.filter(until_on__gte=today).values_list("unit_id", "person_id")
    for unit, person in rows:
        said.setdefault(unit, set()).add(person)
    found: dict[UUID, set[UUID]] = {}
    for unit, people in said.items():
        for one in {unit, *below(unit, units)}:
            found.setdefault(one, set()).update(people)
    return {unit: frozenset(people) for unit, people in found.items()}


def departments_headed_by(user_id: UUID) -> QuerySet[Department]:
    """The departments this person heads, with all departments under them."""
    own = set(Department.objects.filter(head_id=user_id).values_list("pk", flat=True))
    if not own:
        return Department.objects.none()
    units = dict(Department.objects.values_list("pk", "parent_id"))
    return Department.objects.filter(pk__in=own.union(*(below(unit, units) for unit in own)))
