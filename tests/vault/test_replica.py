"""The second copy: what is answered is on both, and what was destroyed comes back from neither."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from naast.privacy import pinned, sealing, vault_alarms, vault_client, vault_wire
from naast.privacy.vault_client import Purpose, VaultUnavailable
from tests.factories.vault import Adopted, VaultProcess, adopt_case
from tests.vault.asking import open_as_system, refused
from vault.root import STATE, open_with_sheets, root_of, two_sheets
from vault.sheets import from_words
from vault.store import Store
from vault.thief import keys_of_thief

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def program(*words: object, typed: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "vault", *map(str, words)],
        input=typed, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip


def sheets_of(folder: Path, *more: str) -> list[str]:
    """The words of the three sheets, as the printer got them."""
    done = program("shares", "--dir", folder, *more)
    assert done.returncode == 0, done.stderr
    pages = done.stdout.split("\f")
    return ["\n".join(re.findall(r"^   \d\.  (.*)$", page, re.M)) for page in pages]


@dataclass
class Pair:
    """A vault with its replica, and the sheets."""

    vault: VaultProcess
    folder: Path
    socket: Path
    sheets: list[str]
    replica: "subprocess.Popen[bytes] | None" = None

    def start_replica(self) -> None:
        words = ["replica", "--dir", self.folder, "--socket", self.socket]
        self.replica = subprocess.Popen(
            [sys.executable, "-m", "vault", *map(str, words)], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert self.replica.stdout is not None
        self.replica.stdout.readline()
        while not self.socket.exists():
            time.sleep(0.01)

    def stop_replica(self) -> None:
        if self.replica is not None and self.replica.stdout is not None:
            self.replica.send_signal(signal.SIGKILL)
            self.replica.wait()
            self.replica.stdout.close()
            self.replica = None
            self.socket.unlink(missing_ok=True)  # so that the next one's is waited for

    def promote(self, into: Path, word: str = "promote") -> "subprocess.CompletedProcess[str]":
        sealing.remember_epoch_key(vault_client.public_key()) if self.vault.process else None
        witness = pinned.pin_file()
        typed = "\n".join(self.sheets[1:]) + "\n"
        words = (word, "--dir", self.folder, "--into", into, "--witness", witness)
        return program(*words, typed=typed)

    def serve(self, folder: Path) -> None:
        """The promoted vault takes the place of the lost one."""
        if self.vault.process is not None:
            self.vault.kill()
        vault_wire.disconnect()
        self.vault.folder, self.vault.words = folder, ("--demo",)
        self.vault.start()


@pytest.fixture
def pair(vault_process: VaultProcess, tmp_path: Path) -> Iterator[Pair]:
    sealing.remember_epoch_key(vault_client.public_key())
    vault_process.stop()
    folder = vault_process.folder.with_name("copy")
    both = Pair(vault_process, folder, folder.with_name("r.sock"), sheets_of(vault_process.folder))
    both.start_replica()
    vault_process.words = ("--demo", "--replica", str(both.socket))
    vault_process.start()
    yield both
    both.stop_replica()


def turn(wraps: dict[UUID, bytes]) -> dict[UUID, bytes]:
    sealing.remember_epoch_key(vault_client.begin_turn())
    turned = {case: vault_client.rewrap(case, wrap) for case, wrap in wraps.items()}
    vault_client.finish_turn()
    return turned


def test_after_the_vault_is_lost_the_replica_opens_what_was_open_and_nothing_closed(
    pair: Pair, tmp_path: Path
) -> None:
    kept, ended = adopt_case(), adopt_case()
    vault_client.close(ended.case_id, ended.wrap, "system:clock", "system", None)
    sealing.remember_epoch_key(vault_client.public_key())
    head = vault_client.log_head()
    pair.vault.kill()
    done = pair.promote(pair.folder.with_name("new"))
    assert done.returncode == 0, done.stdout + done.stderr
    pair.serve(pair.folder.with_name("new"))
    assert open_as_system("clock", kept, Purpose.REMIND) == kept.key
    with refused("closed"):
        open_as_system("clock", ended, Purpose.REMIND)
    assert vault_client.log_head()["size"] > head["size"]
    sealing.remember_epoch_key(vault_client.public_key())  # the same long-term key
    assert vault_alarms.safety().term == 1


def test_what_must_be_on_both_is_not_answered_without_the_replica(pair: Pair) -> None:
    case = adopt_case()
    pair.stop_replica()
    with pytest.raises(VaultUnavailable):
        open_as_system("clock", case, Purpose.REMIND)
    pair.start_replica()
    assert open_as_system("clock", case, Purpose.REMIND) == case.key


def test_where_it_may_the_vault_goes_on_alone_and_the_copy_is_never_promoted(pair: Pair) -> None:
    pair.vault.stop()
    pair.vault.words = (*pair.vault.words, "--replica-may")
    pair.vault.start()
    case = adopt_case()
    pair.stop_replica()
    assert open_as_system("clock", case, Purpose.REMIND) == case.key
    done = pair.promote(pair.folder.with_name("new"))
    assert (done.returncode, "(mode may)" in done.stdout) == (1, True)
    assert not pair.folder.with_name("new").exists()


def rung() -> list[tuple[str, int]]:
    """About the second copy, as far as people are to be told."""
    told = [one for one in vault_alarms.alarms_to_tell() if one.kind == "replica"]
    return [(one.about, one.count) for one in told]


def test_a_missing_copy_rings_once_for_each_time_that_it_is_gone(pair: Pair) -> None:
    pair.vault.stop()
    pair.vault.words = (*pair.vault.words, "--replica-may")
    pair.vault.start()
    adopt_case()
    there = rung()
    pair.stop_replica()
    for _ in range(3):
        adopt_case()
    once = rung()
    pair.start_replica()
    adopt_case()
    pair.stop_replica()
    adopt_case()

    assert (there, once, rung()) == ([], [("system", 1)], [("system", 2)])


def test_a_vault_that_must_not_answer_without_its_copy_says_so_when_it_is_back(pair: Pair) -> None:
    case = adopt_case()
    pair.stop_replica()
    for _ in range(2):
        with pytest.raises(VaultUnavailable):
            open_as_system("clock", case, Purpose.REMIND)
    pair.start_replica()

    assert rung() == [("system", 1)]


def cut_off(pair: Pair, days: float) -> None:
    """As if the replica had last heard of its vault so long ago."""
    path = pair.folder / "heard.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | {"at": told["at"] - days * 86400}))


@pytest.mark.parametrize("days", [0.9, 3, 8])
def test_a_replica_that_was_cut_off_is_not_promoted_and_brings_back_no_case(
    pair: Pair, days: float
) -> None:
    case = adopt_case()
    sealing.remember_epoch_key(vault_client.public_key())
    pair.vault.kill()
    cut_off(pair, days)
    done = pair.promote(pair.folder.with_name("new"))
    assert (done.returncode, "hours ago" in done.stdout) == (1, True)
    done = pair.promote(pair.folder.with_name("list"), "recover")
    assert done.returncode == 0, done.stdout + done.stderr
    pair.serve(pair.folder.with_name("list"))
    with refused("not_allowed"):
        open_as_system("clock", case, Purpose.REMIND)
    assert sealing.remember_epoch_key(vault_client.public_key()).epoch == 2


def test_an_old_copy_of_the_replica_is_not_promoted_once_the_web_saw_a_newer_key(
    pair: Pair,
) -> None:
    case = adopt_case()
    old = {path.name: path.read_bytes() for path in pair.folder.iterdir()}
    vault_client.close(case.case_id, case.wrap, "system:clock", "system", None)
    turn({})
    pair.vault.kill()
    pair.stop_replica()
    for name, data in old.items():
        (pair.folder / name).write_bytes(data)
    done = pair.promote(pair.folder.with_name("new"))
    assert (done.returncode, "newer key" in done.stdout) == (1, True)


def test_a_replica_that_was_left_behind_is_not_promoted(pair: Pair) -> None:
    adopt_case()
    pair.stop_replica()
    pair.vault.stop()
    assert program("leave-replica", "--dir", pair.vault.folder).returncode == 0
    pair.vault.words = ("--demo",)
    pair.vault.start()
    assert rung() == [("system", 1)]
    done = pair.promote(pair.folder.with_name("new"))
    assert (done.returncode, "newer key" in done.stdout) == (1, True)


def test_without_its_replica_such_a_vault_does_not_start(pair: Pair) -> None:
    pair.vault.stop()
    done = program("serve", "--dir", pair.vault.folder, "--socket", pair.vault.socket)
    assert (done.returncode, "leave-replica" in done.stderr) == (2, True)


def thief(sealed: bytes, sheets: list[str], case: UUID, wraps: list[bytes], at: Path) -> int:
    """How many keys he finds with the replica's disk and so many sheets."""
    at.mkdir()
    (at / "store.sqlite3").write_bytes(sealed)
    if len(sheets) == 2:
        two = two_sheets([from_words(sheet) for sheet in sheets])
        (at / "store.sqlite3").write_bytes(open_with_sheets(two, sealed, STATE))
    elif not sealed.startswith(b"SQLite"):
        (at / "store.sqlite3").unlink()
    return len(keys_of_thief(at, [str(case)], wraps))


def test_the_replicas_disk_eight_nights_after_closing_with_two_sheets_and_all_backups(
    pair: Pair, tmp_path: Path
) -> None:
    case = adopt_case()
    wraps = [case.wrap]  # every backup of the database there ever was
    vault_client.close(case.case_id, case.wrap, "system:clock", "system", None)
    state = pair.folder / "state.sealed"
    found = []
    for night in range(9):
        found.append(
            thief(state.read_bytes(), pair.sheets[:2], case.case_id, wraps, tmp_path / str(night))
        )
        assert thief(state.read_bytes(), [], case.case_id, wraps, tmp_path / f"{night}none") == 0
        turn({})
    assert found == [1] * 7 + [0] * 2  # as with the vault's own disk, and never longer


def test_killed_at_any_moment_both_know_what_was_answered(pair: Pair) -> None:
    kept = []
    for _ in range(4):
        kept.append(adopt_case())
        pair.vault.kill()
        vault_wire.disconnect()
        pair.stop_replica()
        pair.start_replica()
        pair.vault.start()
    sealing.remember_epoch_key(vault_client.public_key())
    pair.vault.kill()
    assert pair.promote(pair.folder.with_name("new")).returncode == 0
    pair.serve(pair.folder.with_name("new"))
    assert [open_as_system("clock", case, Purpose.REMIND) for case in kept] == [
        case.key for case in kept
    ]


def act(chance: random.Random, open_now: list[Adopted], closed: list[Adopted]) -> None:
    """One more is open, or one less. What was asked to close counts only once it is answered."""
    open_now.append(adopt_case())
    if chance.random() < 0.5:
        ending = open_now.pop(chance.randrange(len(open_now)))
        vault_client.close(ending.case_id, ending.wrap, "system:clock", "system", None)
        closed.append(ending)


def work_until_killed(
    pair: Pair, chance: random.Random, open_now: list[Adopted], closed: list[Adopted]
) -> None:
    """Two acts in peace, then the blow falls within the next few."""
    assert pair.vault.process is not None
    act(chance, open_now, closed), act(chance, open_now, closed)
    killer = threading.Timer(chance.uniform(0, 0.04), pair.vault.process.kill)
    killer.start()
    with contextlib.suppress(VaultUnavailable):
        while True:
            act(chance, open_now, closed)
    killer.join()
    pair.vault.kill()
    vault_wire.disconnect()


def test_killed_at_random_moments_the_replica_has_all_that_was_answered_and_nothing_that_ended(
    pair: Pair,
) -> None:
    chance, open_now, closed = random.Random(20261122), list[Adopted](), list[Adopted]()
    for number in range(6):
        work_until_killed(pair, chance, open_now, closed)
        if number % 2:
            pair.stop_replica()
            pair.start_replica()
        pair.vault.start()
        sealing.remember_epoch_key(vault_client.public_key())
    work_until_killed(pair, chance, open_now, closed)

    assert pair.promote(pair.folder.with_name("new")).returncode == 0
    pair.serve(pair.folder.with_name("new"))

    assert [
        one for one in open_now if open_as_system("clock", one, Purpose.REMIND) != one.key
    ] == []
    for one in closed:
        with refused("closed"):
            open_as_system("clock", one, Purpose.REMIND)
    assert open_now and closed


def test_a_drill_with_two_sheets_is_entered_and_replaces_nothing(pair: Pair) -> None:
    before = vault_client.public_key()
    typed = "\n".join(pair.sheets[:2]) + "\n"
    done = program("drill", "--socket", pair.vault.socket, typed=typed)
    assert (done.returncode, "Drill held on" in done.stdout) == (0, True)
    assert vault_alarms.safety().drilled != ""
    assert vault_client.public_key() == before


def test_a_web_without_sheets_cannot_say_that_a_drill_was_held(pair: Pair) -> None:
    vault_client._ask("drill_question")
    with refused("not_allowed"):
        vault_client._ask("drill_answer", reply=os.urandom(32))
    assert vault_alarms.safety().drilled == ""


def test_sheets_are_printed_once_and_never_into_a_file(pair: Pair, tmp_path: Path) -> None:
    pair.vault.stop()
    again = program("shares", "--dir", pair.vault.folder)
    assert (again.returncode, "printed before" in again.stderr) == (2, True)
    with (tmp_path / "sheets.txt").open("w") as file:
        words = [sys.executable, "-m", "vault", "shares", "--dir", str(pair.vault.folder), "--anew"]
        done = subprocess.run(words, stdout=file, cwd=ROOT, check=False, stderr=subprocess.DEVNULL)
    assert (done.returncode, (tmp_path / "sheets.txt").read_text()) == (2, "")


def test_the_shares_and_the_root_are_in_no_file_of_vault_or_replica(pair: Pair) -> None:
    adopt_case()
    sheets = [from_words(sheet) for sheet in pair.sheets]
    store = Store(pair.vault.folder / "store.sqlite3")
    public = store.meta("root_public")
    store.close()
    secret = [sheet.share for sheet in sheets] + [root_of(two_sheets(sheets[:2]), public)]
    for folder in (pair.vault.folder, pair.folder):
        for path in folder.iterdir():
            assert [one for one in secret if one in path.read_bytes()] == []
    assert public in (pair.folder / "state.sealed").read_bytes()
