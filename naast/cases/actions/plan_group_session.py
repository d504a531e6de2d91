"""Plans a group talk beside the calls: when, where, for which departments, who is asked to lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.actions.tell_facilitators import ask_to_lead
from naast.cases.logic.group import LEAST_FACILITATORS, Answer, Room, Talk, has_begun
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.models_group import Facilitator, GroupSession, InvitedUnit
from naast.cases.queries.facilitators import (
    cases_of_event,
    coordinators_too_near,
    team_for_talk,
)
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.sealing import current_epoch_key, envelope_for_vault, new_key, wrap_for_vault


@dataclass(frozen=True)
class TalkPlan:
    """What the coordinator chose. leaders: persons of the team, at least two."""

    starts_at: datetime
    minutes: int
    site: UUID
    room: Room
    units: Sequence[UUID]
    leaders: Sequence[UUID]
    heads_told: bool = False


@transaction.atomic
def plan_group_session(
    *, actor: Actor, at: datetime, incident: UUID, plan: TalkPlan
) -> GroupSession:
    """The tie to the event goes to the vault only, and the vault hides the talk from whoever was
    there. Whoever is asked to lead hears of it. Raises NotNow when the plan does not hold, and
    VaultUnavailable; then nothing is planned.
    """
    leaders = list(dict.fromkeys(plan.leaders))
    cases = cases_of_event(incident)
    _refuse_unfit(actor, at, cases, plan, leaders)
    session_id = uuid4()
    row = GroupSession.objects.create(
        id=session_id,
        state=Talk.PLANNED.value,
        starts_at=plan.starts_at,
        minutes=plan.minutes,
        site_id=plan.site,
        room=plan.room.value,
        heads_told=plan.heads_told,
    )
    units = (InvitedUnit(session=row, department_id=unit) for unit in dict.fromkeys(plan.units))
    InvitedUnit.objects.bulk_create(units)
    for leader in leaders:
        Facilitator.objects.create(session=row, supporter_id=leader, answer=Answer.ASKED.value)
        ask_to_lead(actor=actor, at=at, session=row, person_id=leader)
    record("plan_group_session", actor=actor, at=at, case_id=row.id)
    row.wrapped_key = _adopted(session_id, incident, cases, at)
    row.save(update_fields=["wrapped_key"])
    return row


def _refuse_unfit(
    actor: Actor, at: datetime, cases: Sequence[UUID], plan: TalkPlan, leaders: Sequence[UUID]
) -> None:
    if has_begun(plan.starts_at, at):
        raise NotNow(gettext_noop("Choose a moment that still lies ahead."))
    if len(leaders) < LEAST_FACILITATORS:
        raise NotNow(gettext_noop("Choose at least two people to lead the talk."))
    if not plan.units:
        raise NotNow(gettext_noop("Choose at least one department."))
    if UUID(actor.id) in coordinators_too_near(cases, at):
        raise NotNow(gettext_noop("You were near to this event yourself. Your deputy plans it."))
    fit = team_for_talk(cases, plan.units, on=timezone.localdate(plan.starts_at))
    if not set(leaders) <= {member.person_id for member in fit}:
        raise NotNow(gettext_noop("Somebody you chose cannot lead this talk. Choose again."))


def _adopted(session_id: UUID, incident: UUID, cases: Sequence[UUID], at: datetime) -> bytes:
    """The last step: what the vault has taken, no transaction takes back."""
    epoch = current_epoch_key()
    register = {
        "person": None,
        "incident": str(incident),
        "apart": sorted(str(one) for one in coordinators_too_near(cases, at)),
        "code": None,
        "removal": None,
    }
    wrap = vault_client.adopt(
        session_id,
        wrap_for_vault(new_key(), session_id, epoch),
        envelope_for_vault(register, session_id, epoch),
    )
    vault_client.mark_offered(session_id)
    return wrap
