"""Whether a text for the analysis names somebody of the hospital."""

from functools import reduce
from operator import or_

from django.db.models import Q

from naast.calamities.logic.prisma.words import capitals, name_in
from naast.people.models import Person

MOST_LOOKED_AT = 500


def named_in(text: str) -> str:
    """The words that look like a name, with everybody of the directory in mind; empty: none."""
    words = [Q(name__contains=word) for word in sorted(capitals(text))]
    if not words:
        return name_in(text)
    rows = Person.objects.filter(reduce(or_, words)).values_list("name", flat=True)
    return name_in(text, rows[:MOST_LOOKED_AT])
