"""The team sees the rota from now on, or nobody ever does."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.tell_rota import tell_supporters
from naast.supporters.choices_rota import RotaState
from naast.supporters.models import Supporter
from naast.supporters.models_rota import Rota, TurnOffer
from naast.supporters.rules_rota import RotaRefused, refuse_unless_planner


@transaction.atomic
def publish_rota(*, actor: Actor, at: datetime, rota: Rota) -> Rota:
    """Everybody with a turn hears of it; turns that nobody has are offered to all."""
    refuse_unless_planner(actor)
    row = Rota.objects.select_for_update().get(pk=rota.pk)
    if row.state == RotaState.PUBLISHED.value:
        return row
    list(row.turns.select_for_update().order_by("pk"))  # no choice by hand in between
    row.state, row.published_at = RotaState.PUBLISHED.value, at
    row.save(update_fields=["state", "published_at"])
    empty = row.turns.filter(supporter=None, ends_at__gt=at)
    TurnOffer.objects.bulk_create(TurnOffer(turn=turn, offered_at=at) for turn in empty)
    people = Supporter.objects.filter(turns__rota=row).distinct()
    tell_supporters(actor=actor, at=at, people=people)
    record("publish_rota", actor=actor, at=at)
    return row


@transaction.atomic
def discard_rota(*, actor: Actor, at: datetime, rota: Rota) -> None:
    """A draft only; nobody saw it."""
    refuse_unless_planner(actor)
    row = Rota.objects.select_for_update().get(pk=rota.pk)
    if row.state != RotaState.DRAFT.value:
        raise RotaRefused(_("This rota is published. Change single turns instead."))
    row.delete()
    record("discard_rota", actor=actor, at=at)
