"""A coordinator decides on a group talk for an event: planned, or not needed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.plan_group_session import TalkPlan, plan_group_session
from naast.cases.models import Case
from naast.cases.models_group import GroupSession
from naast.cases.queries.groups import talk_of_event
from naast.incidents.actions.answer_group_proposal import answer_group_proposal
from naast.privacy.vault_client import VaultUnavailable
from naast.workflows.adopt_soon import adopt_waiting


@transaction.atomic
def plan_group_talk(
    *, actor: Actor, at: datetime, incident_id: UUID, plan: TalkPlan
) -> GroupSession:
    """The individual offers go on as they were. Sent twice, it is planned once.

    Raises VaultUnavailable while the vault does not know all cases yet: somebody who was there
    could be asked to lead.
    """
    adopt_waiting(at=at)
    if Case.objects.filter(adopted=False).exists():
        raise VaultUnavailable
    planned = talk_of_event(actor, incident_id)
    if planned is not None:
        return planned
    answer_group_proposal(actor=actor, at=at, incident_id=incident_id)
    return plan_group_session(actor=actor, at=at, incident=incident_id, plan=plan)
