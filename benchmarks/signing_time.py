"""Whether the time of a blind signature tells which value was signed: fixed beside random.

Welch's t of the two lots of processor times, the slowest tenth left out; over 4.5 it tells. The
control is Python's own pow, which must be noticed, or the measurement proves nothing. It is no
proof of constant time: it would see a careless operation, not a careful leak.
Run: python -m benchmarks.signing_time
"""

import json
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from issuer.libcrypto import private_operation

BITS, LIMIT = 2048, 4.5
FIXED = (2).to_bytes(BITS // 8, "big")
OURS, CONTROL = 3000, 400
Operation = Callable[[bytes], bytes]


def welch(operation: Operation, modulus: int, samples: int) -> float:
    """Absolute t of fixed beside random values, in random order."""
    times: dict[bool, list[int]] = {True: [], False: []}
    for _ in range(samples):
        fixed = secrets.randbits(1) == 1
        value = FIXED if fixed else secrets.randbelow(modulus).to_bytes(BITS // 8, "big")
        began = time.thread_time_ns()
        operation(value)
        times[fixed].append(time.thread_time_ns() - began)
    slow = sorted(times[True] + times[False])[samples * 9 // 10]
    lots = [[one for one in lot if one < slow] for lot in times.values()]
    spread = sum(statistics.variance(lot) / len(lot) for lot in lots) ** 0.5
    return abs(statistics.mean(lots[0]) - statistics.mean(lots[1])) / spread


def main() -> int:
    key = rsa.generate_private_key(65537, BITS)
    n, d = key.public_key().public_numbers().n, key.private_numbers().d
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "key.der"
        der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        path.write_bytes(der)
        ours = welch(lambda data: private_operation(path, data), n, OURS)

    def careless(data: bytes) -> bytes:
        return pow(int.from_bytes(data, "big"), d, n).to_bytes(BITS // 8, "big")

    control = welch(careless, n, CONTROL)
    print(f"t of a signature by OpenSSL {ours:.2f}, of Python's pow {control:.2f}")
    if control < LIMIT:
        raise RuntimeError("Not even pow was noticed; the figure would mean nothing.")
    told = {"name": "signing, fixed beside random value", "value": round(ours, 3)}
    print(json.dumps(told | {"limit": LIMIT, "unit": "t", "ratio": round(ours / LIMIT, 3)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
