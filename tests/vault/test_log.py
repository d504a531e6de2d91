"""The log of openings: one entry a reader, case and hour; a chain that nobody bends unseen."""

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.privacy import vault_client
from naast.privacy.vault_client import Look, Purpose, VaultRefused
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as, open_as, open_as_system, refused
from vault.core import Core
from vault.keys import handle_of
from vault.log import Entry, Log, LogBroken, signed_head, verify
from vault.refusal import WillNotStart


def all_entries() -> list[dict[str, Any]]:
    return vault_client.log_entries(0, 1000)


def openings() -> list[dict[str, Any]]:
    return [entry for entry in all_entries() if entry["action"] == "open"]


def test_an_opening_tells_who_in_which_role_what_for_and_when(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case(person=uuid4())
    open_as(anna, "coordinator", case)
    (entry,) = openings()
    assert entry == {
        "seq": entry["seq"],
        "minute": "2026-01-05T08:00Z",
        "actor": f"person:{anna}",
        "role": "coordinator",
        "action": "open",
        "handle": handle_of(case.key),
        "purpose": "arrange",
        "previous": entry["previous"],
    }


def test_there_is_one_entry_per_reader_case_and_hour(vault: RunningVault) -> None:
    anna, dora = enrolled_coordinator(), enrolled_coordinator("deputy_coordinator")
    case = adopt_case()
    for _ in range(3):
        open_as(anna, "coordinator", case)
    assert len(openings()) == 1
    open_as(dora, "deputy_coordinator", case)
    assert len(openings()) == 2
    vault.clock.turn(hours=1)
    open_as(anna, "coordinator", case)
    assert len(openings()) == 3


def test_a_round_of_openings_has_an_entry_for_each_key_and_none_for_what_stayed_shut(
    vault: RunningVault,
) -> None:
    anna = enrolled_coordinator()
    mine, also_mine, hidden = adopt_case(), adopt_case(), adopt_case(apart=(anna,))
    broken, missing = adopt_case(), uuid4()
    wraps = [(case.case_id, case.wrap) for case in (mine, also_mine, hidden)]
    wraps += [(broken.case_id, mine.wrap), (missing, mine.wrap)]
    keys = vault_client.open_many(wraps, f"person:{anna}", "coordinator", Purpose.ARRANGE)
    assert keys == {
        mine.case_id: mine.key,
        also_mine.case_id: also_mine.key,
        hidden.case_id: None,
        broken.case_id: None,
        missing: None,
    }
    handles = {entry["handle"] for entry in openings()}
    assert handles == {handle_of(mine.key), handle_of(also_mine.key)}


def test_a_colleague_has_no_name_in_the_log(vault: RunningVault) -> None:
    an = uuid4()
    case = adopt_case(person=an)
    open_as(an, "colleague", case)
    assert openings()[-1]["actor"] == "colleague"
    assert str(an) not in (vault.folder / "log.jsonl").read_text()


def test_a_refusal_is_an_entry_without_a_handle_once_an_hour_and_an_alarm_each(
    vault: RunningVault,
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    assert open_as(anna, "coordinator", case) == case.key
    stranger = uuid4()
    for _ in range(2):
        with refused("not_allowed"):
            open_as(stranger, "coordinator", case)
    entries = [entry for entry in all_entries() if entry["action"] == "open_refused"]
    assert [(e["actor"], e["role"], e["handle"]) for e in entries] == [
        (f"person:{stranger}", "coordinator", "")
    ]
    assert vault_client.health().alarms == 2


def test_a_made_up_role_never_reaches_the_log(vault: RunningVault) -> None:
    case = adopt_case()
    with refused("not_allowed"):
        vault_client.open_case(
            case.case_id, case.wrap, f"person:{uuid4()}", "an_de_vries", Purpose.ARRANGE
        )
    assert all_entries()[-1]["role"] == "unknown"
    assert "vries" not in (vault.folder / "log.jsonl").read_text()


def test_the_colleague_sees_who_looked_but_not_herself(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    case = adopt_case(person=an)
    open_as(anna, "coordinator", case)
    open_as(an, "colleague", case)
    vault.clock.turn(days=1)
    open_as_system("matching", case, Purpose.MATCH)
    seen = vault_client.looks(case.case_id, case.wrap, f"person:{an}")
    day = seen[0].day
    assert seen == [
        Look("coordinator", day, "arrange"),
        Look("system", seen[1].day, "match"),
    ]
    assert (seen[1].day - day).days == 1
    with refused("not_allowed"):
        vault_client.looks(case.case_id, case.wrap, f"person:{anna}")


def test_looks_survive_a_restart_and_end_with_the_case(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    case = adopt_case(person=an)
    open_as(anna, "coordinator", case)
    vault.restart()
    assert len(vault_client.looks(case.case_id, case.wrap, f"person:{an}")) == 1
    close_as(an, "colleague", case)
    assert vault.core.looks == {}


def test_after_the_keys_died_no_entry_can_be_tied_to_a_case(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    open_as(anna, "coordinator", case)
    handle = handle_of(case.key)
    assert handle in _store_text(vault)
    close_as(anna, "coordinator", case)
    for _ in range(7):
        vault.turn()
    assert handle not in _store_text(vault)
    assert str(case.case_id) not in _store_text(vault)


def _store_text(vault: RunningVault) -> str:
    return (vault.folder / "store.sqlite3").read_bytes().decode("latin-1")


def test_a_signed_head_proves_its_part_of_the_log_as_it_grows(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    head = vault_client.log_head()
    for _ in range(3):
        open_as(anna, "coordinator", adopt_case())
    verify(all_entries(), head)
    verify(all_entries(), vault_client.log_head(), key=head["key"])


KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


@pytest.fixture(scope="module")
def written(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    log = Log(tmp_path_factory.mktemp("log") / "log.jsonl")
    for number in range(12):
        log.append("2026-01-05T08:00Z", [Entry("system:clock", "system", "open", str(number))])
    entries, head = log.read(0, 100), signed_head(KEY, log.size, log.hash)
    log.close()
    return entries, head


@settings(max_examples=60)
@given(st.data())
def test_every_edit_deletion_insertion_and_exchange_is_found(
    written: tuple[list[dict[str, Any]], dict[str, Any]], data: st.DataObject
) -> None:
    entries, head = written
    verify(entries, head)
    forged = [dict(entry) for entry in entries]
    place = data.draw(st.integers(0, len(forged) - 1))
    match data.draw(st.sampled_from(["edit", "delete", "insert", "exchange", "cut"])):
        case "edit":
            name = data.draw(st.sampled_from(sorted(forged[place])))
            forged[place][name] = "forged"
        case "delete":
            del forged[place]
        case "insert":
            forged.insert(place, dict(forged[place]))
        case "exchange":
            other = data.draw(st.integers(0, len(forged) - 1).filter(lambda n: n != place))
            forged[place], forged[other] = forged[other], forged[place]
        case _:
            del forged[place:]
    with pytest.raises(LogBroken):
        verify(forged, head)


def test_a_whole_chain_made_anew_does_not_fit_the_kept_head(
    written: tuple[list[dict[str, Any]], dict[str, Any]], tmp_path: Path
) -> None:
    entries, head = written
    log = Log(tmp_path / "log.jsonl")
    for number, _entry in enumerate(entries):
        log.append("2026-01-05T08:00Z", [Entry("person:x", "system", "open", str(number))])
    with pytest.raises(LogBroken, match="changed after the signature"):
        verify(log.read(0, 100), head)
    log.close()


def test_a_head_signed_with_another_key_is_not_believed(
    written: tuple[list[dict[str, Any]], dict[str, Any]],
) -> None:
    entries, head = written
    other = Ed25519PrivateKey.generate()
    with pytest.raises(LogBroken, match="another key"):
        verify(entries, signed_head(other, head["size"], head["hash"]), key=head["key"])
    with pytest.raises(LogBroken, match="signature"):
        verify(entries, {**head, "size": head["size"] - 1})


def test_a_line_torn_by_a_crash_is_removed_at_the_start(vault: RunningVault) -> None:
    size = vault_client.log_head()["size"]
    vault.stop()
    with (vault.folder / "log.jsonl").open("a") as log:
        log.write('{"action":"open","seq":')
    vault.start()
    assert vault_client.log_head()["size"] == size
    adopt_case()
    verify(all_entries(), vault_client.log_head())


def test_a_changed_log_stops_the_start_with_a_sentence(vault: RunningVault) -> None:
    vault.stop()
    path = vault.folder / "log.jsonl"
    before = path.read_bytes()
    lines = [json.loads(line) for line in before.splitlines()]
    lines[0]["action"] = "nothing"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) * 2)
    with pytest.raises(WillNotStart, match="changed at entry 1"):
        vault.start()
    path.write_bytes(before)
    vault.start()


def test_a_log_whose_end_is_missing_stops_the_start(vault: RunningVault) -> None:
    adopt_case()
    vault.stop()
    path = vault.folder / "log.jsonl"
    before = path.read_bytes()
    path.write_bytes(b"".join(before.splitlines(keepends=True)[:-1]))
    with pytest.raises(WillNotStart, match="end of the log"):
        vault.start()
    path.write_bytes(before)
    vault.start()


def test_two_vaults_never_share_a_store(vault: RunningVault) -> None:
    with pytest.raises(WillNotStart, match="Another vault"):
        Core(vault.folder)


def test_keys_released_and_entries_written_are_the_same_number(vault: RunningVault) -> None:
    """Whoever asks for whatever, in any order, over two hours."""
    choose = random.Random(20261122)
    people = [enrolled_coordinator(), enrolled_coordinator("deputy_coordinator"), uuid4()]
    cases = [adopt_case(person=choose.choice(people)) for _ in range(6)]
    with suppress(VaultRefused):  # her own case
        vault_client.assign(cases[0].case_id, f"person:{people[2]}", "system:standing", "system")
    released = set()
    for turn in range(200):
        if turn == 100:
            vault.clock.turn(hours=1)
        case, person = choose.choice(cases), choose.choice(people)
        role = choose.choice(["coordinator", "deputy_coordinator", "supporter", "colleague"])
        with suppress(VaultRefused):
            open_as(person, role, case)
            released.add((turn // 100, person, role, case.case_id))
    assert len(openings()) == len(released) > 20
