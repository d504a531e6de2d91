"""Turns on call for tests, published, around a moment."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from naast.access.actor import Actor
from naast.supporters.choices_rota import RotaState
from naast.supporters.logic.rota import Hours, Kind, Pattern, Turn, turns_between
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallChoice, OnCallTurn, Rota

HOURS = Hours(ZoneInfo("Europe/Amsterdam"), lambda day: False)
BOTH = Pattern(nights=True, weekends=True, places=2)


def on_call_chosen(**kw: Any) -> OnCallChoice:
    """Nights and weekends, unless said otherwise."""
    fields = {"nights": True, "weekends": True} | kw
    return OnCallChoice.objects.update_or_create(pk=1, defaults=fields)[0]


def a_rota(at: datetime, *, days: int = 60, state: RotaState = RotaState.PUBLISHED) -> Rota:
    """Around the moment; one for all turns of a test."""
    first = at.date() - timedelta(days=days)
    known = Rota.objects.filter(state=state.value, first_on=first).first()
    return known or Rota.objects.create(
        first_on=first, last_on=at.date() + timedelta(days=days), state=state.value
    )


def a_turn(
    of: Actor | None,
    at: datetime,
    *,
    kind: str = "night",
    place: int = 1,
    rota: Rota | None = None,
    **choice: Any,
) -> OnCallTurn:
    """The turn that covers the moment, of that supporter."""
    on_call_chosen(**choice)
    turn = turn_of(at, Kind(kind), place)
    return OnCallTurn.objects.create(
        rota=rota or a_rota(at),
        on=turn.on,
        kind=turn.kind.value,
        place=place,
        starts_at=turn.starts_at,
        ends_at=turn.ends_at,
        supporter=Supporter.objects.get(person_id=UUID(of.id)) if of is not None else None,
    )


def turn_of(at: datetime, kind: Kind, place: int = 1) -> Turn:
    here = at.astimezone(HOURS.zone).date()
    near = turns_between(BOTH, HOURS, here - timedelta(days=1), here)
    fits = [one for one in near if one.kind is kind and one.place == place]
    return next(one for one in fits if one.starts_at <= at < one.ends_at)
