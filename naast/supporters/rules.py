"""Who may do what with a supporter, and with days away."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.people.models import Absence
from naast.supporters.models import Supporter
from naast.supporters.models_training import (
    Certificate,
    Curriculum,
    CurriculumPart,
    Material,
    Seat,
    TrainingSession,
)


def may_read_supporter(actor: Actor, supporter: Supporter) -> bool:
    """Whoever arranges support looks after all of the team."""
    return actor.kind == "user"


def may_change_absence(actor: Actor, absence: Absence) -> bool:
    """Only one's own."""
    return str(absence.person_id) == actor.id


def may_care_for_training(actor: Actor, row: object) -> bool:
    """Whoever looks after the team plans its training."""
    return actor.kind == "user"


def may_read_certificate(actor: Actor, certificate: Certificate) -> bool:
    """Only one's own."""
    return str(certificate.supporter.person_id) == actor.id


register(Right.READ_TEAM, Supporter, may_read_supporter)
for _model in (Certificate, Curriculum, CurriculumPart, Material, Seat, TrainingSession):
    register(Right.READ_TEAM, _model, may_care_for_training)
register(Right.CHANGE_OWN_AVAILABILITY, Certificate, may_read_certificate)
register(Right.CHANGE_OWN_AVAILABILITY, Absence, may_change_absence)
