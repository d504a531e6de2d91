"""The vault's own list of who coordinates and looks after Naast."""

from uuid import UUID, uuid4

import pytest

from naast.privacy import vault_client
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator, read_entries
from tests.vault.asking import open_as, refused


@pytest.fixture
def two(vault: RunningVault) -> tuple[UUID, UUID]:
    """A coordinator and a steward, after the founding."""
    pair = enrolled_coordinator(), enrolled_coordinator("steward")
    vault_client.found()
    return pair


def names(*people: UUID) -> tuple[str, str]:
    one, other = people
    return f"person:{one}", f"person:{other}"


def test_while_founding_the_list_is_free(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    stef = enrolled_coordinator("steward")
    assert vault_client.roles() == {
        "coordinator": [anna],
        "deputy_coordinator": [],
        "steward": [stef],
    }
    assert vault_client.health().founded is False


def test_founding_needs_two_people_and_is_repeatable(vault: RunningVault) -> None:
    enrolled_coordinator()
    with refused("too_few"):
        vault_client.found()
    enrolled_coordinator("steward")
    vault_client.found()
    vault_client.found()
    assert vault_client.health().founded is True


def test_the_first_case_ends_the_founding_where_two_people_are_listed(
    vault: RunningVault,
) -> None:
    enrolled_coordinator()
    adopt_case()
    assert vault_client.health().founded is False
    enrolled_coordinator("steward")
    assert vault_client.health().founded is True
    with refused("approvers"):
        vault_client.enrol(uuid4(), "coordinator")


def test_two_listed_people_enrol_a_third(two: tuple[UUID, UUID]) -> None:
    dora, case = uuid4(), adopt_case()
    with refused("not_allowed"):
        open_as(dora, "deputy_coordinator", case)
    vault_client.enrol(dora, "deputy_coordinator", by=names(*two))
    assert open_as(dora, "deputy_coordinator", case) == case.key


def test_one_approver_twice_is_not_two(two: tuple[UUID, UUID]) -> None:
    anna, _stef = two
    with refused("approvers"):
        vault_client.enrol(uuid4(), "coordinator", by=names(anna, anna))


def test_an_approver_who_is_not_listed_does_not_count(two: tuple[UUID, UUID]) -> None:
    with refused("approvers"):
        vault_client.enrol(uuid4(), "coordinator", by=names(two[0], uuid4()))


def test_a_steward_does_not_make_himself_coordinator(two: tuple[UUID, UUID]) -> None:
    anna, stef = two
    with refused("approvers"):
        vault_client.enrol(stef, "coordinator", by=names(anna, stef))


def test_two_listed_people_dismiss_a_third_who_may_agree(two: tuple[UUID, UUID]) -> None:
    dora, case = uuid4(), adopt_case()
    vault_client.enrol(dora, "coordinator", by=names(*two))
    assert open_as(dora, "coordinator", case) == case.key
    vault_client.dismiss(dora, "coordinator", by=names(two[0], dora))
    with refused("not_allowed"):
        open_as(dora, "coordinator", case)


def test_two_people_always_remain(two: tuple[UUID, UUID]) -> None:
    with refused("too_few"):
        vault_client.dismiss(two[1], "steward", by=names(*two))
    assert len(vault_client.roles()["steward"]) == 1


def test_other_roles_are_not_the_vaults_business(vault: RunningVault) -> None:
    with refused("malformed"):
        vault_client.enrol(uuid4(), "board")


def test_every_change_of_the_list_is_entered_for_each_who_agreed(
    two: tuple[UUID, UUID], vault: RunningVault
) -> None:
    size = vault_client.log_head()["size"]
    vault_client.enrol(uuid4(), "coordinator", by=names(*two))
    entries = read_entries(vault.folder)[size:]
    assert [(entry["actor"], entry["action"]) for entry in entries] == [
        (name, "enrol") for name in names(*two)
    ]
