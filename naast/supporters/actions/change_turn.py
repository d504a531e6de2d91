"""A coordinator gives a turn to somebody by hand, or to nobody."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.tell_rota import tell_of_change
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn, TurnOffer
from naast.supporters.rules_rota import RotaRefused, refuse_unless_planner


@transaction.atomic
def change_turn(
    *, actor: Actor, at: datetime, turn: OnCallTurn, supporter_id: UUID | None
) -> OnCallTurn:
    """Rest, wishes and the most may be overruled; the page says which. An offer of it is over."""
    refuse_unless_planner(actor)
    row = OnCallTurn.objects.select_for_update().get(pk=turn.pk)
    if row.ends_at <= at:
        raise RotaRefused(_("This turn is over."))
    found = Supporter.objects.filter(active=True)
    chosen = found.filter(pk=supporter_id).first() if supporter_id is not None else None
    if supporter_id is not None and (chosen is None or not chosen.trained_on):
        raise RotaRefused(_("Choose somebody of the team who is trained."))
    was = row.supporter
    row.supporter, row.by_hand = chosen, chosen is not None
    row.save(update_fields=["supporter", "by_hand"])
    TurnOffer.objects.filter(turn=row).delete()
    tell_of_change(actor=actor, at=at, turn=row, people=(was, chosen))
    record("change_turn", actor=actor, at=at)
    return row
