"""Takes back what was still asked of somebody who stopped: how they are, and nothing else."""

from uuid import UUID

from naast.cases.models import Aftercare


def ask_nothing_more(*, person_id: UUID) -> None:
    """Who asked for a talk still gets it. Part of stopping, which writes the event."""
    Aftercare.objects.filter(supporter_id=person_id, wants_to_talk=False).delete()
