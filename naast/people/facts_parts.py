"""Which part of the hospital a department belongs to, as coarsely as numbers may tell."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from naast.people.choices import Part
from naast.people.models import Department

LEAST_PEOPLE = 100  # fewer know each other: whoever knows who was away would recognise one of them


def part_of(department_id: UUID | str | None, on: date) -> str:
    """A word of Part. "other" for a small part, and for a department that is not known."""
    rows = _departments(on)
    tree = {str(pk): (above, word) for pk, above, word, _people in rows}
    staff: Counter[str] = Counter()
    for pk, _above, _word, people in rows:
        staff[_part(str(pk), tree)] += people
    part = _part(str(department_id), tree)
    return part if staff[part] >= LEAST_PEOPLE else Part.OTHER.value


def _departments(on: date) -> list[tuple[UUID, UUID | None, str, int]]:
    """Each with the one above, its own part, and how many work in it."""
    working = Q(persons__active=True) & (Q(persons__ends_on=None) | Q(persons__ends_on__gte=on))
    rows = Department.objects.order_by().annotate(people=Count("persons", filter=working))
    return list(rows.values_list("pk", "parent_id", "part", "people"))


def _part(department: str, tree: Mapping[str, tuple[UUID | None, str]]) -> str:
    """Its own, or that of the nearest department above that has one."""
    for _ in range(len(tree)):
        above, word = tree.get(department, (None, ""))
        if word or above is None:
            return word or Part.OTHER.value
        department = str(above)
    return Part.OTHER.value
