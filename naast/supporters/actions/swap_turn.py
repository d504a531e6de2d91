"""Supporters swap turns between themselves: offered, taken, done.

Nobody is asked for leave, unless the rest or the most in four weeks would be broken: then a
coordinator looks first.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.free_turns import free_turn, locked_turns
from naast.supporters.actions.tell_rota import tell_of_change, tell_planners, tell_supporters
from naast.supporters.logic.rota import WhyNot, why_not
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn, TurnOffer
from naast.supporters.queries.on_call import as_turn, on_call_choice, pattern_of
from naast.supporters.queries.rota import candidates_for
from naast.supporters.rules_rota import RotaRefused, refuse_unless_own, refuse_unless_planner

_LOOKED_AT_FIRST = frozenset({WhyNot.REST, WhyNot.MOST})


@transaction.atomic
def offer_turn(*, actor: Actor, at: datetime, turn: OnCallTurn) -> TurnOffer:
    """Mine until somebody takes it. Offered twice, it is offered once."""
    row = _locked(turn)
    refuse_unless_own(actor, row, at)
    offer, _made = TurnOffer.objects.get_or_create(turn=row, defaults={"offered_at": at})
    record("offer_turn", actor=actor, at=at)
    return offer


@transaction.atomic
def keep_turn(*, actor: Actor, at: datetime, turn: OnCallTurn) -> None:
    """It is not on offer any more."""
    row = _locked(turn)
    refuse_unless_own(actor, row, at)
    TurnOffer.objects.filter(turn=row).delete()
    record("keep_turn", actor=actor, at=at)


@transaction.atomic
def take_turn(*, actor: Actor, at: datetime, turn: OnCallTurn) -> bool:
    """True when it is the actor's now; False when a coordinator looks first.

    Raises Supporter.DoesNotExist for somebody outside the team.
    """
    # Oneself too, so that rest and the most are looked at with all that was taken before.
    me = Supporter.objects.select_for_update().get(person_id=actor.id)
    row = _locked(turn)
    offer = TurnOffer.objects.select_for_update().filter(turn=row).first()
    if offer is None or row.supporter_id == me.pk or row.ends_at <= at:
        raise RotaRefused(_("Somebody else was quicker, or it is not on offer any more."))
    broken = _broken(row, me)
    if broken - _LOOKED_AT_FIRST:
        raise RotaRefused(
            _("You are away, cannot, or do not take part on that day. Change that first.")
        )
    if broken:
        _wait_for_planner(offer, me, actor, at)
    else:
        _hand(row, me, actor, at)
        offer.delete()
    record("take_turn", actor=actor, at=at)
    return not broken


def _wait_for_planner(offer: TurnOffer, me: Supporter, actor: Actor, at: datetime) -> None:
    if offer.taker_id is not None:
        raise RotaRefused(_("Somebody else was quicker, or it is not on offer any more."))
    offer.taker = me
    offer.save(update_fields=["taker"])
    tell_planners(actor=actor, at=at)


@transaction.atomic
def decide_swap(*, actor: Actor, at: datetime, offer: TurnOffer, agreed: bool) -> None:
    """A coordinator agrees although it breaks the rest, or not: then it is on offer again."""
    refuse_unless_planner(actor)
    turn = _locked(offer.turn)  # before the offer, as whoever takes a turn does
    rows = TurnOffer.objects.select_for_update(of=("self",)).select_related("taker")
    row = rows.filter(pk=offer.pk).first()
    if row is None or row.taker is None:
        raise RotaRefused(_("This has been decided already."))
    if agreed:
        _hand(turn, row.taker, actor, at)
        turn.by_hand = True
        turn.save(update_fields=["by_hand"])
        row.delete()
    else:
        tell_supporters(actor=actor, at=at, people=[row.taker])
        row.taker = None
        row.save(update_fields=["taker"])
    record("decide_swap", actor=actor, at=at)


@transaction.atomic
def give_up_turn(*, actor: Actor, at: datetime, turn: OnCallTurn) -> OnCallTurn:
    """Ill, or hindered: the reserve comes first from now on, else it is offered to everybody.

    No reason is asked; coordinators hear that a turn has nobody.
    """
    locked_turns(OnCallTurn.objects.filter(pk=turn.pk))
    row = _locked(turn)
    refuse_unless_own(actor, row, at)
    reserve = free_turn(at=at, turn=row)
    tell_of_change(actor=actor, at=at, turn=row, people=(reserve,))
    tell_planners(actor=actor, at=at)
    record("give_up_turn", actor=actor, at=at)
    return row


def _hand(row: OnCallTurn, to: Supporter, actor: Actor, at: datetime) -> None:
    was, row.supporter = row.supporter, to
    row.by_hand = False
    row.save(update_fields=["supporter", "by_hand"])
    tell_of_change(actor=actor, at=at, turn=row, people=(was, to))


def _broken(row: OnCallTurn, me: Supporter) -> frozenset[WhyNot]:
    """What taking it would break. Somebody who takes part in nothing breaks everything. A draft is
    nobody's duty yet, and nobody may learn of it here."""
    found = candidates_for(row.on, row.on, drafts=False)
    mine = [one for one in found if one.id == str(me.pk)]
    if not mine:
        return frozenset({WhyNot.AWAY})
    held = [one for one in mine[0].held if one != as_turn(row)]
    return frozenset(why_not(mine[0], as_turn(row), pattern_of(on_call_choice()), held))


def _locked(turn: OnCallTurn) -> OnCallTurn:
    rows = OnCallTurn.objects.select_for_update(of=("self",)).select_related("supporter", "rota")
    return rows.get(pk=turn.pk)
