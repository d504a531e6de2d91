"""Who may be given what, by whom, and for how long: the edges."""

from datetime import UTC, date, datetime, timedelta

import pytest

from naast.access.actor import IMPORTER
from naast.access.models import RoleProposal, User
from naast.access.roles import TWO_PERSON_ROLES, Role
from naast.access.rules import (
    PROPOSAL_DAYS,
    RoleRefused,
    is_expired,
    is_weighty,
    may_give,
    refuse_unfit,
)
from tests.actors import a_user, an_actor, give

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_a_role_can_be_given_for_one_day_and_not_for_less() -> None:
    def ends(on: date) -> None:
        refuse_unfit(user=user, role=Role.BOARD, scope_id=None, starts_on=TODAY, ends_on=on)

    user = a_user()

    ends(TODAY)
    with pytest.raises(RoleRefused, match="last day"):
        ends(TODAY - timedelta(days=1))


def test_a_second_role_of_the_whole_hospital_is_not_the_first_one_again() -> None:
    user = a_user()
    give(user, Role.BOARD, starts_on=TODAY)

    for role, refused in ((Role.ANALYST, False), (Role.BOARD, True)):
        assert is_refused(user, role) is refused


def is_refused(user: User, role: Role) -> bool:
    try:
        refuse_unfit(user=user, role=role, scope_id=None, starts_on=TODAY, ends_on=None)
    except RoleRefused:
        return True
    return False


def test_a_steward_gives_every_role_but_those_that_take_two_and_the_import_two_only() -> None:
    steward = an_actor(Role.STEWARD)

    assert {role for role in Role if may_give(steward, role)} == set(Role) - TWO_PERSON_ROLES
    assert not any(may_give(an_actor(Role.BOARD), role) for role in Role)
    assert {role for role in Role if may_give(IMPORTER, role)} == {
        Role.HEAD_OF_DEPARTMENT,
        Role.PEER_SUPPORTER,
    }


def test_a_proposal_lives_two_weeks_to_the_moment() -> None:
    proposal = RoleProposal(proposed_at=NOW)
    end = NOW + timedelta(days=PROPOSAL_DAYS)

    assert [is_expired(proposal, at) for at in (end, end + timedelta(microseconds=1))] == [
        False,
        True,
    ]


@pytest.mark.parametrize("role", [*sorted(TWO_PERSON_ROLES), Role.BOARD])
def test_resetting_a_second_factor_is_weighty_for_who_has_a_role_that_takes_two(role: Role) -> None:
    user, other = a_user(), a_user()
    give(user, role, starts_on=TODAY)

    assert is_weighty(user, TODAY) is (role in TWO_PERSON_ROLES)
    assert is_weighty(other, TODAY) is False


def test_a_weighty_role_that_is_over_is_weighty_no_more_and_one_asleep_still_is() -> None:
    user = a_user()
    give(user, Role.COORDINATOR, starts_on=TODAY - timedelta(days=9), ends_on=TODAY)

    User.objects.filter(pk=user.pk).update(email="moved@naast.example")

    assert is_weighty(user, TODAY)
    assert not is_weighty(user, TODAY + timedelta(days=1))
