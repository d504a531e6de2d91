"""What the issuer does: opens rounds, knows passes by their hash, signs each pass once, blindly."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from issuer.key_files import destroy_key, key_file, make_key
from issuer.libcrypto import private_operation
from issuer.signing import blind_sign, check_blinded
from issuer.store import Store

Operation = Callable[[Path, bytes], bytes]


class Refused(Exception):
    """why: unknown, closed, other or open."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Issuer:
    """operation: the private operation of RSA; another one only in tests."""

    def __init__(self, folder: Path, operation: Operation = private_operation) -> None:
        self.keys = folder / "keys"
        self.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.store = Store(folder / "issuer.sqlite3")
        self.operation = operation
        self.opening = threading.Lock()  # two who open one round at once must get one key

    def open(self, round_id: str) -> bytes:
        """The round's public key (SPKI, DER), made now or earlier."""
        with self.opening:
            if self.store.find(round_id) is None:
                self.store.open(round_id, make_key(key_file(self.keys, round_id)))
            known = self.store.find(round_id)
        if known is None or known.closed:
            raise Refused("closed")
        return known.public_key

    def add_passes(self, round_id: str, hashes: Sequence[bytes]) -> None:
        """SHA-256 of each pass."""
        self._open_round(round_id)
        self.store.add_passes(round_id, hashes)

    def knows(self, round_id: str, pass_hash: bytes) -> bool:
        """Whether this pass was added; the web asks before it shows one a second time."""
        self._open_round(round_id)
        return self.store.knows(round_id, pass_hash)

    def sign(self, round_id: str, secret: bytes, blinded: bytes) -> bytes:
        """The blind signature for this pass; for the same blinded value again the same one.

        NotBlinded leaves the pass unused. What the pass is used for is on disk before it leaves.
        """
        public = cast(RSAPublicKey, load_der_public_key(self._open_round(round_id)))
        numbers = public.public_numbers()
        check_blinded(numbers, blinded)
        mark = hashlib.sha256(blinded).digest()
        used = self.store.use(round_id, hashlib.sha256(secret).digest(), mark)
        if used != mark:
            self._open_round(round_id)
            raise Refused("unknown" if used is None else "other")
        path = key_file(self.keys, round_id)
        return blind_sign(numbers, lambda data: self.operation(path, data), blinded)

    def close(self, round_id: str) -> None:
        """Sign no more, and lose the key now: nobody can make a valid token afterwards."""
        if self.store.find(round_id) is None:
            raise Refused("unknown")
        self.store.close_round(round_id)
        destroy_key(key_file(self.keys, round_id))

    def signed(self, round_id: str) -> int:
        """How many signatures were given; told only after closing."""
        known = self.store.find(round_id)
        if known is None:
            raise Refused("unknown")
        if not known.closed:
            raise Refused("open")
        return self.store.signed(round_id)

    def destroy(self, round_id: str) -> None:
        """Key and rows; of a round that is not known nothing, and that is well."""
        if self.store.find(round_id) is not None:
            self.store.close_round(round_id)
        destroy_key(key_file(self.keys, round_id))
        self.store.destroy(round_id)

    def _open_round(self, round_id: str) -> bytes:
        known = self.store.find(round_id)
        if known is None:
            raise Refused("unknown")
        if known.closed:
            raise Refused("closed")
        return known.public_key
