"""What removes the marks of guides that were put aside."""

from datetime import datetime
from uuid import UUID

from naast.knowledge.models import GuideRead
from naast.privacy.erasure import Trigger, erases


@erases(GuideRead, Trigger.PERSON_LEFT)
def forget_guides_read(subject: UUID | None, at: datetime) -> int:
    """With the user."""
    return GuideRead.objects.filter(user_id__in=[subject] if subject else []).delete()[0]
