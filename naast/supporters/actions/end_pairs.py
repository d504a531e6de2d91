"""Whoever leaves the team or the hospital looks after nobody there. A part of leaving."""

from uuid import UUID

from django.db.models import Q

from naast.supporters.models_care import Buddy


def end_pairs_of(person_id: UUID) -> int:
    """On either side; how many."""
    own = Q(supporter__person_id=person_id) | Q(person_id=person_id)
    return Buddy.objects.filter(own).delete()[0]
