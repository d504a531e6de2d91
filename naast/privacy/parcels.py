"""Parcels: a file or a row that names people, sealed like a case for the few days it waits.

The vault keeps it among its cases, without a person and without an incident. A coordinator on the
vault's own list opens it, unless they stand too near to somebody in it; each opening is an entry.
The wrap is never renewed, so seven nights later nobody can open it, in no backup either. (A
nomination round keeps the wrap of its own key in its row and renews it while names can be given.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from naast.privacy import vault_client
from naast.privacy.sealing import (
    current_epoch_key,
    envelope_for_vault,
    new_key,
    seal,
    unseal,
    wrap_for_vault,
)
from naast.privacy.vault_client import Purpose, VaultRefused


@dataclass(frozen=True)
class Parcel:
    """What is stored of it: the wrapped key, what the vault's register is told, the content."""

    wrap: bytes
    register: bytes
    content: bytes


def seal_parcel(parcel_id: UUID, value: Any, *, apart: Iterable[UUID], kind: str) -> Parcel:
    """apart: who never opens it, whatever their role. Does not wait for the vault."""
    key, epoch = new_key(), current_epoch_key()
    register = {
        "person": None,
        "incident": None,
        "apart": sorted({str(one) for one in apart}),
        "code": None,
        "removal": None,
    }
    return Parcel(
        wrap=wrap_for_vault(key, parcel_id, epoch),
        register=envelope_for_vault(register, parcel_id, epoch),
        content=seal(key, value, _context(parcel_id, kind)),
    )


def register_parcel(parcel_id: UUID, parcel: Parcel) -> None:
    """Tell the vault of it; may be repeated."""
    vault_client.adopt(parcel_id, parcel.wrap, parcel.register)


def open_parcel(parcel_id: UUID, parcel: Parcel, *, kind: str, actor: str, role: str) -> Any:
    """The value. Raises VaultRefused for who may not or stands too near, VaultUnavailable."""
    wrap = vault_client.adopt(parcel_id, parcel.wrap, parcel.register)
    key = vault_client.open_case(parcel_id, wrap, actor, role, Purpose.ARRANGE)
    return unseal_content(parcel_id, key, parcel.content, kind=kind)


def unseal_content(parcel_id: UUID, key: bytes, content: bytes, *, kind: str) -> Any:
    """The value, for whoever got the key from the vault and keeps the parcel in other columns."""
    return unseal(key, content, _context(parcel_id, kind))


def forget_parcel(parcel_id: UUID, parcel: Parcel, *, actor: str, role: str) -> None:
    """The vault forgets the key; forgotten before is as good."""
    try:
        wrap = vault_client.adopt(parcel_id, parcel.wrap, parcel.register)
        vault_client.close(parcel_id, wrap, actor, role, None)
    except VaultRefused as refusal:
        if refusal.reason != "closed":
            raise


def _context(parcel_id: UUID, kind: str) -> str:
    return f"parcel:{parcel_id}|{kind}|v1"
