"""What removes turns, wishes and offers: leaving, the day that is over, and the period after it."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept
from naast.supporters.actions.free_turns import free_turns
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn, Rota, TurnOffer, TurnWish


@erases(OnCallTurn, Trigger.PERSON_LEFT)
def free_turns_of_leaver(subject: UUID | None, at: datetime) -> int:
    """The reserve steps in for what is to come; what was done stays counted until its period ends.

    Coordinators hear of it; the leaver, if one of them, does not: messages go after turns.
    """
    gone = Supporter.objects.filter(person_id__in=[subject] if subject else [])
    return sum(free_turns(actor=CLOCK, at=at, supporter=one, after=at) for one in gone)


@erases(TurnWish, Trigger.PERSON_LEFT)
def forget_wishes_of_leaver(subject: UUID | None, at: datetime) -> int:
    """All of them."""
    return TurnWish.objects.filter(supporter__person_id__in=[subject] if subject else []).delete()[
        0
    ]


@erases(TurnOffer, Trigger.PERSON_LEFT)
def forget_offers_of_leaver(subject: UUID | None, at: datetime) -> int:
    """Whoever would have taken a turn, or had it; the turn stays on offer."""
    people = [subject] if subject else []
    had = TurnOffer.objects.filter(was__person_id__in=people).update(was=None)
    return had + TurnOffer.objects.filter(taker__person_id__in=people).update(taker=None)


@erases(TurnWish, Trigger.PERIOD_ENDED)
def forget_old_wishes(subject: UUID | None, at: datetime) -> int:
    """Of days that are over."""
    return TurnWish.objects.filter(on__lt=timezone.localdate(at)).delete()[0]


@erases(TurnOffer, Trigger.PERIOD_ENDED)
def forget_old_offers(subject: UUID | None, at: datetime) -> int:
    """Of turns that are over."""
    return TurnOffer.objects.filter(turn__ends_at__lte=at).delete()[0]


@overdue(Kept.LOAD)
def old_rotas(before: datetime) -> QuerySet[Rota]:
    """That ended before that day; their turns go with them."""
    return Rota.objects.filter(last_on__lt=timezone.localdate(before))


@erases(Rota, Trigger.PERIOD_ENDED)
def forget_old_rotas(subject: UUID | None, at: datetime) -> int:
    """Balancing looks a year back; nothing needs more."""
    return old_rotas(before(Kept.LOAD, at)).delete()[0]
