"""Rotas of half a year past and of four weeks ahead, and how many can do what cannot be counted."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.choices_continuity import Task
from naast.people.models import Person
from naast.people.models_continuity import Hands
from naast.supporters.actions.choose_on_call import OnCallValues, choose_on_call
from naast.supporters.actions.draft_rota import draft_rota
from naast.supporters.actions.publish_rota import publish_rota
from naast.supporters.actions.wish_turns import wish_turns
from naast.supporters.logic.rota import Kind, Wish
from naast.supporters.models_rota import TurnOffer

NOTED = {Task.TRAINERS: 1, Task.INTERVISION: 2, Task.TELEPHONE: 3, Task.RECOVERY_SHEETS: 2}
WISHED = (timedelta(days=1), timedelta(days=15))


def load_on_call(coordinator: Actor, supporter: Person, now: datetime) -> None:
    """Four weeks from a Monday, a week ahead at least: tonight is as without a rota.

    supporter: can be signed in, and wished for two nights. Nobody is sent a message.
    """
    today = timezone.localdate(now)
    choose_on_call(actor=coordinator, at=now, values=OnCallValues(nights=True, weekends=True))
    first = today + timedelta(days=7 + (7 - today.weekday()) % 7)
    wishing = Actor("user", str(supporter.pk), frozenset({Role.PEER_SUPPORTER, Role.COLLEAGUE}))
    wishes = {(first + ahead, Kind.NIGHT): Wish.PREFER for ahead in WISHED}
    wish_turns(actor=wishing, at=now, wishes=wishes)
    for weeks in (29, 16):
        began = first - timedelta(weeks=weeks)
        at = now - timedelta(weeks=weeks)
        ends = began + timedelta(weeks=13, days=-1)
        past = draft_rota(actor=coordinator, at=at, first_on=began, last_on=ends)
        publish_rota(actor=coordinator, at=at, rota=past)
    TurnOffer.objects.filter(turn__ends_at__lt=now).delete()
    rota = draft_rota(actor=coordinator, at=now, first_on=first, last_on=first + timedelta(days=27))
    publish_rota(actor=coordinator, at=now, rota=rota)
    OutgoingMessage.objects.filter(kind=MessageKind.ROTA_CHANGED.value).delete()
    Hands.objects.bulk_create(
        Hands(task=task.value, people=number, noted_on=today) for task, number in NOTED.items()
    )
