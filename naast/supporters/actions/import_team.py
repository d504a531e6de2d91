"""Brings a file of supporters into the team: all that its plan says, or nothing."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.people.rules import PeopleRefused, refuse_unless_manager
from naast.people.wording import too_many_leave
from naast.privacy.audit import record
from naast.supporters.actions.give_up_places import give_up_places
from naast.supporters.actions.keep_roles import keep_roles
from naast.supporters.logic.records import SupporterRecord
from naast.supporters.logic.team_plan import TeamFile, TeamPlan, make_team_plan
from naast.supporters.models import Supporter
from naast.supporters.queries import team_as_values


def plan_team_import(*, team: TeamFile, full: bool, actor: Actor, at: datetime) -> TeamPlan:
    """What import_team would do; changes nothing."""
    refuse_unless_manager(actor)
    today = timezone.localdate(at)
    return make_team_plan(team_as_values(today), team, today=today, full=full)


@transaction.atomic
def import_team(
    *,
    team: TeamFile,
    full: bool,
    actor: Actor,
    at: datetime,
    they_left: bool = False,
    tick: Callable[[int], None] = lambda done: None,
) -> TeamPlan:
    """The plan that was carried out. full: whoever is not in the file stops as a supporter;
    PeopleRefused if that is more than a fifth of the team and they_left does not confirm it."""
    plan = plan_team_import(team=team, full=full, actor=actor, at=at)
    if plan.too_many_stop and not they_left:
        raise PeopleRefused(too_many_leave(len(plan.stopped), plan.team))
    for one in (*plan.written, *plan.stopped):
        _write(one, actor, at)
        tick(1)
    keep_roles(at=at)
    counts = f"written {len(plan.written)} stopped {len(plan.stopped)}"
    record("import_team", actor=actor, at=at, subject=counts)
    return plan


def _write(one: SupporterRecord, actor: Actor, at: datetime) -> None:
    served = Supporter.objects.filter(person_id=one.person_id, active=True).exists()
    row, _made = Supporter.objects.update_or_create(
        person_id=one.person_id,
        defaults={
            "trained_on": one.trained_on,
            "started_on": one.started_on,
            "ended_on": one.ended_on,
            "maximum_cases": one.maximum,
            "available": one.available,
            "rest_until": one.rest_until,
            "accepts": list(one.accepts),
            "active": one.active,
        },
    )
    if served and not row.active:
        give_up_places(actor=actor, at=at, supporter=row)
