"""Turns that somebody cannot do come to the reserve, or are on offer. Parts of other actions.

Who changes turns locks in one order, so that nobody waits for each other: the supporter, then turns
by their key, then offers.
"""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from naast.access.actor import Actor
from naast.supporters.actions.tell_rota import tell_planners, tell_supporters
from naast.supporters.choices_rota import RotaState
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn, TurnOffer


def free_turn(*, at: datetime, turn: OnCallTurn, was: Supporter | None = None) -> Supporter | None:
    """Whoever was in reserve and has it now; their place, or the turn itself, is on offer.

    turn: locked by the caller with locked_turns, and published. was: whose it was, where they may
    have it back.
    """
    TurnOffer.objects.filter(turn=turn).delete()
    reserve = _reserve_of(turn)
    stepped_in = reserve.supporter if reserve is not None else None
    turn.supporter, turn.by_hand = stepped_in, False
    turn.save(update_fields=["supporter", "by_hand"])
    if reserve is not None:
        reserve.supporter = None
        reserve.save(update_fields=["supporter"])
    TurnOffer.objects.get_or_create(turn=reserve or turn, defaults={"offered_at": at, "was": was})
    return stepped_in


def free_turns(
    *, actor: Actor, at: datetime, supporter: Supporter, after: datetime, may_return: bool = False
) -> int:
    """All that end after that moment, and what they would have taken; how many turns were freed.

    Coordinators hear of it once. A draft is nobody's duty yet: its turns only have nobody.
    may_return: it is remembered whose they were, as long as they are on offer.
    """
    held = OnCallTurn.objects.filter(supporter=supporter, ends_at__gt=after)
    would_take = OnCallTurn.objects.filter(offer__taker=supporter, ends_at__gt=after)
    locked_turns(held | would_take)
    TurnOffer.objects.filter(taker=supporter, turn__ends_at__gt=after).update(taker=None)
    drafted = held.filter(rota__state=RotaState.DRAFT.value).update(supporter=None, by_hand=False)
    # Their own reserve first: whoever stops does not step in for themselves.
    rows = list(held.order_by("-place", "starts_at"))
    was = supporter if may_return else None
    stepped_in = [free_turn(at=at, turn=row, was=was) for row in rows]
    if rows:
        people = [one for one in stepped_in if one is not None]
        tell_supporters(actor=actor, at=at, people=people)
        tell_planners(actor=actor, at=at)
    return drafted + len(rows)


def take_back_turns(*, supporter: Supporter) -> int:
    """What was freed because they would stop, and nobody has taken yet, is theirs again; for a
    turn in which the reserve stepped in, the reserve's place. How many. A part of staying."""
    own = TurnOffer.objects.filter(was=supporter, taker=None, turn__supporter=None)
    locked_turns(OnCallTurn.objects.filter(pk__in=own.values("turn_id")))
    turns = list(own.values_list("turn_id", flat=True))  # as they are now that nobody takes any
    OnCallTurn.objects.filter(pk__in=turns).update(supporter=supporter, by_hand=False)
    TurnOffer.objects.filter(turn_id__in=turns).delete()
    return len(turns)


def locked_turns(wanted: QuerySet[OnCallTurn]) -> None:
    """These and, for the first place, their reserves; always in the same order."""
    slots = [Q(on=on, kind=kind) for on, kind in wanted.order_by().values_list("on", "kind")]
    if slots:
        rows = OnCallTurn.objects.filter(reduce(or_, slots)).select_for_update(of=("self",))
        list(rows.order_by("pk").values_list("pk", flat=True))


def _reserve_of(turn: OnCallTurn) -> OnCallTurn | None:
    if turn.place != 1:
        return None
    rows = OnCallTurn.objects.select_related("supporter")
    return rows.filter(on=turn.on, kind=turn.kind, place=2, supporter__active=True).first()
