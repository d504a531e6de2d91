"""What removes who brought a questionnaire in: leaving the hospital."""

from datetime import datetime
from uuid import UUID

from naast.privacy.erasure import Trigger, erases
from naast.questionnaires.models import Instrument


@erases(Instrument, Trigger.PERSON_LEFT)
def forget_who_brought_it(subject: UUID | None, at: datetime) -> int:
    """The version stays, because answers may be counted by its words."""
    return Instrument.objects.filter(imported_by=subject).update(imported_by=None) if subject else 0
