"""Giving and ending roles that one person gives, and roles that never stand together."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naast.access.actions.end_role import end_role
from naast.access.actions.grant_role import grant_role
from naast.access.actions.propose_role import propose_role
from naast.access.actor import CLOCK, IMPORTER, PUBLIC
from naast.access.choices import ROLE_NAMES, ROLE_TASKS
from naast.access.hooks import RoleChange, on_role_change
from naast.access.models import RoleGrant, RoleProposal, User
from naast.access.queries import grants_for, holders_of, proposals_for, roles_of, scopes_of
from naast.access.roles import NEVER_TOGETHER, RIGHTS_OF_ROLE, TWO_PERSON_ROLES, Right, Role, clash
from naast.access.rules import RoleRefused
from naast.privacy.models import AuditEvent
from tests.actors import a_user, actor_for, an_actor, give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TODAY = date(2026, 3, 2)


def now() -> Any:
    return timezone.now()


def test_a_steward_gives_and_ends_an_ordinary_role() -> None:
    steward, user = an_actor(Role.STEWARD), a_user()

    grant = grant_role(user=user, role=Role.ANALYST, starts_on=TODAY, actor=steward, at=now())
    assert roles_of(user, TODAY) == {Role.COLLEAGUE, Role.ANALYST}
    assert (str(grant.granted_by), grant.approved_by) == (steward.id, None)

    end_role(grant=grant, actor=steward, at=now())
    assert roles_of(user, TODAY) == {Role.COLLEAGUE}
    assert list(AuditEvent.objects.order_by("at", "action").values_list("action", "subject")) == [
        ("end_role", "analyst"),
        ("grant_role", "analyst"),
    ]


def test_ending_twice_is_ending_once() -> None:
    steward, user = an_actor(Role.STEWARD), a_user()
    grant = give(user, Role.BOARD)

    first = end_role(grant=grant, actor=steward, at=now())
    second = end_role(grant=grant, actor=steward, at=now() + timedelta(hours=1))

    assert second.ended_at == first.ended_at
    assert AuditEvent.objects.count() == 1


def test_who_has_an_ordinary_role_may_lay_it_down_and_a_stranger_may_not_end_it() -> None:
    user, stranger = a_user(Role.PEER_SUPPORTER), an_actor(Role.PEER_SUPPORTER)
    grant = user.grants.get()

    with pytest.raises(RoleRefused):
        end_role(grant=grant, actor=stranger, at=now())
    end_role(grant=grant, actor=actor_for(user), at=now())

    assert roles_of(user, TODAY) == {Role.COLLEAGUE}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.STEWARD])
def test_only_a_steward_gives_roles(role: Role) -> None:
    user = a_user()

    with pytest.raises(RoleRefused):
        grant_role(user=user, role=Role.ANALYST, starts_on=TODAY, actor=an_actor(role), at=now())
    assert not RoleGrant.objects.filter(user=user).exists()


def test_nobody_gives_a_role_to_themselves() -> None:
    steward = a_user(Role.STEWARD)

    with pytest.raises(RoleRefused, match="own role"):
        grant_role(
            user=steward,
            role=Role.PEER_SUPPORTER,
            starts_on=TODAY,
            actor=actor_for(steward),
            at=now(),
        )


def test_the_import_gives_what_follows_from_the_directory_and_nothing_else() -> None:
    user, department = a_user(), UUID(int=7)

    grant_role(
        user=user,
        role=Role.HEAD_OF_DEPARTMENT,
        scope_id=department,
        starts_on=TODAY,
        actor=IMPORTER,
        at=now(),
    )
    assert scopes_of(actor_for(user), Role.HEAD_OF_DEPARTMENT, TODAY) == {department}
    assert scopes_of(an_actor(), Role.HEAD_OF_DEPARTMENT, TODAY) == frozenset()
    for actor, role in [(IMPORTER, Role.ANALYST), (CLOCK, Role.PEER_SUPPORTER)]:
        with pytest.raises(RoleRefused):
            grant_role(user=user, role=role, starts_on=TODAY, actor=actor, at=now())


def test_one_person_can_be_head_of_two_departments_but_not_twice_of_one() -> None:
    user = a_user()
    for department in (UUID(int=1), UUID(int=2)):
        grant_role(
            user=user,
            role=Role.HEAD_OF_DEPARTMENT,
            scope_id=department,
            starts_on=TODAY,
            actor=IMPORTER,
            at=now(),
        )

    with pytest.raises(RoleRefused, match="already"):
        grant_role(
            user=user,
            role=Role.HEAD_OF_DEPARTMENT,
            scope_id=UUID(int=1),
            starts_on=TODAY + timedelta(days=3),
            actor=IMPORTER,
            at=now(),
        )


def test_a_role_for_somebody_who_left_or_with_the_days_turned_round_is_refused() -> None:
    steward, gone = an_actor(Role.STEWARD), a_user(is_active=False)

    with pytest.raises(RoleRefused, match="no longer sign in"):
        grant_role(user=gone, role=Role.BOARD, starts_on=TODAY, actor=steward, at=now())
    with pytest.raises(RoleRefused, match="last day"):
        grant_role(
            user=a_user(),
            role=Role.BOARD,
            starts_on=TODAY,
            ends_on=TODAY - timedelta(days=1),
            actor=steward,
            at=now(),
        )


def test_everybody_is_a_colleague_without_being_given_it() -> None:
    with pytest.raises(RoleRefused, match="not given"):
        grant_role(
            user=a_user(),
            role=Role.COLLEAGUE,
            starts_on=TODAY,
            actor=an_actor(Role.STEWARD),
            at=now(),
        )


def test_the_pairs_that_never_stand_together() -> None:
    found = {(one.value, other.value) for one in Role for other in clash(one, frozenset(Role))}

    assert found == {
        ("steward", "coordinator"),
        ("steward", "deputy_coordinator"),
        ("coordinator", "steward"),
        ("deputy_coordinator", "steward"),
        ("coordinator", "committee_member"),
        ("coordinator", "analyst"),
        ("deputy_coordinator", "committee_member"),
        ("deputy_coordinator", "analyst"),
        ("committee_member", "coordinator"),
        ("committee_member", "deputy_coordinator"),
        ("coordinator", "calamity_secretary"),
        ("deputy_coordinator", "calamity_secretary"),
        ("calamity_secretary", "coordinator"),
        ("calamity_secretary", "deputy_coordinator"),
        ("analyst", "coordinator"),
        ("analyst", "deputy_coordinator"),
        ("staff_representative", "coordinator"),
        ("staff_representative", "deputy_coordinator"),
        ("staff_representative", "steward"),
        ("coordinator", "staff_representative"),
        ("deputy_coordinator", "staff_representative"),
        ("steward", "staff_representative"),
    }
    assert len(NEVER_TOGETHER) == 3


def test_a_coordinator_is_not_made_analyst(founded: tuple[User, User]) -> None:
    steward, coordinator = founded

    grant_role(
        user=a_user(), role=Role.ANALYST, starts_on=TODAY, actor=actor_for(steward), at=now()
    )
    with pytest.raises(RoleRefused, match="cannot be Analyst and Coordinator"):
        grant_role(
            user=coordinator,
            role=Role.ANALYST,
            starts_on=TODAY,
            actor=actor_for(steward),
            at=now(),
        )


def test_who_has_a_role_is_listed_for_those_who_look_after_roles_only(
    founded: tuple[User, User],
) -> None:
    steward, coordinator = founded
    propose_role(
        user=a_user(), role=Role.STEWARD, starts_on=TODAY, actor=actor_for(steward), at=now()
    )

    assert [user.pk for user in holders_of([Role.COORDINATOR], TODAY)] == [coordinator.pk]
    for actor in (actor_for(steward), actor_for(coordinator)):
        assert grants_for(actor).count() == 2
        assert proposals_for(actor).count() == 1
    for actor in (an_actor(), an_actor(Role.PEER_SUPPORTER), PUBLIC, CLOCK):
        assert grants_for(actor).count() == 0
        assert proposals_for(actor).count() == 0


def test_every_role_has_rights_a_name_and_a_task() -> None:
    assert set(RIGHTS_OF_ROLE) == set(ROLE_NAMES) == set(ROLE_TASKS) == set(Role)


def test_the_steward_has_no_right_that_reaches_a_supported_colleague() -> None:
    assert (
        RIGHTS_OF_ROLE[Role.STEWARD]
        & {
            Right.COORDINATE_CASES,
            Right.DECIDE_ON_SUPPORT,
            Right.SUPPORT_COLLEAGUES,
            Right.READ_INCIDENTS,
            Right.READ_DEPARTMENT_OFFERS,
        }
        == frozenset()
    )
    assert {Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STEWARD} == TWO_PERSON_ROLES


def test_every_field_has_a_privacy_class() -> None:
    for model in (User, RoleGrant, RoleProposal):
        assert set(model.PRIVACY) == {field.name for field in model._meta.concrete_fields}


def test_two_spellings_of_one_address_are_one_user() -> None:
    assert a_user(email="A.Jansen@Hospital.Example").email == "a.jansen@hospital.example"
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.update(email="A.Jansen@hospital.example")


def test_a_change_nobody_could_be_told_of_does_not_happen(founded: tuple[User, User]) -> None:
    steward, _coordinator = founded

    def broken(change: RoleChange) -> None:
        raise OSError("the outbox is full")

    on_role_change.append(broken)
    try:
        with pytest.raises(OSError, match="outbox"):
            propose_role(
                user=a_user(),
                role=Role.STEWARD,
                starts_on=TODAY,
                actor=actor_for(steward),
                at=now(),
            )
    finally:
        on_role_change.remove(broken)
    assert not RoleProposal.objects.exists()


def test_an_actor_without_the_right_of_today_may_not_even_with_the_role_of_yesterday(
    founded: tuple[User, User],
) -> None:
    steward, _ = founded
    yesterday = actor_for(steward)
    today = replace(yesterday, roles=frozenset({Role.COLLEAGUE}))

    grant_role(user=a_user(), role=Role.BOARD, starts_on=TODAY, actor=yesterday, at=now())
    with pytest.raises(RoleRefused):
        grant_role(user=a_user(), role=Role.BOARD, starts_on=TODAY, actor=today, at=now())
