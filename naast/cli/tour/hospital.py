"""Sets up the invented hospital of the tour, with the product's own commands and actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actions.found_installation import FOUNDING, found_installation
from naast.access.actor import IMPORTER, Actor
from naast.access.models import User
from naast.access.queries import roles_of
from naast.access.roles import Role
from naast.cli.migrate import bring_to_this_version
from naast.cli.tour.telling import StepFailed
from naast.people.actions.import_people import import_people
from naast.people.actions.save_hospital import HospitalValues, save_hospital
from naast.people.choices import Language, Policy
from naast.people.logic.staff_file import read_staff_file
from naast.people.models import default_triage_rule
from naast.privacy import vault_client
from naast.supporters.actions.import_team import import_team
from naast.supporters.logic.team_plan import read_team_file
from naast.supporters.queries import active_supporters

_HERE = Path(__file__).parent
_FOUNDERS = {
    "g.maanlicht@meadow-hospital.example": Role.COORDINATOR,
    "l.klaproos@meadow-hospital.example": Role.DEPUTY_COORDINATOR,
    "a.vuurtoren@meadow-hospital.example": Role.STEWARD,
}
CHOICES = HospitalValues(
    name="Meadow Hospital",
    contact_email="support@meadow-hospital.example",
    support_phone="+31 10 5550000",
    night_label="",
    night_phone="",
    calls_from=time(8),
    calls_until=time(12),
    around_the_clock=False,
    policy=Policy.PROFESSION.value,
    default_language=Language.NL.value,
    triage_rule=default_triage_rule(),
)
FIRST_HOUR = 9
_SATURDAY = 5


@dataclass(frozen=True)
class Hospital:
    """Who works in the tour's hospital."""

    coordinator: Actor
    supporters: int
    departments: int


def first_moment(now: datetime) -> datetime:
    """Nine in the morning of the first working day from today: messages go out at once then."""
    at = timezone.localtime(now).replace(hour=FIRST_HOUR, minute=0, second=0, microsecond=0)
    while at.weekday() >= _SATURDAY:
        at += timedelta(days=1)
    return at


def set_up(at: datetime) -> Hospital:
    """Staff and team from two small files; the vault enrols coordinator, deputy and steward."""
    bring_to_this_version()
    staff = read_staff_file((_HERE / "people.csv").read_bytes(), this_year=at.year)
    brought = import_people(staff=staff, full=False, actor=IMPORTER, at=at)
    team = read_team_file((_HERE / "team.csv").read_bytes())
    joined = import_team(team=team, full=False, actor=IMPORTER, at=at)
    if any(one.result == "refused" for one in (*brought.results, *joined.results)):
        raise StepFailed(_("A row of the invented hospital was refused."))
    founders = [(User.objects.get(email=email), role) for email, role in _FOUNDERS.items()]
    found_installation(founders=founders, actor=FOUNDING, at=at)
    _see_enrolled((user.pk, role) for user, role in founders)
    of_role = {role: actor_of(user, at) for user, role in founders}
    save_hospital(values=CHOICES, actor=of_role[Role.STEWARD], at=at)
    supporters = list(active_supporters(timezone.localdate(at)))
    departments = {one.person.department_id for one in supporters}
    return Hospital(of_role[Role.COORDINATOR], len(supporters), len(departments))


def actor_of(user: User, at: datetime) -> Actor:
    """The user as the pages would know them on that day."""
    return Actor(kind="user", id=str(user.pk), roles=roles_of(user, timezone.localdate(at)))


def _see_enrolled(founders: Iterable[tuple[UUID, Role]]) -> None:
    listed = vault_client.roles()
    if any(person not in listed.get(role.value, []) for person, role in founders):
        raise StepFailed(_("The vault did not take somebody onto its own list."))
