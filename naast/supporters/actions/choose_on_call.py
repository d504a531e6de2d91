"""The coordinator chooses whether somebody is on call, when, and with how much rest."""

from dataclasses import asdict, dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.models_rota import OnCallChoice
from naast.supporters.rules_rota import RotaRefused, refuse_unless_planner


@dataclass(frozen=True, kw_only=True)
class OnCallValues:
    """All that can be chosen; see models_rota.OnCallChoice."""

    nights: bool
    weekends: bool
    starts: time = time(17, 0)
    ends: time = time(8, 30)
    places: int = 1
    rest_hours: int = 48
    most: int = 4
    answer_minutes: int = 30


@transaction.atomic
def choose_on_call(*, actor: Actor, at: datetime, values: OnCallValues) -> OnCallChoice:
    """It holds for rotas drafted from now on; turns that exist keep their hours."""
    refuse_unless_planner(actor)
    if values.starts <= values.ends:
        raise RotaRefused(_("The night begins later than it ends. Change one of the two."))
    row, _made = OnCallChoice.objects.update_or_create(pk=1, defaults=asdict(values))
    record("choose_on_call", actor=actor, at=at)
    return row
