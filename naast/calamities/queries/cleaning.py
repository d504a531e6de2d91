"""Cleans texts with the names that this hospital's own lists hold."""

from collections.abc import Callable
from functools import partial

from naast.calamities.logic.prisma.cleaning import cleaned
from naast.calamities.queries.names_tree import staff_directory
from naast.people.models import Department, Hospital, Site


def cleaner() -> Callable[[str], str]:
    """Asks for the lists once, for as many texts as follow."""
    places = [
        name
        for model in (Department, Site, Hospital)
        for name in model._default_manager.values_list("name", flat=True)
    ]
    staff = staff_directory()
    _ = staff.parts  # many texts follow
    return partial(cleaned, staff=staff, places=places)
