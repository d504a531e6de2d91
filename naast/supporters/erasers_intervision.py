"""What removes intervision: leaving the team, and the time after each meeting."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept
from naast.supporters.actions.end_pairs import end_pairs_of
from naast.supporters.models_care import Buddy, ComingBack, TalkOffer
from naast.supporters.models_intervision import (
    IntervisionGroup,
    IntervisionMeeting,
    IntervisionMember,
    IntervisionQuarter,
)

OFFER_KEPT = timedelta(days=92)


@erases(IntervisionMember, Trigger.PERSON_LEFT)
def leave_the_group(subject: UUID | None, at: datetime) -> int:
    """Who leaves the hospital is in no group, and leads none."""
    people = [subject] if subject else []
    IntervisionGroup.objects.filter(facilitator_id__in=people).update(facilitator=None)
    return IntervisionMember.objects.filter(supporter__person_id__in=people).delete()[0]


@erases(TalkOffer, Trigger.PERSON_LEFT)
def offer_no_talk(subject: UUID | None, at: datetime) -> int:
    """Who left is offered none."""
    people = [subject] if subject else []
    return TalkOffer.objects.filter(supporter__person_id__in=people).delete()[0]


@erases(Buddy, Trigger.PERSON_LEFT)
def beside_nobody(subject: UUID | None, at: datetime) -> int:
    """Who left looks after nobody here, and nobody after them."""
    return end_pairs_of(subject) if subject else 0


@erases(ComingBack, Trigger.PERSON_LEFT)
def wish_no_more(subject: UUID | None, at: datetime) -> int:
    """Who left the hospital does not come back into the team by a wish of before."""
    people = [subject] if subject else []
    return ComingBack.objects.filter(supporter__person_id__in=people).delete()[0]


@overdue(Kept.INTERVISION)
def old_meetings(before: datetime) -> QuerySet[IntervisionMeeting]:
    """That lie so far back."""
    return IntervisionMeeting.objects.filter(starts_at__lt=before)


@overdue(Kept.INTERVISION)
def old_quarters(before: datetime) -> QuerySet[IntervisionQuarter]:
    """That began before that day."""
    return IntervisionQuarter.objects.filter(quarter__lt=timezone.localdate(before))


@overdue(Kept.INTERVISION)
def old_groups(before: datetime) -> QuerySet[IntervisionGroup]:
    """That ended, without a meeting since."""
    ended = IntervisionGroup.objects.filter(ended_on__isnull=False)
    return ended.exclude(meetings__starts_at__gte=before)


@erases(IntervisionMeeting, Trigger.PERIOD_ENDED)
def forget_old_meetings(subject: UUID | None, at: datetime) -> int:
    """Held and cancelled alike."""
    return old_meetings(before(Kept.INTERVISION, at)).delete()[0]


@erases(IntervisionQuarter, Trigger.PERIOD_ENDED)
def forget_old_quarters(subject: UUID | None, at: datetime) -> int:
    """Sums of coming."""
    return old_quarters(before(Kept.INTERVISION, at)).delete()[0]


@erases(IntervisionGroup, Trigger.PERIOD_ENDED)
def forget_empty_groups(subject: UUID | None, at: datetime) -> int:
    """A group that ended goes with its last meeting."""
    return old_groups(before(Kept.INTERVISION, at)).delete()[0]


@erases(TalkOffer, Trigger.PERIOD_ENDED)
def forget_old_offers(subject: UUID | None, at: datetime) -> int:
    """Afterwards a talk may be offered again."""
    today = timezone.localdate(at)
    return TalkOffer.objects.filter(offered_on__lt=today - OFFER_KEPT).delete()[0]
