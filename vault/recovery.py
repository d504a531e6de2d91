"""Sheets, drill, replica, promotion and recovery: what an operator does with the vault's root."""

import argparse
import json
import os
import secrets
import socket
import sqlite3
import stat
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vault import keys
from vault.core import private_folder
from vault.log import lock_log
from vault.refusal import WillNotStart
from vault.replica import MUST, Replica, heard
from vault.ringing import write_down
from vault.root import DRILL, STATE, NotOurRoot, TwoSheets, new_root, open_with_sheets, two_sheets
from vault.sheets import Mistyped, Sheet, from_words, printed
from vault.store import Store

FRESH_SECONDS = 20 * 3600  # no turn can have been missed in that time
# What a recovered list must not bring back: cases, and every key that could open one.
GONE = ("cases", "apart", "also", "removals", "looks", "incidents", "tombstones", "facts", "epochs")


def shares(told: argparse.Namespace) -> None:
    """Print the three sheets, once; the vault must stand still. Pipe them to the printer."""
    if stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode):
        raise WillNotStart("A file would be a copy of the sheets. Pipe them to the printer: | lp")
    file = lock_log(told.dir / "log.jsonl")
    store = Store(told.dir / "store.sqlite3")
    try:
        if store.meta("root_public") is not None and not told.anew:
            raise WillNotStart("The sheets were printed before. With --anew the old ones are void.")
        public, sheets = new_root()
        sys.stdout.write("\f\n".join(printed(sheet) for sheet in sheets))
        sys.stdout.flush()
        with store.change():
            store.set_meta("root_public", public)
            store.set_meta("drilled", "")
    finally:
        store.close()
        os.close(file)


def drill(told: argparse.Namespace) -> int:
    """Type two sheets: proves that they recover the root. Nothing is replaced."""
    two = _typed_two()
    try:
        question = b64decode(_ask(told.socket, "drill_question")["b64"])
        answer = {"b64": b64encode(open_with_sheets(two, question, DRILL)).decode()}
    except NotOurRoot:
        _say("These sheets belong to another root. Look for the newest printing.")
        return 1
    day = _ask(told.socket, "drill_answer", reply=answer)
    _say(f"Drill held on {day}: these two sheets recover the root. It stands in the vault's log.")
    return 0


def replica(told: argparse.Namespace) -> None:
    """Keep a second copy for the vault that connects to the socket."""
    keeper = Replica(told.dir)
    _say(f"The replica listens on {told.socket}.")
    keeper.serve(told.socket)


def promote(told: argparse.Namespace) -> int:
    """Two sheets make a vault of the replica, if it surely holds the newest state."""
    found = heard(told.dir)
    witness = json.loads(told.witness.read_text())
    hours = (time.time() - found["at"]) / 3600
    if found["mode"] != MUST:
        return _refuse("This replica was not told everything before it was answered (mode may).")
    if time.time() - found["at"] > FRESH_SECONDS:
        return _refuse(f"This replica last heard of its vault {hours:.0f} hours ago.")
    db = _opened(told.dir, _typed_two())
    if db is None:
        return 1
    epoch, term = _newest(db)
    if (witness["epoch"], witness["term"]) > (epoch, term) or witness["term"] > term:
        db.close()
        return _refuse("The web has seen a newer key than this replica has.")
    _write(told, db, {"replica": "", "term": term + 1})
    (told.dir / "state.sealed").unlink()
    _say(f"Promoted. Start it: naast serve with NAAST_VAULT_DIR={told.into}. Open support opens.")
    return 0


def recover(told: argparse.Namespace) -> int:
    """Two sheets bring back the vault's name, list and log, and no case: after a long silence."""
    witness = json.loads(told.witness.read_text())
    db = _opened(told.dir, _typed_two())
    if db is None:
        return 1
    epoch, term = _newest(db)
    number = max(epoch, witness["epoch"]) + 1
    for table in GONE:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 our own names
    db.execute("INSERT INTO epochs VALUES (?, ?)", (number, keys.new_seed()))
    new = {"replica": "", "term": max(term, witness["term"]) + 1, "turn_open": 0}
    _write(told, db, new | {"index_key": secrets.token_bytes(keys.KEY_BYTES)})
    _say("Recovered: the signing key, the list of who may open, alarms and log. No open support.")
    _say("Ask the supporters, who know whom they are with, and the reporters of the last days.")
    return 0


def leave_replica(told: argparse.Namespace) -> None:
    """The replica is lost: go on without it. It can then never be promoted by Naast."""
    file = lock_log(told.dir / "log.jsonl")
    store = Store(told.dir / "store.sqlite3")
    try:
        with store.change():
            store.set_meta("replica", "")
            store.set_meta("term", store.meta("term", 0) + 1)
        write_down(store, time.time(), "replica", "system")
    finally:
        store.close()
        os.close(file)
    _say("The vault goes on alone. Start it, and keep the web running until it has seen this.")


def add_commands(command: Callable[..., Any], plain: Callable[..., Any]) -> None:
    """Their words. plain: a command without --dir."""
    command("shares", shares).add_argument("--anew", action="store_true", help="void the old ones")
    plain("drill", drill).add_argument("--socket", type=Path, required=True)
    command("replica", replica).add_argument("--socket", type=Path, required=True)
    command("leave-replica", leave_replica)
    for name, run in (("promote", promote), ("recover", recover)):
        made = command(name, run)
        made.add_argument("--into", type=Path, required=True, help="a new, empty folder")
        made.add_argument("--witness", type=Path, required=True, help="the web's vault.pin")


def _refuse(why: str) -> int:
    _say(f"{why} It might bring back what was destroyed since, so it is not promoted.")
    _say("If the vault still runs, start it with this replica: it catches up. If it is lost, use")
    _say("recover: it brings back the list and the log, and no case.")
    return 1


def _typed_two() -> TwoSheets:
    return two_sheets([_typed("first"), _typed("second")])


def _typed(which: str) -> Sheet:
    """Until it is right, from a keyboard; a scanner types all in one line."""
    while True:
        _say(f"Type the {which} sheet, row by row, or scan its code:")
        text = ""
        while len(text.split()) < 28:
            line = sys.stdin.readline()
            if not line:
                raise WillNotStart("The sheet ended too early.")
            text += line
        try:
            return from_words(text)
        except Mistyped as problem:
            _say(str(problem))


def _opened(folder: Path, two: TwoSheets) -> sqlite3.Connection | None:
    sealed = (folder / "state.sealed").read_bytes()
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.deserialize(open_with_sheets(two, sealed, STATE))
    except NotOurRoot:
        _say("These sheets do not open this replica. Look for the newest printing.")
        return None
    return db


def _newest(db: sqlite3.Connection) -> tuple[int, int]:
    (epoch,) = db.execute("SELECT max(number) FROM epochs").fetchone()
    term = db.execute("SELECT value FROM meta WHERE name = 'term'").fetchone()
    return epoch, term[0] if term else 0


def _write(told: argparse.Namespace, db: sqlite3.Connection, meta: dict[str, object]) -> None:
    """The new folder, whole or not at all."""
    if told.into.exists() and any(told.into.iterdir()):
        raise WillNotStart(f"{told.into} is not empty. Name a new folder.")
    private_folder(told.into)
    for pair in meta.items():
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", pair)
    db.execute("PRAGMA secure_delete=ON")
    db.execute("VACUUM")
    files = {"log.jsonl": (told.dir / "log.jsonl").read_bytes(), "store.sqlite3": db.serialize()}
    db.close()
    for name, data in files.items():
        with os.fdopen(os.open(told.into / name, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _ask(path: Path, call: str, **words: object) -> Any:
    with socket.socket(socket.AF_UNIX) as talk, talk.makefile("rb") as reader:
        talk.connect(str(path))
        talk.sendall(json.dumps({"id": 1, "call": call, "with": words}).encode() + b"\n")
        reply = json.loads(reader.readline())
    if "answer" not in reply:
        raise WillNotStart(
            "The vault has no sheets yet. Print them first: python -m vault shares --dir FOLDER"
            if reply.get("refused") == "no_root"
            else "The vault did not answer."
        )
    return reply["answer"]


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()
