"""The monthly digest: counted by the vault, rounded, named in the log, the same for ever."""

import json
from hashlib import sha256
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from naast.privacy import log_proof, vault_client
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as, open_as, refused
from vault.digest import rounded

MONTH = "2026-01"  # in which the vault of tests begins


def told(vault: RunningVault) -> dict[str, object]:
    vault.clock.turn(days=31)
    found: dict[str, object] = json.loads(vault_client.close_month(MONTH)["told"])
    return found


def test_openings_are_counted_by_role_and_told_of_nobody(vault: RunningVault) -> None:
    anna, ben, an = enrolled_coordinator(), uuid4(), uuid4()
    cases = [adopt_case(person=an) for _ in range(7)]
    vault_client.assign(cases[0].case_id, f"person:{ben}", "system:standing", "system")
    for case in cases:
        open_as(anna, "coordinator", case)
    open_as(ben, "supporter", cases[0])
    open_as(an, "colleague", cases[0])
    assert told(vault) == {
        "month": MONTH,
        "openings": {
            "coordinator": "5",
            "deputy_coordinator": "0",
            "supporter": "<5",
            "system": "0",
        },
        "alarms": {},
        "after_ending": 0,
        "tried_after_ending": 0,
        "refused": 0,
    }


def test_what_was_refused_and_what_rang_is_exact(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    close_as(anna, "coordinator", case)
    with refused("closed"):
        open_as(anna, "coordinator", case)
    other = adopt_case()
    for _ in range(2):
        with refused("not_allowed"):
            open_as(uuid4(), "coordinator", other)
    found = told(vault)
    assert (found["tried_after_ending"], found["refused"], found["after_ending"]) == (1, 2, 0)
    assert found["alarms"] == {"after_closing": 1, "not_assigned": 2}


def test_a_restart_at_any_moment_counts_nothing_twice_and_forgets_nothing(
    vault: RunningVault,
) -> None:
    anna = enrolled_coordinator()
    for number in range(12):
        open_as(anna, "coordinator", adopt_case())
        if number % 3:
            vault.restart()
    assert sum(len(vault.core.looks_at(case)) for case in vault.core.store.cases("1")) == 12
    counted = told(vault)["openings"]
    assert isinstance(counted, dict)
    assert counted["coordinator"] == "10"


def test_a_month_that_runs_or_was_before_the_vault_has_no_digest(vault: RunningVault) -> None:
    for month in (MONTH, "2026-02", "2025-12"):
        with refused("too_soon"):
            vault_client.close_month(month)
    vault.clock.turn(days=31)
    assert vault_client.close_month(MONTH)["told"]


def test_the_digest_is_made_once_and_the_counts_are_gone(vault: RunningVault) -> None:
    open_as(enrolled_coordinator(), "coordinator", adopt_case())
    vault.clock.turn(days=31)
    first = vault_client.close_month(MONTH)
    open_as(enrolled_coordinator(), "coordinator", adopt_case())
    assert vault_client.close_month(MONTH) == first
    rows = vault.core.store.rows("SELECT month FROM counts WHERE month = ?", MONTH)
    assert rows == []


def test_the_log_holds_the_hash_of_the_digest_under_its_head(vault: RunningVault) -> None:
    vault.clock.turn(days=31)
    made = vault_client.close_month(MONTH)
    log_proof.check_head(made["head"], log_proof.fingerprint(made["head"]["key"]))
    log_proof.check_entry(made["proof"], made["head"])
    says = json.loads(made["proof"]["line"])["says"]
    assert says == f"{MONTH} {sha256(made['told'].encode()).hexdigest()}"


def test_published_heads_are_a_month_apart_and_grow(vault: RunningVault) -> None:
    (first,) = vault_client.published_heads()
    for _ in range(3):
        vault.turn()
    adopt_case()
    assert vault_client.published_heads() == [first]  # nights and reports show to nobody
    vault.clock.turn(days=31)
    newest = vault_client.close_month(MONTH)["head"]
    assert vault_client.published_heads() == [first, newest]
    path = vault_client.log_consistency(first["size"], newest["size"])
    log_proof.check_growth(first, newest, path)


def test_a_malformed_month_is_refused(vault: RunningVault) -> None:
    for month in ("2026-13", "2026-1", "2026-01-01", "", "2026-01\n"):
        with refused("malformed"):
            vault_client.close_month(month)


@given(st.integers(0, 10_000))
def test_rounded_numbers_are_near_and_small_ones_say_only_that(count: int) -> None:
    shown = rounded(count)
    if count == 0:
        assert shown == "0"
    elif count < 5:
        assert shown == "<5"
    else:
        assert int(shown) % 5 == 0
        assert abs(int(shown) - count) <= 2
