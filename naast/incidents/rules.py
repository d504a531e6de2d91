"""Who may do what with an incident."""

from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.incidents.models import Incident, KeptFile, RowToMend, SavedMapping
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


def brought_it(actor: Actor, kept: KeptFile) -> bool:
    """A file that waits is seen by the one who brought it, nobody else."""
    return actor.kind == "user" and actor.id == str(kept.uploaded_by)


def may_mend(actor: Actor, row: RowToMend) -> bool:
    """Any coordinator; who stands too near to somebody in it is refused by the vault."""
    return actor.kind == "user"


def may_keep_mappings(actor: Actor, mapping: SavedMapping) -> bool:
    """Any coordinator: how columns are called is about nobody."""
    return actor.kind == "user"


register(Right.IMPORT_INCIDENTS, KeptFile, brought_it)
register(Right.IMPORT_INCIDENTS, RowToMend, may_mend)
register(Right.IMPORT_INCIDENTS, SavedMapping, may_keep_mappings)
register(Right.READ_INCIDENTS, Incident, may_read)
register(Right.DECIDE_ON_SUPPORT, Incident, may_decide)
register(Right.REPORT_INCIDENT, Incident, reported_it)
register(Right.READ_DEPARTMENT_OFFERS, Incident, heads_the_department)
