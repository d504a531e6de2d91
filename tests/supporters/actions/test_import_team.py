"""A file of supporters goes into the team, with the role and without touching the history."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from naast.access.actor import IMPORTER, PUBLIC
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.people.models import Person
from naast.people.rules import PeopleRefused
from naast.privacy.models import AuditEvent
from naast.supporters.actions.import_team import import_team, plan_team_import
from naast.supporters.logic.team_plan import TeamPlan, read_team_file
from naast.supporters.models import MonthlyLoad, Supporter
from tests.factories.people import a_person, a_supporter, a_user_for

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
def anna() -> Person:
    person = a_person(staff_number="1", name="Anna Vos")
    a_user_for(person)
    return person


def bring_in(text: str, **kw: Any) -> TeamPlan:
    values = {"full": False, "actor": IMPORTER, "at": AT} | kw
    return import_team(team=read_team_file(text.encode()), **values)


def holders() -> list[str]:
    grants = RoleGrant.objects.filter(role=Role.PEER_SUPPORTER, ended_at=None)
    return sorted(grants.values_list("user__name", flat=True))


def test_a_new_supporter_is_trained_and_gets_the_role(anna: Person) -> None:
    plan = bring_in("number;trained_on;maximum\n1;2026-05-01;1\n")

    row = Supporter.objects.get()
    assert (row.person, row.trained_on, row.maximum_cases) == (anna, date(2026, 5, 1), 1)
    assert (plan.counts, holders()) == ({"added": 1}, ["Anna Vos"])


def test_the_same_file_again_changes_nothing(anna: Person) -> None:
    bring_in("number;trained_on\n1;2026-05-01\n")

    plan = bring_in("number;trained_on\n1;2026-05-01\n")

    assert (plan.counts, holders()) == ({"unchanged": 1}, ["Anna Vos"])


def test_whoever_stops_loses_the_role_and_keeps_the_months(anna: Person) -> None:
    supporter = a_supporter(person=anna)
    MonthlyLoad.objects.create(supporter=supporter, month=date(2026, 12, 1), count=2)
    bring_in("number\n1\n")
    assert holders() == ["Anna Vos"]

    bring_in("number;ended_on\n1;2027-01-10\n")

    supporter.refresh_from_db()
    assert (supporter.active, holders(), supporter.months.count()) == (False, [], 1)


def test_a_full_file_that_ends_most_of_the_team_waits_for_a_yes(anna: Person) -> None:
    a_supporter(person=anna)
    other = a_supporter()

    with pytest.raises(PeopleRefused, match="1 of 2"):
        bring_in("number\n1\n", full=True)
    other.refresh_from_db()
    assert other.active

    bring_in("number\n1\n", full=True, they_left=True)
    other.refresh_from_db()
    assert not other.active


def test_a_dry_run_changes_nothing(anna: Person) -> None:
    file = read_team_file(b"number\n1\n")

    plan = plan_team_import(team=file, full=True, actor=IMPORTER, at=AT)

    assert (plan.counts, Supporter.objects.count(), AuditEvent.objects.count()) == (
        {"added": 1},
        0,
        0,
    )


def test_the_importer_may_and_the_public_may_not(anna: Person) -> None:
    bring_in("number\n1\n")

    with pytest.raises(PeopleRefused):
        bring_in("number\n1\n", actor=PUBLIC)
