"""Brings a staff file into the directory: all that its plan says, or nothing."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.actions.write_plan import write_plan
from naast.people.logic.plan import Plan, make_plan
from naast.people.logic.staff_file import StaffFile
from naast.people.queries.directory import directory
from naast.people.rules import PeopleRefused, refuse_unless_manager
from naast.people.wording import too_many_leave
from naast.privacy.audit import record


def plan_import(*, staff: StaffFile, full: bool, actor: Actor, at: datetime) -> Plan:
    """What import_people would do; changes nothing."""
    refuse_unless_manager(actor)
    today = timezone.localdate(at)
    return make_plan(directory(), staff.rows, staff.broken, today=today, full=full)


@transaction.atomic
def import_people(
    *,
    staff: StaffFile,
    full: bool,
    actor: Actor,
    at: datetime,
    they_left: bool = False,
    shown: str = "",
    tick: Callable[[int], None] = lambda done: None,
) -> Plan:
    """The plan that was carried out. Refused rows change nothing; the others are taken.

    full: whoever is not in the file leaves; PeopleRefused if that is more than a fifth of the
    staff and they_left does not confirm it. shown: fingerprint of the plan somebody agreed to;
    PeopleRefused if the directory changed since. tick: told how many persons are written.
    """
    plan = plan_import(staff=staff, full=full, actor=actor, at=at)
    if shown and shown != plan.fingerprint():
        raise PeopleRefused(
            _("The directory changed since you looked. Nothing was imported; please look again.")
        )
    if plan.too_many_leave and not they_left:
        raise PeopleRefused(too_many_leave(len(plan.left), plan.staff))
    write_plan(plan, at=at, tick=tick)
    counts = f"added {len(plan.added)} changed {len(plan.changed)} left {len(plan.left)}"
    record("import_people", actor=actor, at=at, subject=counts)
    return plan
