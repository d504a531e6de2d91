"""Opening a hundred sealed identities with an entry on disk for each, beside bare AES-GCM.

The peer opens the same wraps and identities with the same cipher and appends the same entries
with one fsync, all within its own process: no socket, no index, no rule, no tree. The vault runs
as the program it is. Pairs in turn, the median counts. Limits: 3 times the peer, and 150 ms.
Run: python -m benchmarks.opening
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import django
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from naast.privacy import sealing, vault_client, vault_wire  # noqa: E402 after django.setup()
from naast.privacy.vault_client import Purpose  # noqa: E402

CASES, PAIRS = 100, 25
RATIO_LIMIT, MS_LIMIT = 3.0, 150.0
ENTRY = b"x" * 335 + b"\n"  # as long as an entry of the vault's log


class Hospital:
    """A hundred adopted cases, and a coordinator for each round: each is one reader's first."""

    def __init__(self) -> None:
        self.readers = [f"person:{uuid4()}" for _ in range(PAIRS)]
        for reader in self.readers:
            vault_client.enrol(reader, "coordinator")
        self.wraps: list[tuple[UUID | str, bytes]] = []
        self.values: dict[UUID, bytes] = {}
        epoch = vault_client.public_key()
        for number in range(CASES):
            case_id, key = uuid4(), sealing.new_key()
            apart = [str(uuid4()) for _ in range(5)]
            register = {"person": str(uuid4()), "incident": None, "apart": apart, "code": None}
            envelope = sealing.envelope_for_vault(register, case_id, epoch)
            wrap = sealing.wrap_for_vault(key, case_id, epoch)
            self.wraps.append((case_id, vault_client.adopt(case_id, wrap, envelope)))
            identity = {"name": f"Colleague {number}", "phone": "0612345678"}
            self.values[case_id] = sealing.seal(key, identity, f"case:{case_id}|v1")

    def open_all(self, reader: str) -> None:
        keys = vault_client.open_many(self.wraps, reader, "coordinator", Purpose.ARRANGE)
        for case_id, key in keys.items():
            sealing.unseal(key or b"", self.values[case_id], f"case:{case_id}|v1")


class Bare:
    """The same ciphers on values of the same lengths, and the same bytes to disk."""

    def __init__(self, folder: Path) -> None:
        self.file = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self.outer = AESGCM(os.urandom(32))
        self.rows: list[tuple[UUID, bytes, bytes, bytes, bytes]] = []
        identity = json.dumps({"name": "Colleague", "phone": "0612345678"}).encode().ljust(256)
        for _ in range(CASES):
            key, case_id = os.urandom(32), uuid4()
            one, two = os.urandom(12), os.urandom(12)
            wrap = self.outer.encrypt(one, key, f"case:{case_id}".encode())
            sealed = AESGCM(key).encrypt(two, identity, f"case:{case_id}|v1".encode())
            self.rows.append((case_id, one, wrap, two, sealed))

    def open_all(self) -> None:
        for case_id, one, wrap, two, sealed in self.rows:
            key = self.outer.decrypt(one, wrap, f"case:{case_id}".encode())
            json.loads(AESGCM(key).decrypt(two, sealed, f"case:{case_id}|v1".encode()))
        os.write(self.file, ENTRY * CASES)
        os.fsync(self.file)


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def measure(folder: Path) -> tuple[float, float, float]:
    """Milliseconds of the vault and of the peer, and the median of the ratios of the pairs."""
    hospital, bare = Hospital(), Bare(folder)
    pairs = [
        (milliseconds(lambda reader=reader: hospital.open_all(reader)), milliseconds(bare.open_all))
        for reader in hospital.readers
    ]
    entries = vault_client.log_head()["size"]
    if entries < CASES * PAIRS:
        raise RuntimeError("Not every opening was entered; the figure would mean nothing.")
    ours, peers = zip(*pairs, strict=True)
    ratio = statistics.median(our / peer for our, peer in pairs)
    return statistics.median(ours), statistics.median(peers), ratio


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings.VAULT_SOCKET = folder / "s"
        words = ["--dir", str(folder / "store"), "--socket", str(folder / "s")]
        vault = subprocess.Popen(
            [sys.executable, "-m", "vault", "serve", *words], stdout=subprocess.PIPE
        )
        assert vault.stdout is not None
        vault.stdout.readline()
        try:
            ours, peer, ratio = measure(folder)
        finally:
            vault_wire.disconnect()
            vault.terminate()
            vault.wait()
            vault.stdout.close()
    print(f"100 identities with entries: {ours:.2f} ms, bare AES-GCM and one append {peer:.2f} ms")
    tell("opening 100 identities", ratio, RATIO_LIMIT, "x bare AES-GCM and one append")
    tell("opening 100 identities, time", ours, MS_LIMIT, "ms")
    return 0


def tell(name: str, value: float, limit: float, unit: str) -> None:
    figure = {"name": name, "value": value, "limit": limit, "unit": unit, "ratio": value / limit}
    print(json.dumps(figure))


if __name__ == "__main__":
    sys.exit(main())
