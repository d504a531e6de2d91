"""A round's private key: one file of the issuer's own user, never in a database or its journal."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

KEY_BITS, EXPONENT = 3072, 65537


def key_file(folder: Path, round_id: str) -> Path:
    """Where it stands. round_id: 26 characters of base32, nothing else."""
    return folder / f"{round_id}.der"


def make_key(path: Path) -> bytes:
    """The public half (SPKI, DER). A key that a stopped opening left behind is taken up again."""
    if not path.exists():
        fresh = rsa.generate_private_key(EXPONENT, KEY_BITS)
        _write(path, fresh.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    key = load_der_private_key(path.read_bytes(), password=None)
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def destroy_key(path: Path) -> None:
    """Overwrite, then remove; may be called twice.

    As far as the medium allows: a solid-state disk, a copy-on-write file system or a snapshot may
    keep the old blocks. Put the folder on a file system in memory, or on an encrypted volume.
    """
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
        file.truncate(0)
        os.fsync(file.fileno())
    path.unlink()
    _keep_folder(path.parent)


def _write(path: Path, der: bytes) -> None:
    """Whole or not at all, and on disk when this returns."""
    half = path.with_suffix(".new")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(der)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)
    _keep_folder(path.parent)


def _keep_folder(folder: Path) -> None:
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
