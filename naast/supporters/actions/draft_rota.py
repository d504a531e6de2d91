"""A draft of the rota, made by the solver; only coordinators see it until it is published."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.choices_rota import RotaState
from naast.supporters.logic.rota import Turn, turns_between
from naast.supporters.logic.rota_draft import Draft, draft
from naast.supporters.models_rota import OnCallChoice, OnCallTurn, Rota
from naast.supporters.queries.on_call import as_turn, on_call_choice, pattern_of, rota_hours
from naast.supporters.queries.rota import candidates_for
from naast.supporters.rules_rota import RotaRefused, refuse_unless_planner

LONGEST, FURTHEST = timedelta(weeks=13), timedelta(weeks=26)


@transaction.atomic
def draft_rota(*, actor: Actor, at: datetime, first_on: date, last_on: date) -> Rota:
    """Takes some seconds. The days may not touch those of another rota."""
    refuse_unless_planner(actor)
    OnCallChoice.objects.select_for_update().first()  # of two drafts at once the second waits
    _refuse_unfit(first_on, last_on, timezone.localdate(at))
    pattern = pattern_of(on_call_choice())
    turns = turns_between(pattern, rota_hours(), first_on, last_on)
    if not turns:
        raise RotaRefused(_("On these days nobody is needed. Choose others, or the settings."))
    found = draft(turns, candidates_for(first_on, last_on), pattern)
    rota = Rota.objects.create(first_on=first_on, last_on=last_on, best=found.best)
    OnCallTurn.objects.bulk_create(
        OnCallTurn(
            rota=rota,
            on=turn.on,
            kind=turn.kind.value,
            place=turn.place,
            starts_at=turn.starts_at,
            ends_at=turn.ends_at,
            supporter_id=found.taken.get(turn),
        )
        for turn in turns
    )
    record("draft_rota", actor=actor, at=at)
    return rota


@transaction.atomic
def draft_rota_again(*, actor: Actor, at: datetime, rota: Rota) -> Rota:
    """With the wishes of now. What was chosen by hand stays."""
    refuse_unless_planner(actor)
    row = Rota.objects.select_for_update().get(pk=rota.pk)
    if row.state != RotaState.DRAFT.value:
        raise RotaRefused(_("This rota is published. Change single turns instead."))
    # Locked, so that a choice by hand waits for the draft instead of being written over.
    turns = {as_turn(one): one for one in row.turns.select_for_update().order_by("pk")}
    people = candidates_for(row.first_on, row.last_on, but=row)
    fixed = {
        turn: str(one.supporter_id)
        for turn, one in turns.items()
        if one.by_hand and one.supporter_id is not None
    }
    _keep(turns, draft(list(turns), people, pattern_of(on_call_choice()), fixed=fixed), row)
    record("draft_rota_again", actor=actor, at=at)
    return row


def _keep(turns: dict[Turn, OnCallTurn], found: Draft, rota: Rota) -> None:
    for turn, row in turns.items():
        if not row.by_hand:
            row.supporter_id = UUID(who) if (who := found.taken.get(turn)) else None
    OnCallTurn.objects.bulk_update(turns.values(), ["supporter"])
    rota.best = found.best
    rota.save(update_fields=["best"])


def _refuse_unfit(first_on: date, last_on: date, today: date) -> None:
    if not today <= first_on <= last_on:
        raise RotaRefused(_("Choose days from today on, the last not before the first."))
    if first_on > today + FURTHEST:
        raise RotaRefused(_("Choose a first day within half a year from now."))
    if last_on - first_on >= LONGEST:
        raise RotaRefused(_("Choose thirteen weeks at most; wishes further ahead change."))
    if Rota.objects.filter(first_on__lte=last_on, last_on__gte=first_on).exists():
        raise RotaRefused(_("There is a rota for some of these days already. Choose later days."))
