"""The fact box gives three years or nothing, no order, and no second helping."""

import json
import os
from dataclasses import replace
from uuid import UUID

import pytest

from naast.privacy import vault_client
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as, refused
from vault.protections import ALL


@pytest.fixture
def anna(vault: RunningVault) -> UUID:
    return enrolled_coordinator()


def drop(anna: UUID, count: int, quarter: str = "2024Q2") -> list[bytes]:
    """Facts that differ, so that the same ones are told from others."""
    plain = [{"q": quarter, "f": os.urandom(8).hex()} for _ in range(count)]
    return drop_bytes(anna, [json.dumps(one).encode().ljust(96) for one in plain])


def drop_bytes(anna: UUID, facts: list[bytes]) -> list[bytes]:
    for fact in facts:
        close_as(anna, "coordinator", adopt_case(), fact)
    return facts


def taken(period: str) -> dict[str, list[bytes]]:
    return {year: sorted(facts) for year, facts in vault_client.take_facts(period).items()}


def test_nine_facts_of_three_years_stay_in_the_box(anna: UUID) -> None:
    for quarter in ("2022Q1", "2023Q4", "2024Q2"):
        drop(anna, 3, quarter)
    assert taken("2024") == {"2022": [], "2023": [], "2024": []}
    assert vault_client.fact_count() == 9


def test_ten_facts_leave_it_shuffled(anna: UUID) -> None:
    facts = drop(anna, 10)
    found = [vault_client.take_facts("2024")["2024"] for _ in range(3)]
    assert [sorted(one) for one in found] == [sorted(facts)] * 3
    assert found != [facts] * 3  # three times in order: once in 4.8 * 10^19


def test_each_fact_stands_with_the_year_it_closed_in_and_later_ones_stay(anna: UUID) -> None:
    old, before, now = (drop(anna, 4, quarter) for quarter in ("2022Q1", "2023Q4", "2024Q3"))
    drop(anna, 1, "2025Q1")
    assert taken("2024") == {"2022": sorted(old), "2023": sorted(before), "2024": sorted(now)}
    assert vault_client.fact_count() == 1


def test_facts_older_than_three_years_are_closed_and_given_to_nobody(anna: UUID) -> None:
    drop(anna, 2, "2020Q1")
    facts = drop(anna, 10)
    assert taken("2024") == {"2022": [], "2023": [], "2024": sorted(facts)}
    assert vault_client.fact_count() == 0
    assert vault_client.destroy_facts("2022") == 2


def test_a_year_never_gets_more_than_it_took_first(anna: UUID) -> None:
    facts = drop(anna, 10, "2024Q2")
    first = taken("2024")
    late = drop(anna, 1, "2024Q4")
    assert taken("2024") == first
    assert vault_client.fact_count() == 1
    assert taken("2025") == {"2023": [], "2024": sorted(facts), "2025": late}
    assert taken("2024") == first


def test_a_year_passed_over_stays_as_it_was_when_a_later_one_was_taken(anna: UUID) -> None:
    drop(anna, 6, "2023Q1")
    drop(anna, 6, "2024Q1")
    taken("2024")
    late = drop(anna, 1, "2023Q1")
    assert [len(facts) for facts in taken("2023").values()] == [0, 0, 0]  # six are too few
    assert taken("2025")["2025"] == late


def test_a_fact_that_cannot_be_read_counts_in_the_year_of_taking(anna: UUID) -> None:
    facts = drop_bytes(anna, [bytes(range(96)), b"[1]".ljust(96), b'{"q":3}'.ljust(96)])
    facts += drop_bytes(anna, [json.dumps({"q": f"{year}Q1"}).encode().ljust(96) for year in NEVER])
    facts += drop(anna, 10)
    assert taken("2024")["2024"] == sorted(facts)


NEVER = ("9999", "20xx", "١٩٩٩")


def test_a_year_that_has_not_begun_closes_nothing(anna: UUID) -> None:
    facts = drop(anna, 10)
    assert taken("2099") == {"2097": [], "2098": [], "2099": []}
    assert taken("2024")["2024"] == sorted(facts)


def test_a_period_is_a_year(anna: UUID) -> None:
    assert vault_client.take_facts("2024") == {"2022": [], "2023": [], "2024": []}
    with refused("malformed"):
        vault_client.take_facts("2024Q1")
    with refused("malformed"):
        vault_client.destroy_facts("")


def test_what_an_older_vault_took_stays_taken(anna: UUID, vault: RunningVault) -> None:
    facts = drop(anna, 10)
    with vault.core.store.change():
        vault.core.store.run("UPDATE facts SET period = '2024'")  # it kept no word of the year
    late = drop(anna, 1)
    assert taken("2024")["2024"] == sorted(facts)
    assert taken("2025")["2025"] == late


def test_only_taken_facts_of_the_years_before_are_destroyed(
    anna: UUID, vault: RunningVault
) -> None:
    gone, kept = drop(anna, 10, "2022Q1"), drop(anna, 10, "2023Q1")
    waiting = drop(anna, 1, "2024Q1")
    taken("2023")
    assert all(fact in store_bytes(vault) for fact in gone)
    assert vault_client.destroy_facts("2023") == 10
    assert vault_client.destroy_facts("2023") == 0
    assert [fact for fact in gone if fact in store_bytes(vault)] == []
    assert taken("2024") == {"2022": [], "2023": sorted(kept), "2024": waiting}


def test_what_was_destroyed_does_not_open_its_year_again(anna: UUID) -> None:
    drop(anna, 10, "2023Q1")
    taken("2023")
    vault_client.destroy_facts("2024")
    late = drop(anna, 10, "2023Q2")
    assert taken("2023")["2023"] == []
    assert taken("2024")["2024"] == sorted(late)


def in_parts(parts: str, key: str = "a", year: str = "2024") -> bytes:
    plain = {"q": year, "v": 2, "k": key, "f": parts}
    return json.dumps(plain, separators=(",", ":")).encode().ljust(96)


def columns(facts: list[bytes]) -> list[list[str]]:
    read = [json.loads(fact)["f"].split(".") for fact in facts]
    return [sorted(column) for column in zip(*read, strict=True)]


def test_parts_are_dealt_out_among_facts_of_one_year_and_key(anna: UUID) -> None:
    facts = drop_bytes(anna, [in_parts(".".join([letter] * 8)) for letter in "abcdefghijkl"])
    alone = drop_bytes(anna, [in_parts("z.z.z.z.z.z.z.z", key="n")])
    before = drop_bytes(anna, [in_parts("y.y.y.y.y.y.y.y", year="2023")])
    found = taken("2024")
    dealt = [fact for fact in found["2024"] if fact not in alone]
    assert found["2023"] == before
    assert len(dealt) == 12
    assert columns(dealt) == columns(facts)
    assert len(set(dealt) & set(facts)) < 12  # all come back as they were: never


def test_control_a_vault_that_deals_nothing_out_keeps_each_fact_whole(
    anna: UUID, vault: RunningVault
) -> None:
    vault.restart(protections=replace(ALL, facts_are_dealt_out=False))
    facts = drop_bytes(anna, [in_parts(".".join([letter] * 8)) for letter in "abcdefghijkl"])
    assert taken("2024")["2024"] == sorted(facts)


def test_facts_that_were_taken_are_dealt_out_no_more(anna: UUID) -> None:
    drop_bytes(anna, [in_parts(".".join([letter] * 8)) for letter in "abcdefghijkl"])
    first = taken("2024")
    drop_bytes(anna, [in_parts("z.z.z.z.z.z.z.z")])
    assert taken("2024") == first


def test_what_only_looks_like_parts_is_kept_as_it_came(anna: UUID) -> None:
    """So no wording of a fact, however odd, stops a case from closing."""
    odd = [
        b'{"q":"2024","v":2,"k":"a","f":7}',
        b'{"q":"2024","v":NaN,"k":"a","f":"a.b"}',
        b'{"q":"2024","v":1e999,"k":"a","f":"a.b"}',
        b'{"q":["2024"],"v":2,"k":{},"f":"a.b"}',
        b'{"f":"a.b","k":"a","v":2,"q":"2024"}',
    ]
    padded = [one.ljust(96) for one in odd] * 2
    drop_bytes(anna, padded)
    assert sorted(fact for facts in taken("2026").values() for fact in facts) == sorted(padded)


def test_the_place_of_a_fact_tells_nothing_of_its_arrival(anna: UUID, vault: RunningVault) -> None:
    facts = drop(anna, 12)
    ids = vault.core.store.column("SELECT id FROM facts")
    stored = vault.core.store.column("SELECT fact FROM facts")
    assert ids == sorted(ids)  # the table is ordered by a random key, not by arrival
    assert sorted(stored) == sorted(facts)
    assert stored != facts


def store_bytes(vault: RunningVault) -> bytes:
    return b"".join(path.read_bytes() for path in vault.folder.iterdir())
