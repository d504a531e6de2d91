"""Stolen: the database, all its backups, the vault; before closing, on the day, eight nights on."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.attacks.vault_thief import WebDatabase, all_values, steal_names
from tests.factories.vault import RunningVault, enrolled_coordinator
from tests.vault.asking import refused
from vault import keys
from vault.protections import ALL


@pytest.fixture
def web(vault: RunningVault, tmp_path: Path) -> Iterator[WebDatabase]:
    database = WebDatabase(tmp_path / "web")
    yield database
    database.db.close()


def two_cases(web: WebDatabase) -> tuple[UUID, UUID]:
    """An and Bo, reported two nights ago."""
    an, bo = web.report("An"), web.report("Bo")
    web.night()
    web.night()
    return an, bo


def test_database_and_all_backups_open_nothing_and_with_the_vault_of_that_day_everything(
    web: WebDatabase, vault: RunningVault
) -> None:
    two_cases(web)
    assert steal_names(web.everything()) == set()
    assert steal_names(web.everything(), vault.folder) == {"An", "Bo"}


def test_the_vault_alone_opens_nothing(web: WebDatabase, vault: RunningVault) -> None:
    two_cases(web)
    assert steal_names([vault.folder], vault.folder) == set()


def test_a_closed_case_opens_for_seven_nights_to_who_has_the_vault_and_all_backups(
    web: WebDatabase, vault: RunningVault
) -> None:
    """The promise in full: not before the seventh turn, and not after it."""
    an, _bo = two_cases(web)
    web.back_up()  # one more before closing: the worst moment
    web.close_case(an)
    found = [steal_names(web.everything(), vault.folder)]
    for _ in range(8):
        web.night()
        found.append(steal_names(web.everything(), vault.folder))
    assert found == [{"An", "Bo"}] * 7 + [{"Bo"}] * 2


def test_control_where_old_keys_do_not_die_the_same_thief_reads_the_closed_case(
    web: WebDatabase, vault: RunningVault
) -> None:
    vault.restart(protections=replace(ALL, old_epochs_die=False))
    an, _bo = two_cases(web)
    web.close_case(an)
    for _ in range(8):
        web.night()
    assert steal_names(web.everything(), vault.folder) == {"An", "Bo"}


def test_a_vault_stolen_eight_nights_late_and_every_older_backup_of_the_database_help_nobody(
    web: WebDatabase, vault: RunningVault
) -> None:
    """Backups older than seven turns are dead for open cases, too."""
    two_cases(web)
    old = list(web.backups)
    for _ in range(8):
        web.night()
    assert steal_names(old, vault.folder) == set()
    assert steal_names(web.backups[-1:], vault.folder) == {"An", "Bo"}


def staff_found(vault: Path, staff: dict[str, UUID]) -> set[str]:
    """Who a vault thief with the staff directory recognises: every 32 bytes as index key."""
    values = {value for value in all_values(vault) if isinstance(value, bytes)}
    tags = {
        keys.tag(key, "person", str(person)): name
        for key in values
        if len(key) == 32
        for name, person in staff.items()
    }
    return {tags[value] for value in values if value in tags}


def test_a_stolen_vault_tells_who_has_an_open_case_and_never_who_had_one(
    web: WebDatabase, vault: RunningVault, tmp_path: Path
) -> None:
    staff = {name: uuid4() for name in ("An", "Bo", "Cy")}
    an = web.report("An", person=staff["An"])
    web.report("Bo", person=staff["Bo"])
    assert staff_found(vault.folder, staff) == {"An", "Bo"}
    web.close_case(an)
    shutil.copytree(vault.folder, tmp_path / "stolen")
    assert staff_found(tmp_path / "stolen", staff) == {"Bo"}


def restored(web: WebDatabase, an: UUID) -> bytes:
    """A wrap of An's case from a backup of before its closing."""
    (found,) = [value for value in all_values(web.backups[-1]) if value == web.wrap(an)]
    assert isinstance(found, bytes)
    return found


def adopt_again(an: UUID, wrap: bytes) -> bytes:
    from naast.privacy import sealing

    register = {"person": None, "incident": None, "apart": [], "code": None}
    envelope = sealing.envelope_for_vault(register, an, vault_client.public_key())
    again = vault_client.adopt(an, wrap, envelope)
    return vault_client.open_case(an, again, "system:clock", "system", Purpose.REMIND)


def test_a_closed_case_put_back_from_a_backup_stays_closed(
    web: WebDatabase, vault: RunningVault
) -> None:
    an, _bo = two_cases(web)
    web.back_up()
    wrap = restored(web, an)
    web.close_case(an)
    with refused("closed"):
        vault_client.open_case(an, wrap, "system:clock", "system", Purpose.REMIND)
    with refused("closed"):
        adopt_again(an, wrap)
    for _ in range(7):
        web.night()
    with refused("damaged"):  # its mark is gone, and so is every key that could open it
        adopt_again(an, wrap)


def test_control_without_the_mark_the_restored_case_opens_again(
    web: WebDatabase, vault: RunningVault
) -> None:
    vault.restart(protections=replace(ALL, tombstones=False))
    an, _bo = two_cases(web)
    web.back_up()
    wrap = restored(web, an)
    web.close_case(an)
    assert len(adopt_again(an, wrap)) == 32


def test_a_wrap_moved_into_another_row_is_refused(web: WebDatabase, vault: RunningVault) -> None:
    """The supported coordinator may not open her own case at work, and tries it by another row."""
    anna = enrolled_coordinator()
    own, other = web.report("Anna", person=anna), web.report("Bo")
    asked = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
    assert len(vault_client.open_case(other, web.wrap(other), *asked)) == 32
    with refused("not_allowed"):
        vault_client.open_case(own, web.wrap(own), *asked)
    with refused("damaged"):
        vault_client.open_case(other, web.wrap(own), *asked)
    assert vault_client.open_many([(other, web.wrap(own))], *asked) == {other: None}


def test_control_where_wraps_are_not_bound_the_moved_wrap_gives_its_key(
    web: WebDatabase, vault: RunningVault
) -> None:
    vault.restart(protections=replace(ALL, wraps_are_bound=False))
    anna = enrolled_coordinator()
    own, other = web.report("Anna", person=anna), web.report("Bo")
    asked = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
    with refused("not_allowed"):
        vault_client.open_case(own, web.wrap(own), *asked)
    assert len(vault_client.open_case(other, web.wrap(own), *asked)) == 32


def test_a_wrap_that_is_cut_or_changed_anywhere_is_refused(
    web: WebDatabase, vault: RunningVault
) -> None:
    bo = web.report("Bo")
    wrap, asked = web.wrap(bo), ("system:clock", "system", Purpose.REMIND)
    assert len(vault_client.open_case(bo, wrap, *asked)) == 32
    changed = [wrap[:n] + bytes([wrap[n] ^ 1]) + wrap[n + 1 :] for n in range(len(wrap))]
    for broken in [wrap[:n] for n in range(len(wrap))] + changed:
        with refused("damaged"):
            vault_client.open_case(bo, broken, *asked)
