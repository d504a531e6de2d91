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


def staff_by_both(on: date) -> Mapping[tuple[str, str], int]:
    """By code of the profession and name of the site; as the directory is today."""
    rows = _here(on).order_by().values_list("profession", "department__site__name")
    return {(code, site): number for code, site, number in rows.annotate(Count("id")) if code}


def _counted(on: date, word: str) -> dict[str, int]:
    return dict(_here(on).order_by().values_list(word).annotate(Count("id")))


def _here(on: date) -> QuerySet[Person]:
    return Person.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), active=True)
