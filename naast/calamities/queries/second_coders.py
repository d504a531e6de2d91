"""Who could code a file a second time: analysts who were never in its team, nor of its departments,
and who do not see all files, as the secretary and the committee's members do: they are not blind.

Who was involved stands apart while the file is open; when it is closed that list is gone, and the
secretary chooses with that in mind.
"""

from datetime import date
from uuid import UUID

from naast.access.queries import holders_of
from naast.calamities.models import CalamityFile
from naast.calamities.queries.team import candidates_for
from naast.calamities.rules import SEE_ALL


def fit_to_code(file: CalamityFile, today: date) -> list[UUID]:
    """In an order that says nothing."""
    seeing = set(holders_of(SEE_ALL, today).values_list("pk", flat=True))
    asked = seeing | set(file.team.values_list("user_id", flat=True))
    candidates = candidates_for(file, today)
    return sorted(
        one.id for one in candidates if not one.apart and not one.away and one.id not in asked
    )
