"""Who may do what with a pair that looks after one another: only the two."""

from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.supporters.models_care import Buddy


class BuddyRefused(Exception):
    """Nothing was changed; str() says why and what to do."""


def is_asked(actor: Actor, person: UUID) -> bool:
    """The one who was asked to look after a supporter."""
    return actor.kind == "user" and actor.id == str(person)


def may_change_pair(actor: Actor, buddy: Buddy) -> bool:
    """Either of the two, at any time and without a reason."""
    own = actor.kind == "user" and actor.id == str(buddy.supporter.person_id)
    return own or is_asked(actor, buddy.person_id)


register(Right.CHANGE_OWN_AVAILABILITY, Buddy, may_change_pair)
register(Right.READ_TEAM, Buddy, may_change_pair)
