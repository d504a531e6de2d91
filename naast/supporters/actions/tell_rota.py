"""Messages about the rota: that it changed, in neutral words. Parts of other actions."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.supporters.choices_rota import RotaState
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn


def tell_of_change(
    *, actor: Actor, at: datetime, turn: OnCallTurn, people: Iterable[Supporter | None]
) -> None:
    """Who had it and who has it now, but for whoever pressed; of a draft nobody hears."""
    if turn.rota.state == RotaState.PUBLISHED.value:
        tell_supporters(actor=actor, at=at, people=[one for one in people if one is not None])


def tell_supporters(*, actor: Actor, at: datetime, people: Iterable[Supporter]) -> None:
    """The rota changed for you: please look."""
    for person in {one.person_id for one in people}:
        if str(person) != actor.id:
            queue_message(actor=actor, at=at, kind=MessageKind.ROTA_CHANGED, person_id=person)


def tell_planners(*, actor: Actor, at: datetime) -> None:
    """Coordinators and deputies: something about the rota waits for them."""
    roles = [Role.COORDINATOR, Role.DEPUTY_COORDINATOR]
    for person in holders_of(roles, timezone.localdate(at)).values_list("pk", flat=True):
        queue_message(actor=actor, at=at, kind=MessageKind.ROTA_WAITS, person_id=person)
