"""People who are signed in at a browser's place: actor and client in one."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from tests.actors import client_for
from tests.factories.cases import a_colleague, a_coordinator, a_supporting_actor


@dataclass(frozen=True)
class Visitor:
    """Somebody who acts and who visits pages."""

    actor: Actor
    client: Client

    @property
    def user(self) -> User:
        return User.objects.get(pk=self.actor.id)


def visiting(actor: Actor) -> Visitor:
    return Visitor(actor, client_for(User.objects.get(pk=actor.id)))


def a_visiting_supporter(**kw: Any) -> Visitor:
    return visiting(a_supporting_actor(**kw))


def a_visiting_coordinator(role: Role = Role.COORDINATOR) -> Visitor:
    return visiting(a_coordinator(role))


def a_visiting_colleague(**kw: Any) -> Visitor:
    return visiting(a_colleague(**kw)[1])
