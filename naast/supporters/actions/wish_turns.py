"""Supporters say which nights and days they wish, and whether they take part at all."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.choices import Accepts
from naast.supporters.logic.rota import Kind, Wish
from naast.supporters.models import Supporter
from naast.supporters.models_rota import TurnWish


@transaction.atomic
def wish_turns(
    *, actor: Actor, at: datetime, wishes: Mapping[tuple[date, Kind], Wish | None]
) -> None:
    """None takes a wish back. The actor's own; days that are over are left out.

    Raises Supporter.DoesNotExist for somebody outside the team.
    """
    me = Supporter.objects.select_for_update().get(person_id=actor.id)
    today = timezone.localdate(at)
    for (on, kind), wish in wishes.items():
        if on < today:
            continue
        key: dict[str, Any] = {"supporter": me, "on": on, "kind": kind.value}
        if wish is None:
            TurnWish.objects.filter(**key).delete()
        else:
            TurnWish.objects.update_or_create(**key, defaults={"wish": wish.value})
    record("wish_turns", actor=actor, at=at)


@transaction.atomic
def say_on_call(*, actor: Actor, at: datetime, nights: bool, weekends: bool) -> Supporter:
    """What is not ticked is not asked. Turns that are theirs already stay theirs."""
    me = Supporter.objects.select_for_update().get(person_id=actor.id)
    told = {Accepts.NIGHTS.value: nights, Accepts.WEEKENDS.value: weekends}
    others = [word for word in me.accepts if word not in told]
    me.accepts = [*(word for word, says in told.items() if says), *others]
    me.save(update_fields=["accepts"])
    record("say_on_call", actor=actor, at=at)
    return me
