"""Where a higher area can listen to changes of roles, without access knowing it.

`notify` stands above `access`, so access cannot call it. Instead an area appends a function
in its AppConfig.ready():

    from naast.access.hooks import on_role_change
    on_role_change.append(tell_coordinators)

Each function is called once a change, inside the change's transaction: write rows (a message
to send, an event), never speak to the network. An exception undoes the change, on purpose: a
weighty role that nobody would hear about is not given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from naast.access.actor import Actor
from naast.access.roles import Role

What = Literal["proposed", "granted", "ended", "withdrawn", "second_factor_reset"]


@dataclass(frozen=True)
class RoleChange:
    """What happened to whom. role: None for a second factor.

    tell: users to hear of it: all coordinators and deputies of that moment, without the one
    it is about, sorted.
    """

    what: What
    user_id: UUID
    user_name: str
    role: Role | None
    by: Actor
    at: datetime
    tell: tuple[UUID, ...]


on_role_change: list[Callable[[RoleChange], None]] = []
