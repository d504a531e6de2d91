"""The vault's long-term key, pinned outside the database, and what it must have signed.

The file is written at founding, when the vault is first met over its own socket. It also keeps the
number of the newest epoch: a key that was signed once and died since is not believed again.
"""

import json
import os
from pathlib import Path

import structlog
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings

from naast.privacy.vault_client import EpochKey, VaultUnavailable

logger = structlog.get_logger(__name__)


class VaultNotOurs(VaultUnavailable):
    """At the socket answers a vault with another long-term key than the pinned one."""


def pin_file() -> Path:
    """Where the key is pinned: in the web's own folder, or beside the socket."""
    return Path(settings.VAULT_PIN or f"{settings.VAULT_SOCKET}.pin")


def pinned_key() -> str | None:
    """The pinned key in hex; None before the vault was met."""
    pinned = _read()
    return None if pinned is None else pinned[0]


def believes(epoch_key: EpochKey) -> bool:
    """Signed by the pinned key, and not of an epoch or a term that is over."""
    pinned = _read()
    if pinned is None:
        return False
    signer, epoch, term = pinned
    fresh = epoch_key.epoch >= epoch and epoch_key.term >= term
    return fresh and _signed(epoch_key, bytes.fromhex(signer))


def pin(epoch_key: EpochKey) -> None:
    """For a key that came over the socket: pin its signer the first time, hold it to that later."""
    pinned = _read() or (epoch_key.signer.hex(), 0, 0)
    signer, epoch, term = pinned
    if not _signed(epoch_key, bytes.fromhex(signer)) or epoch_key.term < term:
        logger.error("vault_is_not_ours")
        raise VaultNotOurs
    newest = (signer, max(epoch, epoch_key.epoch), epoch_key.term)
    if newest != _read():
        _write(newest)


def _signed(epoch_key: EpochKey, signer: bytes) -> bool:
    told = epoch_key.epoch, epoch_key.term, epoch_key.public_key.hex()
    text = "naast-vault-epoch-v1\n{}\n{}\n{}\n".format(*told)
    try:
        Ed25519PublicKey.from_public_bytes(signer).verify(epoch_key.signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _read() -> tuple[str, int, int] | None:
    try:
        found = json.loads(pin_file().read_text())
    except FileNotFoundError:
        return None
    return str(found["key"]), int(found["epoch"]), int(found["term"])


def _write(pinned: tuple[str, int, int]) -> None:
    """All of it or nothing; several processes may write at once."""
    path = pin_file()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    values = dict(zip(("key", "epoch", "term"), pinned, strict=True))
    beside.write_text(json.dumps(values))
    beside.chmod(0o600)
    beside.replace(path)
