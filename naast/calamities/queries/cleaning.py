"""Cleans texts with the names that this hospital's own lists hold."""

from collections.abc import Callable
from functools import partial

from naast.calamities.logic.prisma.cleaning import cleaned
from naast.people.models import Department, Hospital, Person, Site


def cleaner() -> Callable[[str], str]:
    """Asks for the lists once, for as many texts as follow."""
    places = [
        name
        for model in (Department, Site, Hospital)
        for name in model._default_manager.values_list("name", flat=True)
    ]
    names = list(Person.objects.values_list("name", flat=True))
    return partial(cleaned, names=names, places=places)
