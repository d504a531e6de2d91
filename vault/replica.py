"""A second copy under the same deletions: the newest state, sealed to the root, and the log.

The replica reads nothing of what it holds. Each state replaces and overwrites the one before:
what the vault destroyed is in no copy. With mode "must" the vault answers nothing that is not on
both. Promoting needs two sheets, and is refused unless this is surely the newest state.
"""

import contextlib
import json
import os
import socket
import time
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from vault.core import Core, private_folder
from vault.entries import LINE_BYTES
from vault.refusal import LogUnwritable, WillNotStart
from vault.ringing import ring
from vault.root import STATE, seal_to_root

MAY, MUST = "may", "must"
BEAT_SECONDS = 30
MAX_LINE_BYTES = 200_000_000
SECONDS_TO_ANSWER = 5


class Mirror:
    """The vault's side: after each call what changed goes to the replica."""

    def __init__(self, path: Path, mode: str) -> None:
        self.path, self.mode = path, mode
        self.socket: socket.socket | None = None
        self.kept: tuple[int, int] | None = None  # changes of the store and lines of the log
        self.heard = float("-inf")
        self.missing = False

    def keep(self, core: Core) -> None:
        """LogUnwritable where the replica must have it and has not: nothing is answered then."""
        now = (core.store.db.total_changes, core.log.size)
        if self.kept == now and time.monotonic() - self.heard < BEAT_SECONDS:
            return
        try:
            self._send(core, with_state=self.kept is None or self.kept[0] != now[0])
        except (OSError, ValueError) as problem:
            self._hang_up()
            self._ring(core)
            if self.mode == MUST:
                raise LogUnwritable from problem
            return
        self.kept, self.heard, self.missing = now, time.monotonic(), False

    def _ring(self, core: Core) -> None:
        """Once for each time that it is gone; told as soon as the vault answers again."""
        if not self.missing:
            self.missing = True
            ring(core, "replica", "system")

    def _send(self, core: Core, *, with_state: bool) -> None:
        if self.socket is None:
            self._connect()
        size = int(self._ask({"call": "size"})["size"])
        if size > core.log.size:
            raise ValueError("The replica has more than the vault.")
        told: dict[str, Any] = {"call": "keep", "from": size, "mode": self.mode}
        told["log"] = b64encode(b"".join(core.log.read(size, core.log.size - size))).decode()
        if with_state:
            state = seal_to_root(core.store.meta("root_public"), core.store.db.serialize(), STATE)
            told["state"] = b64encode(state).decode()
        told["signature"] = core.log_key.sign(_signed(told)).hex()
        told["signer"] = core.log_key.public_key().public_bytes_raw().hex()
        if self._ask(told) != {"kept": core.log.size}:
            raise ValueError("The replica did not keep it.")

    def _connect(self) -> None:
        self.kept = None
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(SECONDS_TO_ANSWER)
        self.socket.connect(str(self.path))
        self.reader = self.socket.makefile("rb")

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self.socket is not None  # noqa: S101 _send connects first
        self.socket.sendall(json.dumps(question).encode() + b"\n")
        answer = json.loads(self.reader.readline(MAX_LINE_BYTES))
        return dict(answer)

    def _hang_up(self) -> None:
        self.kept = None
        if self.socket is not None:
            self.socket.close()
            self.socket = None


class Replica:
    """The other side: a folder with state.sealed, log.jsonl and heard.json."""

    def __init__(self, folder: Path) -> None:
        private_folder(folder)
        self.folder = folder
        self.log = folder / "log.jsonl"
        self.log.touch(mode=0o600)
        torn = self.log.stat().st_size % LINE_BYTES
        os.truncate(self.log, self.log.stat().st_size - torn)

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """size, or keep: on disk before the reply."""
        size = self.log.stat().st_size // LINE_BYTES
        if question.get("call") == "size":
            return {"size": size}
        self._refuse_stranger(question)
        lines = b64decode(question["log"])
        if question["from"] != size or len(lines) % LINE_BYTES:
            raise ValueError("not the next lines")
        if lines:
            with self.log.open("ab") as log:
                log.write(lines)
                log.flush()
                os.fsync(log.fileno())
        if "state" in question:
            _replace(self.folder / "state.sealed", b64decode(question["state"]))
        heard = {"signer": question["signer"], "mode": question["mode"], "at": time.time()}
        _replace(self.folder / "heard.json", json.dumps(heard).encode())
        return {"kept": size + len(lines) // LINE_BYTES}

    def _refuse_stranger(self, question: dict[str, Any]) -> None:
        """The first vault is pinned; nobody else's state pushes its own away."""
        known = heard(self.folder).get("signer", question["signer"])
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(known))
        signature = bytes.fromhex(question["signature"])
        told = {name: question[name] for name in question if name not in ("signature", "signer")}
        try:
            key.verify(signature, _signed(told))
        except InvalidSignature as problem:
            raise ValueError("another vault") from problem

    def serve(self, path: Path) -> None:
        """One vault at a time, until SIGTERM."""
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            path.chmod(0o600)
            listener.listen(4)
            while True:
                peer, _ = listener.accept()
                with (
                    peer,
                    peer.makefile("rb") as reader,
                    contextlib.suppress(OSError, ValueError, KeyError, TypeError),
                ):
                    while (line := reader.readline(MAX_LINE_BYTES)).endswith(b"\n"):
                        answer = self.answer(json.loads(line))
                        peer.sendall(json.dumps(answer).encode() + b"\n")


def heard(folder: Path) -> dict[str, Any]:
    """When the vault was last heard, in which mode, and its long-term key."""
    path = folder / "heard.json"
    return dict(json.loads(path.read_text())) if path.exists() else {}


def attach(core: Core, path: Path | None, mode: str) -> Mirror | None:
    """WillNotStart without sheets, or where a copy must be kept and none is named."""
    must = core.store.meta("replica", "")
    if path is None:
        if must == MUST:
            raise WillNotStart(
                "This vault answers nothing that its replica has not. Start it with --replica "
                "SOCKET; if the replica is lost: python -m vault leave-replica --dir FOLDER"
            )
        return None
    if core.store.meta("root_public") is None:
        raise WillNotStart(
            "Print the recovery sheets first; what the replica holds is sealed to them: "
            "python -m vault shares --dir FOLDER | lp"
        )
    with core.store.change():
        core.store.set_meta("replica", mode)
    return Mirror(path, mode)


def _replace(path: Path, data: bytes) -> None:
    """The new one is on disk before the old one goes; the old one's bytes are overwritten."""
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    old = path.open("r+b") if path.exists() else None
    fresh.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    if old is not None:
        with old:
            length = os.fstat(old.fileno()).st_size
            old.write(bytes(length))
            old.flush()
            os.fsync(old.fileno())


def _signed(told: dict[str, Any]) -> bytes:
    return b"naast-vault-replica-v1\n" + json.dumps(told, sort_keys=True).encode()
