"""Accepted ballots a second over HTTP, and beside bare PSS verification with one durable insert.

The collector runs as the program it is: strict reading, verification, the second seal with ML-KEM
and X25519, group commit, answer. The peer verifies the same signatures and inserts the same bytes,
one after the other in its own process: no HTTP, no JSON, no second seal. The senders share the two
cores. Pairs in turn, the median counts. Limits: at least 300 a second, at most twice the peer.
Run: python -m benchmarks.ballots
"""

import json
import os
import socket
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from tests.factories.answer_processes import AnswerProcess
from tests.factories.answers import (
    issuer_key,
    make_form,
    make_manifest,
    make_opening,
    make_token,
    seal_ballot,
)
from tests.factories.respondent import b32_bytes, b64, new_name

BALLOTS, PAIRS, SENDERS = 400, 7, 16
LEAST_PER_SECOND, RATIO_LIMIT = 300.0, 2.0
PSS = padding.PSS(padding.MGF1(hashes.SHA384()), 48)
Parts = tuple[bytes, bytes, bytes]


class Round:
    """A fresh round with its ballots made beforehand."""

    def __init__(self) -> None:
        self.name, self.form = new_name(), make_form()
        opening, _ = make_opening()
        self.manifest = make_manifest(opening, self.form, round=self.name)
        self.ballots: list[Parts] = [self._ballot(n) for n in range(BALLOTS)]

    def _ballot(self, number: int) -> Parts:
        message, signature = make_token(b32_bytes(self.name))
        return message, signature, seal_ballot(self.manifest, self.form, {"mark": number % 11})

    def requests(self) -> list[bytes]:
        """As a proxy in front hands them over, connection kept."""
        made = []
        for parts in self.ballots:
            names = ("message", "signature", "ballot")
            body = json.dumps({name: b64(raw) for name, raw in zip(names, parts, strict=True)})
            head = f"POST /r/{self.name}/ballot HTTP/1.1\r\nHost: collector\r\n"
            kind = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            made.append((head + kind + body).encode())
        return made


def send_all(port: int, requests: list[bytes]) -> float:
    """Seconds until the last was acknowledged; RuntimeError where one was not taken."""
    refused: list[bytes] = []

    def send(mine: list[bytes]) -> None:
        with socket.create_connection(("127.0.0.1", port)) as wire, wire.makefile("rb") as reader:
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for request in mine:
                wire.sendall(request)
                status = reader.readline()
                length = 0
                while (line := reader.readline()) not in (b"\r\n", b""):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                reader.read(length)
                if b" 200 " not in status:
                    refused.append(status)

    threads = [threading.Thread(target=send, args=(requests[n::SENDERS],)) for n in range(SENDERS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if refused:
        raise RuntimeError(f"{len(refused)} ballots were not taken: {refused[0]!r}")
    return seconds


def bare(folder: Path, ballots: list[Parts]) -> float:
    """Seconds for verification and a durable insert of each."""
    public = issuer_key().public_key()
    path = folder / f"bare-{os.urandom(4).hex()}.sqlite3"
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE ballots (key BLOB PRIMARY KEY, signature BLOB, ballot BLOB) WITHOUT ROWID;"
    )
    began = time.perf_counter()
    for message, signature, ballot in ballots:
        public.verify(signature, message, PSS, hashes.SHA384())
        db.execute("INSERT INTO ballots VALUES (?, ?, ?)", (message, signature, ballot))
    seconds = time.perf_counter() - began
    db.close()
    return seconds


def measure(folder: Path) -> tuple[float, float, float]:
    """Ballots a second of ours and of the peer, and the median of the ratios of the pairs."""
    process = AnswerProcess("collector", folder)
    process.start()
    try:
        pairs = []
        for _ in range(PAIRS):
            fresh = Round()
            open_round(process, fresh)
            ours = send_all(process.port, fresh.requests())
            pairs.append((ours, bare(folder, fresh.ballots)))
    finally:
        process.end()
    ours_each, peers = zip(*pairs, strict=True)
    ratio = statistics.median(ours / peer for ours, peer in pairs)
    return BALLOTS / statistics.median(ours_each), BALLOTS / statistics.median(peers), ratio


def open_round(process: AnswerProcess, fresh: Round) -> None:
    line = {"op": "open", "manifest": fresh.manifest, "form": fresh.form}
    with socket.socket(socket.AF_UNIX) as asking, asking.makefile("rb") as reader:
        asking.connect(str(process.socket))
        asking.sendall(json.dumps(line).encode() + b"\n")
        if not json.loads(reader.readline())["ok"]:
            raise RuntimeError("The round was not opened.")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="answers-") as name:
        rate, peer, ratio = measure(Path(name))
    print(f"{rate:.0f} accepted ballots a second; bare verification and insert {peer:.0f}")
    tell("ballots accepted", rate, LEAST_PER_SECOND, "a second", LEAST_PER_SECOND / rate)
    tell("ballots beside bare PSS and insert", ratio, RATIO_LIMIT, "x", ratio / RATIO_LIMIT)
    return 0


def tell(name: str, value: float, limit: float, unit: str, ratio: float) -> None:
    told = {"name": name, "value": round(value, 3), "limit": limit, "unit": unit}
    print(json.dumps(told | {"ratio": round(ratio, 3)}))


if __name__ == "__main__":
    sys.exit(main())
