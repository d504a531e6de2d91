"""Asks one more of the team to lead a planned talk, where somebody said no."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.actions.tell_facilitators import ask_to_lead
from naast.cases.logic.group import has_begun
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.models_group import Facilitator, GroupSession
from naast.cases.queries.facilitators import cases_of_talk, team_for_talk
from naast.cases.queries.groups import locked_talk
from naast.privacy.audit import record


@transaction.atomic
def ask_facilitator(
    *, actor: Actor, at: datetime, session: GroupSession, person: UUID
) -> Facilitator:
    """Nobody is asked twice for one talk. The hard rules are checked again at this moment."""
    row = locked_talk(session)
    if row.starts_at is None or has_begun(row.starts_at, at):
        raise NotNow(gettext_noop("The talk has begun already."))
    units = list(row.units.values_list("department_id", flat=True))
    fit = team_for_talk(cases_of_talk(row), units, on=timezone.localdate(row.starts_at))
    asked = set(row.leaders.values_list("supporter_id", flat=True))
    if person not in {member.person_id for member in fit} - asked:
        raise NotNow(gettext_noop("Somebody you chose cannot lead this talk. Choose again."))
    leader = Facilitator.objects.create(session=row, supporter_id=person)
    ask_to_lead(actor=actor, at=at, session=row, person_id=person)
    record("ask_facilitator", actor=actor, at=at, case_id=row.id)
    return leader
