"""How many people work where and as what: counts of the directory."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from naast.people.models import Person


def staff_by_profession(on: date) -> Mapping[str, int]:
    """By code; those without a profession are left out."""
    return {code: number for code, number in _counted(on, "profession").items() if code}


def staff_by_site(on: date) -> Mapping[str, int]:
    """By the name of the site."""
    return _counted(on, "department__site__name")


def _counted(on: date, word: str) -> dict[str, int]:
    people: QuerySet[Person] = Person.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on), active=True
    )
    return dict(people.order_by().values_list(word).annotate(Count("id")))
