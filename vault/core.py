"""The vault's heart: its folder, keys, index, log and clock, behind one lock."""

import os
import stat
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vault import chain, keys
from vault.authority import LISTED_ROLES, WORDS, Asking, may
from vault.entries import Entry, Read, parts_of, read_line, sealed_lines
from vault.keys import Epoch
from vault.limits import Hour
from vault.log import Log
from vault.merkle import EMPTY_ROOT
from vault.protections import ALL, Protections
from vault.refusal import LogUnwritable, Refused, WillNotStart
from vault.ringing import ring_for_refusal
from vault.store import Case, Store

GRANT_SECONDS = 15 * 60
FIRST_META = {
    "turn_open": 0,
    "founded": 0,
    "log_size": 0,
    "log_hash": EMPTY_ROOT.hex(),
    "log_tree": 1,
}
PENDING_LIMIT = 1000  # looks that only the log holds; read back at a start
ROLE_WORDS = LISTED_ROLES | {"supporter", "colleague", "return_code", "reporter", "system"}


class Mirroring(Protocol):
    """Keeps elsewhere what changed; LogUnwritable where it must and cannot."""

    def keep(self, core: "Core") -> None:
        """After each call, before its answer."""


class Core:
    """What all calls share. Entries go to the log first, changes to the store after."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float] = time.time,
        demo: bool = False,
        limits: Mapping[str, int] | None = None,
        protections: Protections = ALL,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.demo = demo
        self.protections = protections
        self.lock = threading.Lock()
        self.hour = Hour(limits or {})
        self.alarms = 0
        self.mirror: Mirroring | None = None  # the replica, where there is one
        self.drill = b""  # what the sheets must answer
        self.grants: dict[str, float] = {}  # case to the second until which its code counts
        # Entries that the store does not count yet; the next change takes them along.
        self.pending: list[tuple[int, str, Entry]] = []
        self.started = self.turned = time.monotonic()
        private_folder(folder)
        self.store = Store(folder / "store.sqlite3")
        try:
            self._make_first_keys()
            if chain.needs_migration(self.store):
                chain.migrate(folder, self.store, self.epoch.number)
            self.log = Log(folder / "log.jsonl")
        except BaseException:
            self.store.close()
            raise
        if self.log.root_at(self.store.meta("log_size")) != self.store.meta("log_hash"):
            self.close()
            raise WillNotStart(
                "The end of the log of openings is missing or changed. Keep a copy, find out why, "
                "then start with a fresh log: python -m vault fresh-log --dir FOLDER"
            )
        self._read_back()
        if self.log.size == 0:
            self.enter(Entry("system:clock", "system", "begin_log"))
        if not self.store.column("SELECT 1 FROM heads LIMIT 1"):
            with self.store.change():
                self.keep_head()
                self.keep_night()

    def _make_first_keys(self) -> None:
        if self.store.meta("log_size") is None:
            with self.store.change():
                self.store.run("INSERT INTO epochs VALUES (1, ?)", keys.new_seed())
                self.store.set_meta("index_key", keys.new_seed())
                self.store.set_meta("log_key", keys.new_seed())
                for name, value in FIRST_META.items():
                    self.store.set_meta(name, value)
        self.epochs = self.store.epochs()
        self.index_key: bytes = self.store.meta("index_key")
        self.log_key = Ed25519PrivateKey.from_private_bytes(self.store.meta("log_key"))

    @property
    def epoch(self) -> Epoch:
        """The newest epoch: what is wrapped now is wrapped under it."""
        return self.epochs[max(self.epochs)]

    def tag(self, kind: str, value: str | None) -> bytes | None:
        """The index's name for a person, an incident or a code."""
        return None if value is None else keys.tag(self.index_key, kind, value)

    def person_tag(self, actor: str) -> bytes | None:
        """The tag of "person:UUID"; None for the system and the public."""
        kind, _, person = actor.partition(":")
        return self.tag("person", person) if kind == "person" else None

    def asking(self, actor: str, role: str) -> Asking:
        """Who asks, as far as the vault itself knows."""
        person = actor.partition(":")[2]
        listed = bool(
            actor.startswith("person:")
            and self.store.column("SELECT 1 FROM roles WHERE role = ? AND person = ?", role, person)
        )
        now = self.clock()
        granted = frozenset(case for case, until in self.grants.items() if until > now)
        return Asking(actor, role, self.person_tag(actor), listed, granted)

    def may(self, case: Case, asking: Asking, purpose: str) -> bool:
        """The vault's own rule (see authority)."""
        return not self.protections.authority_is_checked or may(case, asking, purpose)

    # --- the log ------------------------------------------------------------------------------

    def enter(self, *entries: Entry) -> list[int]:
        """Put entries on disk, together. Their numbers."""
        minute = datetime.fromtimestamp(self.clock(), UTC).strftime("%Y-%m-%dT%H:%MZ")
        lines = sealed_lines([(entry, self._key_for(entry)) for entry in entries], minute)
        numbers = self.write(lines)
        self.pending.extend((n, minute, one) for n, one in zip(numbers, entries, strict=True))
        if len(self.pending) > PENDING_LIMIT:
            with self.store.change():
                self.keep_head()
        return numbers

    def write(self, lines: Sequence[bytes]) -> list[int]:
        """Put lines on disk, together. Their numbers."""
        try:
            return self.log.append(lines)
        except LogUnwritable:
            if self.protections.entry_before_key:
                raise
            return [self.log.size] * len(lines)

    def _key_for(self, entry: Entry) -> bytes:
        return bytes.fromhex(entry.handle) if entry.handle else self.epoch.log_key

    def keys_of_log(self) -> list[tuple[str, bytes]]:
        """Every key that still opens an entry, with the handle of its case, or empty."""
        handles = self.store.column("SELECT handle FROM cases")
        of_epochs = [("", epoch.log_key) for epoch in self.epochs.values()]
        return [(handle, bytes.fromhex(handle)) for handle in handles] + of_epochs

    def _read_back(self) -> None:
        """What was entered since the last change of the store: all of it is about open cases, or
        about none, because closing is a change."""
        known = self.keys_of_log()
        first = self.store.meta("log_size")
        for number, line in enumerate(self.log.read(first, self.log.size), start=first):
            sealed = parts_of(line)
            for handle, key in known:
                if sealed and (read := read_line(sealed, key)):
                    self.pending.append((number, read.minute, _entry(read, handle)))
                    break

    def keep_head(self) -> None:
        """Within a change: the log goes at least this far; a shorter or other one was changed."""
        counts: Counter[tuple[str, str]] = Counter()
        taken, self.pending = self.pending, []
        self.store.undo.append(lambda: self.pending.extend(taken))
        for number, minute, entry in taken:
            if entry.action == "open":
                self.store.add_look(number, entry.handle, entry.role, minute, entry.purpose)
                counts[minute[:7], entry.role] += 1
            elif entry.action.endswith("_refused"):
                counts[minute[:7], entry.purpose or "refused"] += 1
        for (month, word), number in counts.items():
            self.store.add_count(month, word, number)
        self.store.set_meta("log_size", self.log.size)
        self.store.set_meta("log_hash", self.log.root)

    def looks_at(self, case: Case) -> list[tuple[int, str, str, str]]:
        """Who opened the case: entry, role, minute, purpose."""
        kept = self.store.rows(
            "SELECT entry, role, minute, purpose FROM looks WHERE case_id = ? ORDER BY entry",
            case.case_id,
        )
        return kept + [
            (number, entry.role, minute, entry.purpose)
            for number, minute, entry in self.pending
            if entry.action == "open" and entry.handle == case.handle
        ]

    def today(self) -> str:
        """The day by the vault's clock, in UTC."""
        return datetime.fromtimestamp(self.clock(), UTC).strftime("%Y-%m-%d")

    def keep_night(self) -> None:
        """Within a change: others get to see the log up to here, until the next night."""
        head = (self.log.size, self.log.root, self.today())
        self.store.run("INSERT OR REPLACE INTO heads VALUES (?, ?, ?)", *head)

    def refusal(
        self, asking: Asking, action: str, reason: str = "", *, kind: str = "not_assigned"
    ) -> list[Entry]:
        """Ring an alarm; the entry for it, unless the same was entered in this hour."""
        self.alarms += 1
        hour = self.hour.at(self.clock())
        role = asking.role if asking.role in ROLE_WORDS else "unknown"
        ring_for_refusal(self, kind, role, asking.actor)
        purpose = "closed" if reason == "closed" else ""
        what = ("refused", asking.log_name, role, action, purpose)
        if what in hour.told or hour.used["refusals"] >= hour.limits["refusals"]:
            return []
        hour.told.add(what)
        hour.used["refusals"] += 1
        return [Entry(asking.log_name, role, f"{action}_refused", "", purpose)]

    def refuse(
        self,
        asking: Asking,
        action: str,
        reason: str = "not_allowed",
        kind: str = "not_assigned",
    ) -> NoReturn:
        """Enter the refusal, then refuse. kind: of the alarm; see ringing."""
        self.enter(*self.refusal(asking, action, reason, kind=kind))
        raise Refused(reason)

    # --- cases --------------------------------------------------------------------------------

    def known_case(self, case_id: str, asking: Asking, action: str) -> Case:
        """The open case; refused closed while its tombstone stands, else like a forbidden one."""
        case = self.store.case(case_id)
        if case is not None:
            return case
        if self.tombstone(case_id) is None:
            self.refuse(asking, action, kind="")
        self.refuse(asking, action, "closed", "" if asking.role == "system" else "after_closing")

    def tombstone(self, case_id: str) -> int | None:
        """The log entry that closed the case, as long as the keys of that time live."""
        if not self.protections.tombstones:
            return None
        for epoch in self.epochs.values():
            for entry in self.store.column(
                "SELECT entry FROM tombstones WHERE mark = ?", epoch.tombstone(case_id)
            ):
                return int(entry)
        return None

    def key_of(self, case: Case, wrap: bytes) -> bytes:
        """The case key in the wrap; refused damaged unless it is this case's own key."""
        bound = self.protections.wraps_are_bound
        try:
            key = keys.open_wrap(self.epochs, case.case_id, wrap, bound=bound)
        except keys.Broken as problem:
            raise Refused("damaged") from problem
        if bound and keys.anybody_could_make(wrap) and keys.handle_of(key) != case.handle:
            raise Refused("damaged")
        return key

    def close(self) -> None:
        """Let go of everything, after the call that is under way."""
        with self.lock:
            self.log.close()
            self.store.close()


def _entry(read: Read, handle: str) -> Entry:
    return Entry(read.actor, read.role, read.action, handle, read.purpose)


def known_purpose(purpose: str) -> str:
    """Only words of the closed list reach the log."""
    if purpose not in WORDS:
        raise Refused("malformed")
    return purpose


def private_folder(folder: Path) -> None:
    """0700 and ours; a folder that others can enter stops the start."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.stat()
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise WillNotStart(f"Others can enter {folder}. Close it first: chmod 700 {folder}")
    if found.st_uid != os.geteuid():
        raise WillNotStart(f"{folder} belongs to another user. Start the vault as its owner.")
