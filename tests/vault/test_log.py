"""The log of openings: one entry a reader, case and hour; a tree that nobody bends unseen."""

import random
from contextlib import suppress
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.privacy import vault_client
from naast.privacy.vault_client import Look, Purpose, VaultRefused
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator, read_entries
from tests.vault.asking import close_as, open_as, open_as_system, refused
from vault.core import Core
from vault.entries import LINE_BYTES, Entry, parts_of, sealed_lines
from vault.heads import LogBroken, signed_head, verify
from vault.keys import handle_of
from vault.log import Log
from vault.refusal import WillNotStart


def lines_of(vault: RunningVault) -> list[bytes]:
    return (vault.folder / "log.jsonl").read_bytes().splitlines(keepends=True)


def openings(vault: RunningVault) -> list[dict[str, str]]:
    return [entry for entry in read_entries(vault.folder) if entry["action"] == "open"]


def test_an_opening_tells_who_in_which_role_what_for_and_when(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case(person=uuid4())
    open_as(anna, "coordinator", case)
    (entry,) = openings(vault)
    assert entry == {
        "minute": "2026-01-05T08:00Z",
        "actor": f"person:{anna}",
        "role": "coordinator",
        "action": "open",
        "purpose": "arrange",
    }


def test_there_is_one_entry_per_reader_case_and_hour(vault: RunningVault) -> None:
    anna, dora = enrolled_coordinator(), enrolled_coordinator("deputy_coordinator")
    case = adopt_case()
    for _ in range(3):
        open_as(anna, "coordinator", case)
    assert len(openings(vault)) == 1
    open_as(dora, "deputy_coordinator", case)
    assert len(openings(vault)) == 2
    vault.clock.turn(hours=1)
    open_as(anna, "coordinator", case)
    assert len(openings(vault)) == 3


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
    assert len(openings(vault)) == 2
    assert [len(vault.core.looks_at(one)) for one in vault.core.store.cases("1")] == [
        int(one in (str(mine.case_id), str(also_mine.case_id)))
        for one in sorted(str(case) for case in keys if case != missing)
    ]


def test_a_colleague_has_no_name_in_the_log(vault: RunningVault) -> None:
    an = uuid4()
    case = adopt_case(person=an)
    open_as(an, "colleague", case)
    assert openings(vault)[-1]["actor"] == "colleague"


def test_a_refusal_is_an_entry_without_a_handle_once_an_hour_and_an_alarm_each(
    vault: RunningVault,
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    assert open_as(anna, "coordinator", case) == case.key
    stranger = uuid4()
    for _ in range(2):
        with refused("not_allowed"):
            open_as(stranger, "coordinator", case)
    entries = [e for e in read_entries(vault.folder) if e["action"] == "open_refused"]
    assert [(e["actor"], e["role"]) for e in entries] == [(f"person:{stranger}", "coordinator")]
    assert vault_client.health().alarms == 2


def test_a_made_up_role_never_reaches_the_log(vault: RunningVault) -> None:
    case = adopt_case()
    with refused("not_allowed"):
        vault_client.open_case(
            case.case_id, case.wrap, f"person:{uuid4()}", "an_de_vries", Purpose.ARRANGE
        )
    assert read_entries(vault.folder)[-1]["role"] == "unknown"


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
    assert vault.core.store.rows("SELECT * FROM looks") == []
    assert vault.core.pending == []


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


def test_all_lines_are_of_one_length_and_name_no_person_and_no_case(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator("deputy_coordinator"), uuid4()
    case = adopt_case(person=an)
    open_as(anna, "deputy_coordinator", case)
    with refused("not_allowed"):
        vault_client.close(case.case_id, case.wrap, f"person:{uuid4()}", "colleague", None)
    vault.turn({case.case_id: case.wrap})
    lines = lines_of(vault)
    assert {len(line) for line in lines} == {LINE_BYTES}
    assert len(lines) > 6
    told = b"".join(lines)
    names = (str(anna), str(an), str(case.case_id), handle_of(case.key))
    assert [name for name in names if name.encode() in told] == []


def test_a_signed_head_proves_its_part_of_the_log_as_it_grows(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    head = vault_client.log_head()
    for _ in range(3):
        open_as(anna, "coordinator", adopt_case())
    verify(lines_of(vault), head)
    verify(lines_of(vault), vault_client.log_head(), key=head["key"])


KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
DAY = "2026-01-05"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[bytes], dict[str, object]]:
    log = Log(tmp_path_factory.mktemp("log") / "log.jsonl")
    for number in range(12):
        entry = Entry(f"person:{number}", "system", "open", "ab" * 32)
        log.append(sealed_lines([(entry, bytes(32))], f"{DAY}T08:00Z"))
    lines, head = log.read(0, 100), signed_head(KEY, log.size, log.root, DAY)
    log.close()
    return lines, head


@settings(max_examples=60)
@given(st.data())
def test_every_edit_deletion_insertion_and_exchange_is_found(
    written: tuple[list[bytes], dict[str, object]], data: st.DataObject
) -> None:
    lines, head = written
    verify(lines, head)
    forged = list(lines)
    place = data.draw(st.integers(0, len(forged) - 1))
    match data.draw(st.sampled_from(["edit", "delete", "insert", "exchange", "cut"])):
        case "edit":
            byte = data.draw(st.integers(0, LINE_BYTES - 1))
            line = bytearray(forged[place])
            line[byte] ^= data.draw(st.integers(1, 255))
            forged[place] = bytes(line)
        case "delete":
            del forged[place]
        case "insert":
            forged.insert(place, b"another line\n")
        case "exchange":
            other = data.draw(st.integers(0, len(forged) - 1).filter(lambda n: n != place))
            forged[place], forged[other] = forged[other], forged[place]
        case _:
            del forged[place:]
    with pytest.raises(LogBroken):
        verify(forged, head)


def test_a_head_signed_with_another_key_is_not_believed(
    written: tuple[list[bytes], dict[str, object]],
) -> None:
    lines, head = written
    other = signed_head(Ed25519PrivateKey.generate(), len(lines), str(head["root"]), DAY)
    verify(lines, other)
    with pytest.raises(LogBroken, match="another key"):
        verify(lines, other, key=str(head["key"]))
    for change in ({"size": 11}, {"day": "2026-01-06"}, {"root": "00" * 32}):
        with pytest.raises(LogBroken, match="signature"):
            verify(lines, {**head, **change})


def test_a_line_torn_by_a_crash_is_removed_at_the_start(vault: RunningVault) -> None:
    size = vault_client.log_head()["size"]
    vault.stop()
    with (vault.folder / "log.jsonl").open("a") as log:
        log.write('{"sealed":"')
    vault.start()
    assert vault_client.log_head()["size"] == size
    adopt_case()
    verify(lines_of(vault), vault_client.log_head())


@pytest.mark.parametrize("byte", [20, LINE_BYTES - 1])
def test_a_changed_log_stops_the_start_with_a_sentence(vault: RunningVault, byte: int) -> None:
    adopt_case()
    vault.stop()
    path = vault.folder / "log.jsonl"
    before = path.read_bytes()
    changed = bytearray(before)
    changed[byte] ^= 1
    path.write_bytes(bytes(changed))
    with pytest.raises(WillNotStart, match="changed"):
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


def test_each_line_has_a_key_of_its_own(written: tuple[list[bytes], dict[str, object]]) -> None:
    """The same words under the same key look different, so nothing tells two lines alike."""
    sealed = [parts_of(line) for line in written[0]]
    for name in ("nonce", "id", "read", "name"):
        assert len({getattr(one, name) for one in sealed}) == 12


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
    assert len(openings(vault)) == len(released) > 20
