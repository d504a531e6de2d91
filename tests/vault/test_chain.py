"""A vault of before the tree: its chain is checked, carried over for open cases, and dies."""

import hashlib
import json
from pathlib import Path
from uuid import uuid4

import pytest

from naast.privacy import vault_client
from tests.factories.vault import (
    Adopted,
    RunningVault,
    adopt_case,
    enrolled_coordinator,
    read_entries,
)
from tests.vault.asking import close_as, open_as
from vault.entries import LINE_BYTES
from vault.keys import handle_of
from vault.refusal import WillNotStart

OLD = "log-chain.jsonl"


def write_chain(folder: Path, rows: list[dict[str, str]]) -> str:
    """The file as vaults wrote it before; its last hash."""
    last = "0" * 64
    with (folder / "log.jsonl").open("wb") as file:
        for number, row in enumerate(rows):
            entry = {"minute": "2026-01-04T09:00Z", "previous": last, "seq": number, **row}
            line = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode() + b"\n"
            last = hashlib.sha256(line).hexdigest()
            file.write(line)
    return last


def row(actor: str, role: str, action: str, handle: str = "", purpose: str = "") -> dict[str, str]:
    return {
        "actor": actor,
        "role": role,
        "action": action,
        "handle": handle,
        "purpose": purpose,
    }


@pytest.fixture
def before(vault: RunningVault) -> tuple[Adopted, list[dict[str, str]], str]:
    """A store as an older vault left it: an open case, one of long ago, and a chain."""
    anna, case = f"person:{enrolled_coordinator()}", adopt_case(person=uuid4())
    vault.stop()
    rows = [
        row("system:clock", "system", "begin_log"),
        row(anna, "coordinator", "open", "ab" * 32, "arrange"),
        row(anna, "coordinator", "open", handle_of(case.key), "arrange"),
        row("system:matching", "system", "open", handle_of(case.key), "match"),
    ]
    last = write_chain(vault.folder, rows)
    make_old(vault, len(rows), last)
    return case, rows, last


def make_old(vault: RunningVault, size: int, last: str) -> None:
    from vault.store import Store

    store = Store(vault.folder / "store.sqlite3")
    with store.change():
        for table in ("looks", "heads", "counts", "digests"):
            store.run(f"DROP TABLE {table}")
        store.run("DELETE FROM meta WHERE name = 'log_tree'")
        store.set_meta("log_size", size)
        store.set_meta("log_hash", last)
    store.close()


def test_the_new_log_names_the_old_one_and_keeps_who_looked_at_open_cases(
    vault: RunningVault, before: tuple[Adopted, list[dict[str, str]], str]
) -> None:
    case, rows, last = before
    vault.start()
    entries = read_entries(vault.folder)
    assert entries[0]["says"] == f"continues {len(rows)} {last}"
    assert [entry["action"] for entry in entries[1:]] == ["open", "open"]
    seen = vault_client.looks(case.case_id, case.wrap, f"person:{case.person}")
    assert [(look.role, look.day.isoformat()) for look in seen] == [
        ("coordinator", "2026-01-04"),
        ("system", "2026-01-04"),
    ]
    lines = (vault.folder / "log.jsonl").read_bytes().splitlines(keepends=True)
    assert {len(line) for line in lines} == {LINE_BYTES}
    vault.turn({case.case_id: case.wrap})


def test_a_second_start_changes_nothing_more(
    vault: RunningVault, before: tuple[Adopted, list[dict[str, str]], str]
) -> None:
    vault.start()
    log = (vault.folder / "log.jsonl").read_bytes()
    vault.restart()
    assert (vault.folder / "log.jsonl").read_bytes() == log


def test_cut_off_in_the_middle_it_begins_again(
    vault: RunningVault, before: tuple[Adopted, list[dict[str, str]], str]
) -> None:
    """Killed after the file was put aside, and while the new one was written."""
    (vault.folder / "log.jsonl").rename(vault.folder / OLD)
    (vault.folder / "log.jsonl").write_bytes(b'{"says":"continues')
    vault.start()
    assert len(read_entries(vault.folder)) == 3


@pytest.mark.parametrize("how", ["edit", "cut"])
def test_a_chain_that_was_bent_stops_the_start(
    vault: RunningVault, before: tuple[Adopted, list[dict[str, str]], str], how: str
) -> None:
    path = vault.folder / "log.jsonl"
    kept = path.read_bytes()
    lines = kept.splitlines(keepends=True)
    bent = kept.replace(b"begin_log", b"began_log") if how == "edit" else b"".join(lines[:-1])
    path.write_bytes(bent)
    with pytest.raises(WillNotStart, match="changed"):
        vault.start()
    path.write_bytes(kept)
    vault.start()


def test_the_old_file_dies_with_the_keys_of_its_day(
    vault: RunningVault, before: tuple[Adopted, list[dict[str, str]], str]
) -> None:
    case, _rows, _last = before
    vault.start()
    there, wraps = [], {case.case_id: case.wrap}
    for _ in range(8):
        there.append((vault.folder / OLD).exists())
        wraps = vault.turn(wraps)
    assert there == [True] * 7 + [False]
    vault.restart()


def test_a_new_vault_has_nothing_to_carry_over(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    open_as(anna, "coordinator", case)
    close_as(anna, "coordinator", case)
    assert not (vault.folder / OLD).exists()
    assert read_entries(vault.folder)[0]["action"] == "begin_log"
