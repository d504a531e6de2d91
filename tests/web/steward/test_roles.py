"""Roles on the steward's pages; the vault hears of weighty ones, so those tests have a real one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.access.actions.found_installation import FOUNDING, found_installation
from naast.access.models import RoleGrant, RoleProposal, User
from naast.access.roles import Role
from naast.privacy import vault_client
from tests.actors import a_user, client_for
from tests.factories.people import a_person, a_user_for
from tests.factories.vault import RunningVault
from tests.web.steward.test_people import queries_of

pytestmark = pytest.mark.django_db
ROLES, PROPOSALS = "/steward/roles/", "/steward/proposals/"


def today(**later: int) -> str:
    return (timezone.localdate() + timedelta(**later)).isoformat()


def test_an_ordinary_role_is_given_and_ended(steward: Client) -> None:
    anna = a_person(staff_number="4711")
    user = a_user_for(anna)
    values = {"who": "4711", "role": "board", "starts_on": today(), "ends_on": today(days=30)}

    assert steward.post(f"{ROLES}new/", values).status_code == 302
    grant = RoleGrant.objects.get(user=user)
    assert (grant.role, grant.ended_at) == ("board", None)
    assert anna.name in steward.get(f"{ROLES}{grant.pk}/end/").content.decode()
    steward.post(f"{ROLES}{grant.pk}/end/")

    grant.refresh_from_db()
    assert grant.ended_at is not None


def test_a_weighty_role_cannot_be_given_by_one(steward: Client) -> None:
    user = a_user()

    page = steward.post(
        f"{ROLES}new/", {"who": user.email, "role": "coordinator", "starts_on": today()}
    )

    assert page.status_code == 200
    assert not RoleGrant.objects.filter(user=user).exists()


def test_a_weighty_role_takes_a_second_person(vault: RunningVault) -> None:
    steward, coordinator, user = a_user(), a_user(), a_user(name="Anna Vos")
    founders = [(steward, Role.STEWARD), (coordinator, Role.COORDINATOR)]
    found_installation(founders=founders, actor=FOUNDING, at=timezone.now())
    first, second = client_for(steward), client_for(coordinator)
    values = {"who": user.email, "role": "deputy_coordinator", "starts_on": today()}
    assert first.post(f"{PROPOSALS}new/", values).status_code == 302
    proposal = RoleProposal.objects.get()

    own = first.post(f"{PROPOSALS}{proposal.pk}/approve/", follow=True)
    assert "Somebody else has to agree" in own.content.decode()
    assert not RoleGrant.objects.filter(user=user).exists()

    assert "Anna Vos" in second.get(PROPOSALS).content.decode()
    second.post(f"{PROPOSALS}{proposal.pk}/approve/")
    assert RoleGrant.objects.get(user=user).approved_by == coordinator.pk
    assert user.pk in vault_client.roles()["deputy_coordinator"]


def test_one_person_is_enough_to_say_no(steward: Client) -> None:
    user = a_user()
    steward.post(f"{PROPOSALS}new/", {"who": user.email, "role": "steward", "starts_on": today()})
    proposal = RoleProposal.objects.get()

    client_for(a_user(Role.COORDINATOR)).post(f"{PROPOSALS}{proposal.pk}/withdraw/")

    proposal.refresh_from_db()
    assert proposal.outcome == "withdrawn"


def test_ending_a_weighty_role_is_a_proposal(steward: Client) -> None:
    grant = RoleGrant.objects.get(user=a_user(Role.COORDINATOR))

    steward.post(f"{ROLES}{grant.pk}/end/")

    grant.refresh_from_db()
    assert (grant.ended_at, RoleProposal.objects.get().kind) == (None, "end")


def test_nobody_gives_themselves_a_role(steward: Client, steward_user: User) -> None:
    page = steward.post(
        f"{ROLES}new/", {"who": steward_user.email, "role": "board", "starts_on": today()}
    )

    assert "Nobody decides about their own role." in page.content.decode()


def test_the_list_can_be_narrowed_to_one_role(steward: Client) -> None:
    a_user(Role.BOARD, name="Anna Vos")
    a_user(Role.ANALYST, name="Bo Mol")

    text = steward.get(ROLES, {"role": "board"}).content.decode()

    assert ("Anna Vos" in text, "Bo Mol" in text) == (True, False)


def test_one_role_and_fifty_take_the_same_number_of_queries(steward: Client) -> None:
    one = queries_of(steward, ROLES)
    for _number in range(49):
        a_user(Role.BOARD)

    assert queries_of(steward, ROLES) == one


def test_the_steward_looks_after_roles_a_coordinator_only_approves_a_stranger_finds_nothing(
    steward: Client, stranger: Client
) -> None:
    grant = RoleGrant.objects.get(user=a_user(Role.BOARD))
    coordinator = client_for(a_user(Role.COORDINATOR))
    of_steward = [ROLES, f"{ROLES}new/", f"{ROLES}{grant.pk}/end/"]
    of_both = [PROPOSALS, f"{PROPOSALS}new/"]

    assert [steward.get(page).status_code for page in of_steward + of_both] == [200] * 5
    assert [coordinator.get(page).status_code for page in of_steward] == [404] * 3
    assert [coordinator.get(page).status_code for page in of_both] == [200] * 2
    assert [stranger.get(page).status_code for page in of_steward + of_both] == [404] * 5


@pytest.mark.parametrize("act", ["approve", "withdraw"])
def test_a_stranger_cannot_touch_a_proposal(steward: Client, stranger: Client, act: str) -> None:
    steward.post(
        f"{PROPOSALS}new/", {"who": a_user().email, "role": "steward", "starts_on": today()}
    )
    proposal = RoleProposal.objects.get()

    assert stranger.post(f"{PROPOSALS}{proposal.pk}/{act}/").status_code == 404
    proposal.refresh_from_db()
    assert proposal.outcome == "open"
