"""The web's database with its nightly backups, and a thief who tries every key on everything."""

import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from naast.privacy import sealing, vault_client
from naast.privacy.sealing import SealBroken
from vault.thief import keys_of_thief


def context_of(case_id: UUID | str) -> str:
    return f"case:{case_id}|cases.Case.profile|v1"


@dataclass
class WebDatabase:
    """A real file as the web has it: SQLite with a write-ahead log, copied every night."""

    folder: Path
    backups: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.db = sqlite3.connect(self.folder / "naast.sqlite3", isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("CREATE TABLE cases (id TEXT PRIMARY KEY, wrapped_key BLOB, profile BLOB)")

    def report(self, name: str, *, person: UUID | None = None) -> UUID:
        """Intake: sealed to the public key, then backed up before the vault has adopted it."""
        case_id, key, epoch = uuid4(), sealing.new_key(), vault_client.public_key()
        wrap = sealing.wrap_for_vault(key, case_id, epoch)
        profile = sealing.seal(key, {"name": name}, context_of(case_id))
        self.db.execute("INSERT INTO cases VALUES (?, ?, ?)", (str(case_id), wrap, profile))
        self.back_up()
        register = {"person": person and str(person), "incident": None, "apart": [], "code": None}
        envelope = sealing.envelope_for_vault(register, case_id, epoch)
        self.keep(case_id, vault_client.adopt(case_id, wrap, envelope))
        return case_id

    def keep(self, case_id: UUID, wrap: bytes) -> None:
        self.db.execute("UPDATE cases SET wrapped_key = ? WHERE id = ?", (wrap, str(case_id)))

    def wrap(self, case_id: UUID) -> bytes:
        rows = self.db.execute("SELECT wrapped_key FROM cases WHERE id = ?", (str(case_id),))
        return bytes(rows.fetchone()[0])

    def close_case(self, case_id: UUID) -> None:
        vault_client.close(case_id, self.wrap(case_id), "system:clock", "system", None)
        self.db.execute("DELETE FROM cases WHERE id = ?", (str(case_id),))

    def back_up(self) -> None:
        backup = self.folder.with_name(f"backup-{len(self.backups)}")
        shutil.copytree(self.folder, backup)
        self.backups.append(backup)

    def night(self) -> None:
        """A backup, then the turn."""
        self.back_up()
        vault_client.begin_turn()
        for (case_id,) in self.db.execute("SELECT id FROM cases").fetchall():
            self.keep(UUID(case_id), vault_client.rewrap(case_id, self.wrap(UUID(case_id))))
        vault_client.finish_turn()

    def everything(self) -> list[Path]:
        return [self.folder, *self.backups]


def all_values(folder: Path) -> list[object]:
    """Every value of every table of every SQLite file in a stolen folder."""
    values: list[object] = []
    for path in folder.glob("*.sqlite3"):
        db = sqlite3.connect(path)
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            values += [value for row in db.execute(f"SELECT * FROM {table}") for value in row]
        db.close()
    return values


WRAP_BYTES, INTAKE_BYTES, SEALED_BYTES = 66, 1174, 285


def carved(folder: Path) -> set[bytes]:
    """Whatever could be a wrap or a sealed value at any place of any file, deleted or not."""
    found = set()
    for path in folder.iterdir():
        data = path.read_bytes()
        for place in range(len(data) - SEALED_BYTES):
            if data[place] != 1:
                continue
            if data[place + 2 : place + 5] == b"\0\0\0":
                found |= {data[place : place + size] for size in (WRAP_BYTES, INTAKE_BYTES)}
            else:
                found.add(data[place : place + SEALED_BYTES])
    return found


def steal_names(databases: Iterable[Path], vault: Path | None = None) -> set[str]:
    """The names a thief reads: every 32 bytes of the vault as seed, on whatever looks like a wrap
    in any copy, under every case id; then every case key so found on everything again."""
    places = list(databases)
    ids = {
        value
        for folder in places
        for value in all_values(folder)
        if isinstance(value, str) and len(value) == 36
    }
    blobs = set().union(*(carved(folder) for folder in places))
    wraps = [blob for blob in blobs if len(blob) != SEALED_BYTES]
    keys = {key for _, key in keys_of_thief(vault, ids, wraps)} if vault else set()
    sealed = [blob for blob in blobs if len(blob) == SEALED_BYTES]
    found = {_tried_seal(key, blob, case_id) for key in keys for blob in sealed for case_id in ids}
    plain = {path.name for folder in places for path in folder.iterdir() if _tells(path)}
    return {name for name in found | plain if name is not None}


def _tells(path: Path) -> bool:
    """Whether the file holds a profile in plain text."""
    return b'{"name":' in path.read_bytes()


def _tried_seal(key: bytes, blob: bytes, case_id: str) -> str | None:
    try:
        value = sealing.unseal(key, blob, context_of(case_id))
    except SealBroken:
        return None
    return str(value["name"])
