"""Who may do what with an incident."""

from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.incidents.models import Incident
from naast.people.queries import departments_headed_by


def may_read(actor: Actor, incident: Incident) -> bool:
    """The committee's fixed members read every incident."""
    return actor.kind == "user"


def may_decide(actor: Actor, incident: Incident) -> bool:
    """Any coordinator; the tap is about the event, not about a person."""
    return actor.kind == "user"


def reported_it(actor: Actor, incident: Incident) -> bool:
    """The signed-in reporter, as long as Naast remembers who that was."""
    return actor.kind == "user" and actor.id == str(incident.reporter_id)


def heads_the_department(actor: Actor, incident: Incident) -> bool:
    """The head of the department where it happened, or of one above it."""
    if actor.kind != "user" or incident.department_id is None:
        return False
    return departments_headed_by(UUID(actor.id)).filter(pk=incident.department_id).exists()


register(Right.READ_INCIDENTS, Incident, may_read)
register(Right.DECIDE_ON_SUPPORT, Incident, may_decide)
register(Right.REPORT_INCIDENT, Incident, reported_it)
register(Right.READ_DEPARTMENT_OFFERS, Incident, heads_the_department)
