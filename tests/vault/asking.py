"""Short words for the vault's tests: opening as somebody, and a refusal with its reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose, VaultRefused
from tests.factories.vault import Adopted

PURPOSE = {
    "coordinator": Purpose.ARRANGE,
    "deputy_coordinator": Purpose.ARRANGE,
    "steward": Purpose.ARRANGE,
    "supporter": Purpose.SUPPORT,
    "colleague": Purpose.OWN,
}
FACT = bytes(range(96))


def open_as(person: UUID, role: str, case: Adopted) -> bytes:
    """The key, opened for the usual purpose of the role."""
    return vault_client.open_case(case.case_id, case.wrap, f"person:{person}", role, PURPOSE[role])


def open_as_system(word: str, case: Adopted, purpose: Purpose) -> bytes:
    return vault_client.open_case(case.case_id, case.wrap, f"system:{word}", "system", purpose)


def close_as(person: UUID, role: str, case: Adopted, fact: bytes | None = FACT) -> int:
    """The number of the closing entry."""
    receipt = vault_client.close(case.case_id, case.wrap, f"person:{person}", role, fact)
    return receipt.entry


@contextmanager
def refused(reason: str) -> Iterator[None]:
    """The vault says no, for this reason."""
    with pytest.raises(VaultRefused) as caught:
        yield
    assert caught.value.reason == reason
