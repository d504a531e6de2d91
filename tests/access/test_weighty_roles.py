"""Founding, and giving and ending the weighty roles: two people for each."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naast.access.actions.approve_proposal import approve_proposal
from naast.access.actions.end_role import end_role
from naast.access.actions.found_installation import FOUNDING, found_installation
from naast.access.actions.grant_role import grant_role
from naast.access.actions.lapse_roles import lapse_roles
from naast.access.actions.propose_end import propose_end
from naast.access.actions.propose_role import propose_role
from naast.access.actions.withdraw_proposal import withdraw_proposal
from naast.access.actor import CLOCK, INTAKE, PUBLIC, Actor
from naast.access.choices import Outcome
from naast.access.hooks import RoleChange
from naast.access.models import RoleGrant, RoleProposal, User
from naast.access.queries import roles_of
from naast.access.roles import Role
from naast.access.rules import RoleRefused
from naast.privacy import vault_client
from naast.privacy.models import AuditEvent
from tests.actors import a_user, actor_for, an_actor, give
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TODAY = date(2026, 3, 2)


def now() -> Any:
    return timezone.now()


def test_two_people_make_a_coordinator_and_the_vault_and_all_coordinators_hear_of_it(
    founded: tuple[User, User], changes: list[RoleChange]
) -> None:
    steward, coordinator = founded
    successor = a_user()

    proposal = propose_role(
        user=successor,
        role=Role.COORDINATOR,
        starts_on=TODAY,
        actor=actor_for(steward),
        at=now(),
    )
    assert roles_of(successor, TODAY) == {Role.COLLEAGUE}
    assert successor.pk not in vault_client.roles()["coordinator"]
    approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())

    assert roles_of(successor, TODAY) == {Role.COLLEAGUE, Role.COORDINATOR}
    assert successor.pk in vault_client.roles()["coordinator"]
    assert [(change.what, change.role, change.tell) for change in changes] == [
        ("proposed", Role.COORDINATOR, (coordinator.pk,)),
        ("granted", Role.COORDINATOR, (coordinator.pk,)),
    ]
    grant = successor.grants.get()
    assert (grant.granted_by, grant.approved_by) == (steward.pk, coordinator.pk)
    events = AuditEvent.objects.filter(action__in=["propose_role", "approve_proposal"])
    assert set(events.values_list("actor_name", "role_word")) == {
        (f"person:{steward.pk}", "steward"),
        (f"person:{coordinator.pk}", "coordinator"),
    }


def test_a_steward_who_makes_himself_coordinator_is_refused_at_every_turn(
    founded: tuple[User, User],
) -> None:
    steward, coordinator = founded
    himself, accomplice = actor_for(steward), a_user()

    def owner_path() -> RoleProposal:
        proposal = propose_role(
            user=a_user(),
            role=Role.DEPUTY_COORDINATOR,
            starts_on=TODAY,
            actor=himself,
            at=now(),
        )
        return approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())

    assert owner_path().outcome == Outcome.APPROVED

    with pytest.raises(RoleRefused, match="takes two people"):
        grant_role(user=steward, role=Role.COORDINATOR, starts_on=TODAY, actor=himself, at=now())
    with pytest.raises(RoleRefused, match="own role"):
        propose_role(user=steward, role=Role.COORDINATOR, starts_on=TODAY, actor=himself, at=now())
    alone = propose_role(
        user=accomplice, role=Role.COORDINATOR, starts_on=TODAY, actor=himself, at=now()
    )
    with pytest.raises(RoleRefused, match="Somebody else has to agree"):
        approve_proposal(proposal=alone, actor=himself, at=now())
    with pytest.raises(RoleRefused, match="cannot be Coordinator and Steward"):
        propose_role(
            user=steward,
            role=Role.COORDINATOR,
            starts_on=TODAY,
            actor=actor_for(coordinator),
            at=now(),
        )
    his_own_end = propose_end(grant=steward.grants.get(), actor=actor_for(coordinator), at=now())
    with pytest.raises(RoleRefused, match="own role"):
        approve_proposal(proposal=his_own_end, actor=himself, at=now())
    assert Role.COORDINATOR not in roles_of(steward, TODAY)
    assert steward.pk not in vault_client.roles()["coordinator"]


def test_even_a_row_written_past_the_actions_needs_two_others() -> None:
    steward, user, other = a_user(), a_user(), a_user()
    row = {
        "role": Role.COORDINATOR,
        "starts_on": TODAY,
        "granted_at": now(),
        "address": user.email,
    }
    RoleGrant.objects.create(user=user, granted_by=steward.pk, approved_by=other.pk, **row)

    for bad in [
        {"user": steward, "granted_by": steward.pk, "approved_by": other.pk},
        {"user": steward, "granted_by": other.pk, "approved_by": steward.pk},
        {"user": steward, "granted_by": other.pk, "approved_by": other.pk},
        {"user": steward, "granted_by": other.pk},
        {"user": steward, "granted_by": user.pk, "approved_by": other.pk, "address": ""},
    ]:
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(**{**row, **bad})


@pytest.mark.parametrize("actor", [PUBLIC, CLOCK, INTAKE, Actor("user", str(UUID(int=1)))])
def test_who_looks_after_nothing_proposes_and_approves_nothing(
    actor: Actor, founded: tuple[User, User]
) -> None:
    steward, _ = founded
    proposal = propose_role(
        user=a_user(), role=Role.STEWARD, starts_on=TODAY, actor=actor_for(steward), at=now()
    )

    with pytest.raises(RoleRefused):
        propose_role(user=a_user(), role=Role.STEWARD, starts_on=TODAY, actor=actor, at=now())
    with pytest.raises(RoleRefused):
        approve_proposal(proposal=proposal, actor=actor, at=now())
    with pytest.raises(RoleRefused):
        withdraw_proposal(proposal=proposal, actor=actor, at=now())


def test_an_ordinary_role_is_not_proposed(founded: tuple[User, User]) -> None:
    with pytest.raises(RoleRefused, match="no second person"):
        propose_role(
            user=a_user(),
            role=Role.ANALYST,
            starts_on=TODAY,
            actor=actor_for(founded[0]),
            at=now(),
        )


def test_one_no_is_enough_and_after_it_nobody_approves(founded: tuple[User, User]) -> None:
    steward, coordinator = founded
    proposal = propose_role(
        user=a_user(), role=Role.STEWARD, starts_on=TODAY, actor=actor_for(steward), at=now()
    )

    withdraw_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())

    with pytest.raises(RoleRefused, match="decided already"):
        approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())


def test_the_same_waits_once_and_lapses_after_two_weeks(
    founded: tuple[User, User], time_machine: Any
) -> None:
    steward, coordinator = founded
    user = a_user()

    def propose() -> RoleProposal:
        return propose_role(
            user=user, role=Role.STEWARD, starts_on=TODAY, actor=actor_for(steward), at=now()
        )

    first = propose()
    with pytest.raises(RoleRefused, match="waits for a second person already"):
        propose()
    time_machine.move_to(now() + timedelta(days=14, minutes=1))
    with pytest.raises(RoleRefused, match="two weeks"):
        approve_proposal(proposal=first, actor=actor_for(coordinator), at=now())
    approve_proposal(proposal=propose(), actor=actor_for(coordinator), at=now())

    assert user.grants.get().starts_on == timezone.localdate()


def test_what_was_agreed_on_holds_for_the_address_it_was_agreed_on(
    founded: tuple[User, User],
) -> None:
    steward, coordinator = founded
    user = a_user()
    proposal = propose_role(
        user=user, role=Role.COORDINATOR, starts_on=TODAY, actor=actor_for(steward), at=now()
    )
    User.objects.filter(pk=user.pk).update(email="stranger@elsewhere.example")

    with pytest.raises(RoleRefused, match="address"):
        approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())


def test_a_coordinator_with_a_new_address_is_agreed_on_again(founded: tuple[User, User]) -> None:
    steward, coordinator = founded
    deputy = a_user()
    for email in ("maiden@hospital.example", "married@hospital.example"):
        User.objects.filter(pk=deputy.pk).update(email=email)
        deputy.refresh_from_db()
        proposal = propose_role(
            user=deputy,
            role=Role.DEPUTY_COORDINATOR,
            starts_on=TODAY,
            actor=actor_for(steward),
            at=now(),
        )
        approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())

    assert Role.DEPUTY_COORDINATOR in roles_of(deputy, TODAY)
    assert deputy.grants.filter(ended_at=None).get().address == "married@hospital.example"


def test_when_the_vault_does_not_answer_nothing_is_approved(
    founded: tuple[User, User], vault: RunningVault
) -> None:
    steward, coordinator = founded
    user = a_user()
    proposal = propose_role(
        user=user, role=Role.COORDINATOR, starts_on=TODAY, actor=actor_for(steward), at=now()
    )
    vault.stop()

    with pytest.raises(vault_client.VaultUnavailable):
        approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())

    vault.start()
    proposal.refresh_from_db()
    assert (proposal.outcome, user.grants.count()) == (Outcome.OPEN, 0)
    approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())
    assert user.grants.count() == 1


def test_two_people_end_a_weighty_role_and_the_vault_forgets_it(
    founded: tuple[User, User],
) -> None:
    steward, coordinator = founded
    deputy, second = a_user(), a_user()
    for user in (deputy, second):
        proposal = propose_role(
            user=user,
            role=Role.DEPUTY_COORDINATOR,
            starts_on=TODAY,
            actor=actor_for(steward),
            at=now(),
        )
        approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())
    grant = deputy.grants.get()

    with pytest.raises(RoleRefused, match="two people"):
        end_role(grant=grant, actor=actor_for(steward), at=now())
    with pytest.raises(RoleRefused, match="own role"):
        propose_end(grant=grant, actor=actor_for(deputy), at=now())
    end = propose_end(grant=grant, actor=actor_for(second), at=now())
    approve_proposal(proposal=end, actor=actor_for(steward), at=now())

    assert roles_of(deputy, TODAY) == {Role.COLLEAGUE}
    assert vault_client.roles()["deputy_coordinator"] == [second.pk]
    with pytest.raises(RoleRefused, match="ended already"):
        propose_end(grant=RoleGrant.objects.get(pk=grant.pk), actor=actor_for(steward), at=now())


def test_a_role_lapses_after_its_last_day_also_in_the_vault(
    founded: tuple[User, User], time_machine: Any, changes: list[RoleChange]
) -> None:
    steward, coordinator = founded
    deputy, supporter = a_user(), a_user()
    proposal = propose_role(
        user=deputy,
        role=Role.DEPUTY_COORDINATOR,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=1),
        actor=actor_for(steward),
        at=now(),
    )
    approve_proposal(proposal=proposal, actor=actor_for(coordinator), at=now())
    give(supporter, Role.PEER_SUPPORTER, starts_on=TODAY, ends_on=TODAY)
    assert lapse_roles(actor=CLOCK, at=now()) == 0
    time_machine.move_to(now() + timedelta(days=2))

    assert lapse_roles(actor=CLOCK, at=now()) == 2
    assert lapse_roles(actor=CLOCK, at=now()) == 0

    assert vault_client.roles()["deputy_coordinator"] == []
    assert changes[-1].what == "ended"
    assert deputy.grants.get().ended_by == "system:clock"


def test_an_installation_is_founded_once_by_different_people(vault: RunningVault) -> None:
    steward, coordinator = a_user(), a_user()
    both = [(steward, Role.STEWARD), (coordinator, Role.COORDINATOR)]

    for bad in [
        [(steward, Role.STEWARD)],
        [(steward, Role.STEWARD), (steward, Role.COORDINATOR)],
        [*both, (a_user(), Role.ANALYST)],
    ]:
        with pytest.raises(RoleRefused):
            found_installation(founders=bad, actor=FOUNDING, at=now())
    with pytest.raises(RoleRefused, match="command line"):
        found_installation(founders=both, actor=an_actor(Role.STEWARD), at=now())
    RoleGrant.objects.all().delete()
    found_installation(founders=both, actor=FOUNDING, at=now())

    assert vault_client.roles() == {
        "coordinator": [coordinator.pk],
        "deputy_coordinator": [],
        "steward": [steward.pk],
    }
    assert vault_client.health().founded
    with pytest.raises(RoleRefused, match="founded before"):
        found_installation(founders=both, actor=FOUNDING, at=now())
