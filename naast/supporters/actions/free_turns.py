"""Turns that somebody cannot do come to the reserve, or are on offer. Parts of other actions."""

from datetime import datetime

from naast.access.actor import Actor
from naast.supporters.actions.tell_rota import tell_planners, tell_supporters
from naast.supporters.choices_rota import RotaState
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn, TurnOffer


def free_turn(*, at: datetime, turn: OnCallTurn) -> Supporter | None:
    """Whoever was in reserve and has it now; their place, or the turn itself, is on offer.

    turn: locked by the caller, and published.
    """
    TurnOffer.objects.filter(turn=turn).delete()
    reserve = _reserve_of(turn)
    stepped_in = reserve.supporter if reserve is not None else None
    turn.supporter, turn.by_hand = stepped_in, False
    turn.save(update_fields=["supporter", "by_hand"])
    if reserve is not None:
        reserve.supporter = None
        reserve.save(update_fields=["supporter"])
    TurnOffer.objects.get_or_create(turn=reserve or turn, defaults={"offered_at": at})
    return stepped_in


def free_turns(*, actor: Actor, at: datetime, supporter: Supporter, after: datetime) -> int:
    """All that end after that moment, and what they would have taken; how many turns were freed.

    Coordinators hear of it once. A draft is nobody's duty yet: its turns only have nobody.
    """
    TurnOffer.objects.filter(taker=supporter, turn__ends_at__gt=after).update(taker=None)
    held = OnCallTurn.objects.filter(supporter=supporter, ends_at__gt=after)
    drafted = held.filter(rota__state=RotaState.DRAFT.value).update(supporter=None, by_hand=False)
    # Their own reserve first: whoever stops does not step in for themselves.
    rows = list(held.select_for_update(of=("self",)).order_by("-place", "starts_at"))
    stepped_in = [free_turn(at=at, turn=row) for row in rows]
    if rows:
        people = [one for one in stepped_in if one is not None]
        tell_supporters(actor=actor, at=at, people=people)
        tell_planners(actor=actor, at=at)
    return drafted + len(rows)


def _reserve_of(turn: OnCallTurn) -> OnCallTurn | None:
    if turn.place != 1:
        return None
    rows = OnCallTurn.objects.select_for_update(of=("self",)).select_related("supporter")
    return rows.filter(on=turn.on, kind=turn.kind, place=2, supporter__active=True).first()
