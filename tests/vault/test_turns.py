"""The nightly turn, which the vault counts itself."""

from uuid import uuid4

import pytest

from naast.privacy import sealing, vault_client
from naast.privacy.vault_client import VaultRefused
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as, open_as, refused


def test_a_turn_makes_a_new_key_and_is_repeatable_while_open(vault: RunningVault) -> None:
    first = vault_client.begin_turn()
    assert first == vault_client.begin_turn() == vault_client.public_key()
    assert first.epoch == 2
    assert vault_client.health().turn_open is True
    assert vault_client.finish_turn() == []
    assert vault_client.health().turn_open is False


def test_an_open_case_lives_on_however_many_turns_pass(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    wraps = {case.case_id: case.wrap}
    for _ in range(16):
        wraps = vault.turn(wraps)
    case.wrap = wraps[case.case_id]
    assert open_as(anna, "coordinator", case) == case.key
    assert sealing.wrap_epoch(case.wrap) == vault_client.health().epoch == 17


def test_the_key_of_the_closing_night_dies_at_the_seventh_turn_after_it(
    vault: RunningVault,
) -> None:
    destroyed = []
    for _ in range(9):
        vault_client.begin_turn()
        destroyed.append(vault_client.finish_turn())
    assert destroyed == [[], [], [], [], [], [], [1], [2], [3]]
    assert sorted(vault.core.store.epochs()) == [4, 5, 6, 7, 8, 9, 10]


def test_an_old_wrap_opens_until_its_key_dies_and_then_no_more(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    old, wraps = case.wrap, {case.case_id: case.wrap}
    for _ in range(6):
        wraps = vault.turn(wraps)
    assert open_as(anna, "coordinator", case) == case.key
    wraps = vault.turn(wraps)
    assert case.wrap == old
    with refused("damaged"):
        open_as(anna, "coordinator", case)


def test_a_turn_is_not_finished_while_an_open_case_would_be_left_behind(
    vault: RunningVault,
) -> None:
    one, other = adopt_case(), adopt_case()
    vault_client.begin_turn()
    vault_client.rewrap(one.case_id, one.wrap)
    with pytest.raises(VaultRefused) as caught:
        vault_client.finish_turn()
    assert (caught.value.reason, caught.value.count) == ("not_rewrapped", 1)
    assert str(caught.value).startswith("1 details still stand")
    assert vault_client.waiting_for_rewrap() == [other.case_id]
    vault_client.rewrap(other.case_id, other.wrap)
    vault_client.finish_turn()
    assert vault_client.health().turn_open is False


def test_a_damaged_case_does_not_hold_up_the_turn_and_is_forgotten_with_its_key(
    vault: RunningVault,
) -> None:
    case = adopt_case()
    vault_client.report_damaged(case.case_id)
    for _ in range(6):
        vault.turn()
    assert len(vault.core.store.rows("SELECT * FROM cases")) == 1
    vault.turn()
    assert vault.core.store.rows("SELECT * FROM cases") == []


def test_a_case_reported_damaged_by_mistake_is_whole_again_once_rewrapped(
    vault: RunningVault,
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    vault_client.report_damaged(case.case_id)
    vault_client.begin_turn()
    case.wrap = vault_client.rewrap(case.case_id, case.wrap)
    vault_client.finish_turn()
    vault_client.begin_turn()
    assert vault_client.waiting_for_rewrap() == [case.case_id]
    assert open_as(anna, "coordinator", case) == case.key


def test_a_case_closed_while_the_turn_is_open_is_not_waited_for(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    vault_client.begin_turn()
    close_as(anna, "coordinator", case)
    with refused("closed"):
        vault_client.rewrap(case.case_id, case.wrap)
    vault_client.finish_turn()


def test_a_row_of_a_backup_is_closed_to_the_night_once_its_key_and_its_mark_are_dead(
    vault: RunningVault,
) -> None:
    case = adopt_case()
    close_as(enrolled_coordinator(), "coordinator", case)
    nobodys, said = uuid4(), []
    for _ in range(7):
        with pytest.raises(VaultRefused) as ended:
            vault_client.rewrap(case.case_id, case.wrap)
        with pytest.raises(VaultRefused) as unknown:
            vault_client.rewrap(nobodys, case.wrap)
        said.append((ended.value.reason, unknown.value.reason))
        vault.turn()

    assert said == [("closed", "not_allowed")] * 7
    for case_id in (case.case_id, nobodys):
        with refused("closed"):
            vault_client.rewrap(case_id, case.wrap)
    with refused("closed"):
        vault_client.rewrap(nobodys, b"")


def test_a_report_sealed_before_the_turn_is_adopted_after_it(vault: RunningVault) -> None:
    anna, case_id, key = enrolled_coordinator(), uuid4(), sealing.new_key()
    remembered = vault_client.public_key()
    for _ in range(6):
        vault.turn()
    register = {"person": None, "incident": None, "apart": [], "code": None}
    wrap = vault_client.adopt(
        case_id,
        sealing.wrap_for_vault(key, case_id, remembered),
        sealing.envelope_for_vault(register, case_id, remembered),
    )
    assert sealing.wrap_epoch(wrap) == 7
    asked = (f"person:{anna}", "coordinator", "arrange")
    assert vault_client.open_case(case_id, wrap, *asked) == key


def test_a_turn_within_twenty_hours_is_refused(vault: RunningVault) -> None:
    vault.restart(demo=False)
    vault.turn()
    vault.clock.turn(hours=19, minutes=59)
    with refused("too_soon"):
        vault_client.begin_turn()
    vault.clock.turn(minutes=1)
    vault_client.begin_turn()
    assert vault_client.health().epoch == 3


def test_a_clock_that_was_set_back_does_not_stop_the_turns_for_ever(vault: RunningVault) -> None:
    vault.restart(demo=False)
    vault.turn()
    vault.clock.turn(days=-400)
    with refused("too_soon"):
        vault_client.begin_turn()
    vault.core.turned -= 20 * 3600  # as if the vault had been awake that long
    assert vault_client.begin_turn().epoch == 3


def test_dead_seeds_and_forgotten_tags_leave_no_byte_in_the_store(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    people = [uuid4() for _ in range(40)]
    cases = [adopt_case(person=person, incident=uuid4(), apart=(uuid4(),)) for person in people]
    seeds = [epoch.seed for epoch in vault.core.store.epochs().values()]
    tags = [vault.core.tag("person", str(person)) for person in people]
    assert all(_in_store(vault, secret) for secret in seeds + tags)
    for case in cases:
        close_as(anna, "coordinator", case)
    assert [tag for tag in tags if _in_store(vault, tag)] == []
    for _ in range(7):
        vault.turn()
    assert [seed for seed in seeds if _in_store(vault, seed)] == []


def _in_store(vault: RunningVault, secret: bytes | None) -> bool:
    assert secret is not None
    return any(secret in path.read_bytes() for path in vault.folder.iterdir())
