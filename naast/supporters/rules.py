"""Who may do what with a supporter, and with days away."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.people.models import Absence
from naast.supporters.models import Supporter


def may_read_supporter(actor: Actor, supporter: Supporter) -> bool:
    """Whoever arranges support looks after all of the team."""
    return actor.kind == "user"


def may_change_absence(actor: Actor, absence: Absence) -> bool:
    """Only one's own."""
    return str(absence.person_id) == actor.id


register(Right.READ_TEAM, Supporter, may_read_supporter)
register(Right.CHANGE_OWN_AVAILABILITY, Absence, may_change_absence)
