"""Stolen from the whole product: the database, a month of backups, the vault eight nights later."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from naast.cases.actions import start_support
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import (
    Hospital,
    hospital,
    learns,
    of_the_directory,
    on_sqlite,
    typed,
)
from tests.factories.vault import RunningVault
from vault.protections import ALL

__all__ = ["hospital"]
pytestmark = [pytest.mark.django_db(transaction=True), on_sqlite]
OPEN, NAMED, CLOSED, DECLINED = typed(0), typed(1), typed(2), typed(3)
SEVEN_NIGHTS, A_MONTH = 7, 30


@pytest.fixture
def no_vault(tmp_path: Path) -> Path:
    """What the thief has of the vault: nothing."""
    place = tmp_path / "nothing"
    place.mkdir()
    return place


def copied(vault: RunningVault, place: Path) -> Path:
    shutil.copytree(vault.folder, place)
    return place


def test_the_stolen_database_names_nobody(
    hospital: Hospital,
    no_vault: Path,
    attack_report: AttackReport,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    member = of_the_directory(name="Saskia Directory")
    hospital.helped(OPEN)
    hospital.pressed(hospital.helped(member), "talked")
    hospital.closed(hospital.helped(CLOSED))
    everybody = [OPEN, member, CLOSED, DECLINED]
    learned = learns(hospital.steal("now"), everybody, vault=no_vault)

    with monkeypatch.context() as off:  # the columns are written, but not sealed
        off.setattr(start_support, "seal", lambda key, value, context: json.dumps(value).encode())
        hospital.report(DECLINED)
    control = learns(hospital.steal("unsealed"), everybody, vault=no_vault)

    attack_report("a thief of the database", "its files of today", learned, control)


def test_a_month_of_backups_names_nobody_and_outcomes_neither(
    hospital: Hospital, vault: RunningVault, no_vault: Path, attack_report: AttackReport
) -> None:
    member = of_the_directory(name="Saskia Directory")
    everybody = [OPEN, NAMED, CLOSED, DECLINED, member]
    for night in range(A_MONTH):
        if night == 1:
            declined = hospital.helped(DECLINED)
        if night == 2:
            hospital.closed(declined)
            hospital.pressed(hospital.helped(member), "talked")
        if night == 10:
            finished = hospital.pressed(hospital.helped(CLOSED), "talked")
        if night == 20:
            hospital.closed(finished, "finish")
        if night == 25:
            hospital.report(NAMED)
        if night == 28:
            hospital.helped(OPEN)
        hospital.night()
    stolen = hospital.steal("month", backups=True)
    assert len(hospital.backups) == A_MONTH

    learned = learns(stolen, everybody, vault=no_vault)
    # Off: the keys lie where the backups lie.
    control = learns(stolen, everybody, vault=copied(vault, hospital.folder / "vault"))

    attack_report("a thief of every backup", "thirty nights of them, with logs", learned, control)
    assert control == {OPEN.name, NAMED.name, member.name}  # and even so not those long closed


def test_eight_nights_after_closing_not_even_the_vault_opens_the_backups(
    hospital: Hospital, vault: RunningVault, attack_report: AttackReport
) -> None:
    case = hospital.helped(CLOSED)
    hospital.night()
    hospital.closed(case)
    hospital.night()
    day_after = copied(vault, hospital.folder / "vault-of-the-day-after")
    control = learns(hospital.steal("day-after", backups=True), [CLOSED], vault=day_after)
    for _ in range(SEVEN_NIGHTS):
        hospital.night()
    now = copied(vault, hospital.folder / "vault-now")
    learned = learns(hospital.steal("now", backups=True), [CLOSED], vault=now)

    attack_report("a thief of vault and backups", "both, eight nights on", learned, control)


def test_were_old_keys_kept_the_same_thief_would_read_the_name(
    hospital: Hospital, vault: RunningVault, tmp_path: Path, attack_report: AttackReport
) -> None:
    learned = _eight_nights_on(hospital, vault, CLOSED, "first")
    vault.restart(protections=replace(ALL, old_epochs_die=False))
    control = _eight_nights_on(hospital, vault, DECLINED, "second")

    attack_report("the same thief", "vault and backups", learned, control)


def _eight_nights_on(hospital: Hospital, vault: RunningVault, who: Any, name: str) -> set[str]:
    case = hospital.helped(who)
    hospital.night()
    hospital.closed(case)
    for _ in range(SEVEN_NIGHTS + 1):
        hospital.night()
    stolen = hospital.steal(name, backups=True)
    return learns(stolen, [who], vault=copied(vault, hospital.folder / f"vault-{name}"))


def test_closing_empties_every_column_that_says_anything(hospital: Hospital) -> None:
    case = hospital.closed(hospital.helped(CLOSED))

    sealed = (case.wrapped_key, case.register, case.profile, case.progress, case.proposals)
    assert b"".join(map(bytes, sealed)) == b""
    assert (case.supporter_id, case.next_due_at) == (None, None)
