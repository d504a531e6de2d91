"""A backup from before a closing is put back, twice: that night, and after the last key of the time
has died. What was closed shows as erased, opens for nobody, and holds up no night."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from naast.access.actor import CLOCK
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.privacy.vault_client import Purpose, VaultRefused
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Hospital, hospital, typed  # noqa: F401
from vault.protections import ALL

pytestmark = pytest.mark.django_db(transaction=True)
Rows = list[dict[str, Any]]
NIGHTS = 8  # the keys of the day of closing are dead then


def rows_of(*cases: Case) -> Rows:
    """As a backup of that night holds them."""
    return list(Case.objects.filter(pk__in=[one.pk for one in cases]).values())


def put_back(rows: Rows) -> None:
    """Over what is there now, as restoring does."""
    for row in rows:
        Case.objects.update_or_create(pk=row["id"], defaults=row)


def opens(case_id: UUID) -> bool:
    try:
        open_case(fresh_row(case_id), actor=CLOCK, role="system", purpose=Purpose.REMIND)
    except VaultRefused:
        return False
    return True


def fresh_row(case_id: UUID) -> Case:
    return Case.objects.get(pk=case_id)


def says_something(case_id: UUID) -> bool:
    """A row that is not empty: a phase, a moment, a seal."""
    row = Case.objects.filter(pk=case_id).first()
    if row is None:
        return False
    sealed = any(map(bytes, (row.profile, row.progress, row.wrapped_key)))
    return row.phase != "closed" or sealed or row.next_due_at is not None


def learned_from(hospital: Hospital, ended: Case, rows: Rows) -> set[str]:  # noqa: F811
    """What a restored backup gives back of a closed case, before the night and after it."""
    put_back(rows)
    hospital.wait(minutes=1)
    found = {"it opens"} if opens(ended.pk) else set()
    hospital.night()
    return found | ({"a row that says something"} if says_something(ended.pk) else set())


def test_a_row_that_the_vault_does_not_know_holds_up_no_night_and_is_gone_after_seven(
    hospital: Hospital,  # noqa: F811
) -> None:
    """As after the vault was recovered from two sheets: a week to ask the supporters."""
    case = hospital.helped(typed(0))
    core = hospital.vault.core
    with core.lock, core.store.change():
        core.store.run("DELETE FROM cases WHERE case_id = ?", str(case.pk))

    seen = []
    for _ in range(NIGHTS):
        hospital.night()
        seen.append(says_something(case.pk))

    assert seen == [True] * 6 + [False] * 2


def test_an_old_backup_restored_twice_shows_closed_cases_as_erased(
    hospital: Hospital,  # noqa: F811
    attack_report: AttackReport,
) -> None:
    ended, kept = hospital.helped(typed(0)), hospital.helped(typed(1))
    rows = rows_of(ended)
    hospital.closed(ended)

    learned = learned_from(hospital, ended, rows)
    for _ in range(NIGHTS):
        hospital.night()
    learned |= learned_from(hospital, ended, rows)

    assert opens(kept.pk)  # and those that are open have their keys of tonight
    attack_report("who restores an old backup twice", "it", learned, without_marks(hospital))


def without_marks(hospital: Hospital) -> set[str]:  # noqa: F811
    """What the first night's backup gives back where the vault keeps no mark of what it closed."""
    hospital.vault.restart(protections=replace(ALL, tombstones=False))
    ended = hospital.helped(typed(2))
    rows = rows_of(ended)
    hospital.closed(ended)
    put_back([row | {"adopted": False} for row in rows])
    hospital.wait(minutes=1)
    return learned_from(hospital, ended, [])
