"""What removes the tags of a round: closing it does; this removes any that outlived it."""

from datetime import datetime
from uuid import UUID

from naast.evaluation.logic.rounds import TAKES_ANSWERS, State
from naast.evaluation.models import Round, Tag
from naast.privacy.erasure import Trigger, erases

_WITH_TAGS = [State.PREPARING.value, *sorted(one.value for one in TAKES_ANSWERS)]


@erases(Tag, Trigger.PERIOD_ENDED)
def forget_tags(subject: UUID | None, at: datetime) -> int:
    """None outlives its round's closing."""
    return Tag.objects.exclude(round__state__in=_WITH_TAGS).delete()[0]


@erases(Round, Trigger.PERIOD_ENDED)
def forget_tag_keys(subject: UUID | None, at: datetime) -> int:
    """Nor does the key under which they were made."""
    over = Round.objects.exclude(state__in=_WITH_TAGS).exclude(tag_key=b"")
    return over.update(tag_key=b"")
