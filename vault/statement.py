"""What the vault says, signed, about its newest public key: the web believes nothing else."""

from typing import Any

from vault.core import Core


def epoch_statement(core: Core) -> dict[str, Any]:
    """Number, key, and which term of the vault: one higher whenever a lost replica is left."""
    number, public, term = core.epoch.number, core.epoch.public_key, core.store.meta("term", 0)
    return {
        "epoch": number,
        "public_key": public,
        "term": term,
        "signer": core.log_key.public_key().public_bytes_raw(),
        "signature": core.log_key.sign(statement_text(number, term, public)),
    }


def statement_text(number: int, term: int, public_key: bytes) -> bytes:
    """The bytes that are signed; the web has the same line in naast/privacy/pinned.py."""
    return f"naast-vault-epoch-v1\n{number}\n{term}\n{public_key.hex()}\n".encode()
