"""What removes a nomination round: the count, its end, and the time after which it is forgotten."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.privacy.erasure import Trigger, erases
from naast.supporters.actions.end_round import keep_later
from naast.supporters.models_nomination import (
    OPEN,
    AskAgain,
    Ballot,
    MayVote,
    NominationRound,
    Nominee,
)

COUNTED_WITHIN = timedelta(days=31)
OVER_WITHIN = timedelta(days=183)
ASKED_WITHIN = timedelta(days=730)


@erases(NominationRound, Trigger.PERIOD_ENDED)
def forget_rounds(subject: UUID | None, at: datetime) -> int:
    """What nobody counted in a month after its last day is destroyed unread, and everything half a
    year after it opened. Who said "later" is kept, as when a coordinator ends it. The vault's key
    dies in the next turns, because nobody renews it."""
    today = timezone.localdate(at)
    uncounted = NominationRound.objects.filter(state=OPEN, closes_on__lt=today - COUNTED_WITHIN)
    old = NominationRound.objects.filter(opened_on__lt=today - OVER_WITHIN)
    for one in old:
        keep_later(one, today)
    return uncounted.delete()[0] + old.delete()[0]


@erases(MayVote, Trigger.PERSON_LEFT)
def leave_the_register(subject: UUID | None, at: datetime) -> int:
    """Who left votes no more."""
    return MayVote.objects.filter(person_id__in=[subject] if subject else []).delete()[0]


@erases(Nominee, Trigger.PERSON_LEFT)
def forget_nominee(subject: UUID | None, at: datetime) -> int:
    """Who left is not asked."""
    return Nominee.objects.filter(person_id__in=[subject] if subject else []).delete()[0]


@erases(AskAgain, Trigger.PERSON_LEFT)
def ask_no_more(subject: UUID | None, at: datetime) -> int:
    """Who left is not asked again."""
    return AskAgain.objects.filter(person_id__in=[subject] if subject else []).delete()[0]


@erases(AskAgain, Trigger.PERIOD_ENDED)
def forget_later(subject: UUID | None, at: datetime) -> int:
    """After two years without a round "later" means nothing any more."""
    day = timezone.localdate(at) - ASKED_WITHIN
    return AskAgain.objects.filter(since_on__lt=day).delete()[0]


@erases(Ballot, Trigger.PERIOD_ENDED)
def forget_ballots(subject: UUID | None, at: datetime) -> int:
    """None outlives the count; this would remove one that did."""
    return Ballot.objects.exclude(round__state=OPEN).delete()[0]
