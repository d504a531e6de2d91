"""A web process that lies opens many cases, and does all it can to keep it quiet."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from naast.privacy import vault_alarms, vault_client
from naast.privacy.vault_client import Purpose, VaultRefused
from tests.attacks.conftest import AttackReport
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from vault import offline
from vault.protections import ALL

MANY = 8


def open_everything(anna: UUID) -> int:
    """In the name of a coordinator who is really on the list, then of somebody invented."""
    cases = [adopt_case() for _ in range(MANY)]
    for case in cases:
        asked = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
        vault_client.open_case(case.case_id, case.wrap, *asked)
    invented = (f"person:{uuid4()}", "supporter", Purpose.SUPPORT)
    with pytest.raises(VaultRefused):
        vault_client.open_case(cases[0].case_id, cases[0].wrap, *invented)
    return len(cases)


def keep_it_quiet(anna: UUID) -> None:
    """Says that people were told, and that both roles looked; asks for every call there is."""
    for ringing in vault_alarms.alarms_to_tell():
        vault_alarms.alarm_told(ringing)
    for one in vault_alarms.alarms(f"person:{anna}", "coordinator"):
        rep = (f"person:{uuid4()}", "staff_representative")
        vault_alarms.look_at_alarm(one.day, one.kind, one.role, *rep)
    assert vault_alarms.alarms_to_tell() == []


def silent(vault: RunningVault) -> list[str]:
    """Kinds of deeds that left no alarm in the vault's own folder."""
    kept = " ".join(offline.alarms_in(vault.folder))
    return [kind for kind in ("many", "not_assigned") if f" {kind} " not in kept]


def test_no_alarm_is_silenced_by_the_web(vault: RunningVault, attack_report: AttackReport) -> None:
    quiet = []
    for protections in (ALL, replace(ALL, alarms_are_kept=False)):
        vault.restart(protections=protections, limits={"coordinator": MANY + 4})
        vault.core.store.run("DELETE FROM alarms")
        anna = enrolled_coordinator()
        assert open_everything(anna) == MANY
        keep_it_quiet(anna)
        vault.restart()
        quiet.append([f"to keep quiet: {kind}" for kind in silent(vault)])

    attack_report("a web process that lies", "names, and the socket", *quiet)
