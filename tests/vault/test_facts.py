"""The fact box gives nothing below ten, no order, and no second helping."""

import os
from uuid import UUID

import pytest

from naast.privacy import vault_client
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as


@pytest.fixture
def anna(vault: RunningVault) -> UUID:
    return enrolled_coordinator()


def drop(anna: UUID, count: int) -> list[bytes]:
    facts = [os.urandom(96) for _ in range(count)]
    for fact in facts:
        close_as(anna, "coordinator", adopt_case(), fact)
    return facts


def test_nine_facts_stay_in_the_box(anna: UUID) -> None:
    drop(anna, 9)
    assert vault_client.take_facts("2026") == []
    assert vault_client.fact_count() == 9


def test_ten_facts_leave_it_shuffled(anna: UUID) -> None:
    facts = drop(anna, 10)
    taken = [vault_client.take_facts("2026") for _ in range(3)]
    assert [sorted(one) for one in taken] == [sorted(facts)] * 3
    assert taken != [facts] * 3  # three times in order: once in 4.8 * 10^19


def test_a_period_never_gets_more_than_it_took_first(anna: UUID) -> None:
    facts = drop(anna, 10)
    vault_client.take_facts("2026")
    drop(anna, 1)
    assert sorted(vault_client.take_facts("2026")) == sorted(facts)
    assert vault_client.take_facts("2027") == []
    assert vault_client.fact_count() == 1


def test_facts_are_destroyed_with_the_tables_of_their_period(
    anna: UUID, vault: RunningVault
) -> None:
    facts = drop(anna, 10)
    vault_client.take_facts("2026")
    assert all(fact in store_bytes(vault) for fact in facts)
    assert vault_client.destroy_facts("2026") == 10
    assert vault_client.destroy_facts("2026") == 0
    assert [fact for fact in facts if fact in store_bytes(vault)] == []


def test_the_place_of_a_fact_tells_nothing_of_its_arrival(anna: UUID, vault: RunningVault) -> None:
    facts = drop(anna, 12)
    ids = vault.core.store.column("SELECT id FROM facts")
    stored = vault.core.store.column("SELECT fact FROM facts")
    assert ids == sorted(ids)  # the table is ordered by a random key, not by arrival
    assert sorted(stored) == sorted(facts)
    assert stored != facts


def store_bytes(vault: RunningVault) -> bytes:
    return b"".join(path.read_bytes() for path in vault.folder.iterdir())
