"""The log cannot be written: then no key leaves the vault."""

import resource
from pathlib import Path
from uuid import UUID

import pytest

from naast.privacy import vault_client
from naast.privacy.vault_client import VaultUnavailable
from tests.factories.vault import Adopted, VaultProcess, adopt_case, enrolled_coordinator
from tests.vault.asking import open_as

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def fill_the_disk(vault: VaultProcess, room: int) -> None:
    """As the kernel sees it: the log may grow by so many bytes and no more."""
    assert vault.process is not None
    size = (vault.folder / "log.jsonl").stat().st_size
    allowed = (size + room, resource.RLIM_INFINITY)
    resource.prlimit(vault.process.pid, resource.RLIMIT_FSIZE, allowed)


def empty_the_disk(vault: VaultProcess) -> None:
    assert vault.process is not None
    resource.prlimit(vault.process.pid, resource.RLIMIT_FSIZE, UNLIMITED)


@pytest.fixture
def opened(vault_process: VaultProcess) -> tuple[UUID, Adopted]:
    """A coordinator, and a case that she opened once; another deputy has not yet."""
    anna, case = enrolled_coordinator(), adopt_case()
    assert open_as(anna, "coordinator", case) == case.key
    return enrolled_coordinator("deputy_coordinator"), case


@pytest.mark.parametrize("room", [0, 40])
def test_without_an_entry_there_is_no_key_and_with_room_again_there_is(
    vault_process: VaultProcess, opened: tuple[UUID, Adopted], room: int
) -> None:
    dora, case = opened
    log = vault_process.folder / "log.jsonl"
    before = log.read_bytes()
    fill_the_disk(vault_process, room)
    with pytest.raises(VaultUnavailable):
        open_as(dora, "deputy_coordinator", case)
    assert log.read_bytes() == before  # no half line either
    empty_the_disk(vault_process)
    assert open_as(dora, "deputy_coordinator", case) == case.key
    assert log.stat().st_size > len(before)


def test_without_an_entry_nothing_is_closed(
    vault_process: VaultProcess, opened: tuple[UUID, Adopted]
) -> None:
    dora, case = opened
    fill_the_disk(vault_process, 0)
    asked = (case.case_id, case.wrap, f"person:{dora}", "deputy_coordinator")
    with pytest.raises(VaultUnavailable):
        vault_client.close(*asked, None)
    empty_the_disk(vault_process)
    assert open_as(dora, "deputy_coordinator", case) == case.key
    vault_client.close(*asked, None)


def test_control_where_the_entry_does_not_come_first_the_key_leaves_without_one(
    vault_process: VaultProcess, opened: tuple[UUID, Adopted]
) -> None:
    dora, case = opened
    vault_process.stop()
    vault_process.program = ("tests.attacks.unprotected_vault", "entry_before_key")
    vault_process.start()
    log: Path = vault_process.folder / "log.jsonl"
    before = log.read_bytes()
    fill_the_disk(vault_process, 0)
    assert open_as(dora, "deputy_coordinator", case) == case.key
    assert log.read_bytes() == before
