"""Whoever left the team keeps no place in it: group, turns, seats, wishes, diary. A part."""

from datetime import datetime

from naast.access.actor import Actor
from naast.supporters.actions.end_pairs import end_pairs_of
from naast.supporters.actions.free_turns import free_turns
from naast.supporters.actions.invite_to_session import take_back_seat
from naast.supporters.choices import SessionState
from naast.supporters.models import Supporter
from naast.supporters.models_care import TalkOffer
from naast.supporters.models_intervision import IntervisionGroup, IntervisionMember
from naast.supporters.models_rota import TurnWish
from naast.supporters.models_training import CalendarAddress


def give_up_places(*, actor: Actor, at: datetime, supporter: Supporter) -> None:
    """Turns come to the reserve or are on offer; the coordinators hear of them once."""
    IntervisionMember.objects.filter(supporter=supporter).delete()
    IntervisionGroup.objects.filter(facilitator_id=supporter.person_id).update(facilitator=None)
    TalkOffer.objects.filter(supporter=supporter).delete()
    end_pairs_of(supporter.person_id)
    TurnWish.objects.filter(supporter=supporter).delete()
    CalendarAddress.objects.filter(supporter=supporter).delete()
    free_turns(actor=actor, at=at, supporter=supporter, after=at)
    for seat in supporter.seats.filter(
        taken_back=False, session__state=SessionState.PLANNED.value, session__begins_at__gt=at
    ):
        take_back_seat(actor=actor, at=at, seat=seat)
