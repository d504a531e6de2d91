"""Whether a file was found to be a calamity, decided to be none, and what that does to its days."""

from datetime import date
from uuid import UUID

from naast.calamities.choices import Judgement, Stage
from naast.calamities.models import CalamityFile


def found_before(file_id: UUID) -> date | None:
    """The first day, where it was decided since that it is none, and now it is one again."""
    file = CalamityFile.objects.get(pk=file_id)
    if file.stage != Stage.CALAMITY or file.established_on is None:
        return None
    none = file.weighings.filter(
        judgement=Judgement.NO_CALAMITY.value, decided_on__gte=file.established_on
    )
    return file.established_on if none.exists() else None


def was_withdrawn(file: CalamityFile) -> bool:
    """The newest decision is that it is none; doubt decides nothing."""
    rows = file.weighings.exclude(judgement=Judgement.DOUBT.value)
    newest = rows.order_by("-decided_on", "-written_at").first()
    return newest is not None and newest.judgement == Judgement.NO_CALAMITY
