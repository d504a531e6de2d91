"""What rings, how often, who reads it, and that nobody hides it."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from naast.privacy import vault_alarms, vault_client
from naast.privacy.vault_client import Purpose, VaultRefused
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as, open_as, open_as_system, refused
from vault.__main__ import main

DAY = date(2026, 1, 5)


def rung(watcher: UUID) -> list[tuple[str, str, int]]:
    found = vault_alarms.alarms(f"person:{watcher}", "coordinator")
    return [(one.kind, one.role, one.count) for one in found]


def test_ordinary_work_rings_nothing(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    open_as(anna, "coordinator", case)
    vault_client.assign(case.case_id, f"person:{uuid4()}", f"person:{anna}", "coordinator")
    close_as(anna, "coordinator", case)
    with refused("closed"):
        open_as_system("clock", case, Purpose.REMIND)
    with pytest.raises(VaultRefused):
        vault_client.open_by_code("0" * 64)  # a mistyped code
    assert rung(anna) == []


def test_a_supporter_who_is_not_assigned_rings(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    with refused("not_allowed"):
        open_as(uuid4(), "supporter", case)
    assert rung(anna) == [("not_assigned", "supporter", 1)]


def test_her_own_case_and_one_of_her_own_line_ring_as_too_near(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    own, line = adopt_case(person=anna), adopt_case(apart=(anna,))
    for case in (own, line):
        with refused("not_allowed"):
            open_as(anna, "coordinator", case)
    asked = [(own.case_id, own.wrap)]
    vault_client.open_many(asked, f"person:{anna}", "coordinator", Purpose.ARRANGE)
    assert rung(anna) == [("too_near", "coordinator", 3)]


def test_opening_after_closing_rings(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    close_as(anna, "coordinator", case)
    with refused("closed"):
        open_as(anna, "coordinator", case)
    assert rung(anna) == [("after_closing", "coordinator", 1)]


def test_more_than_half_of_what_one_may_open_in_an_hour_rings_once(vault: RunningVault) -> None:
    vault.restart(limits={"coordinator": 6})
    anna, cases = enrolled_coordinator(), [adopt_case() for _ in range(5)]
    for case in cases[:3]:
        open_as(anna, "coordinator", case)
    assert rung(anna) == []
    for case in cases[3:]:
        open_as(anna, "coordinator", case)
    assert rung(anna) == [("many", "coordinator", 1)]


def test_five_refusals_in_a_row_ring_of_themselves_and_a_success_begins_anew(
    vault: RunningVault,
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    for _ in range(4):
        with refused("not_allowed"):
            vault_client.open_case(uuid4(), case.wrap, f"person:{anna}", "coordinator", "arrange")
    open_as(anna, "coordinator", case)
    for _ in range(4):
        with refused("not_allowed"):
            vault_client.open_case(uuid4(), case.wrap, f"person:{anna}", "coordinator", "arrange")
    assert rung(anna) == []
    with refused("not_allowed"):
        vault_client.open_case(uuid4(), case.wrap, f"person:{anna}", "coordinator", "arrange")
    assert rung(anna) == [("tries", "coordinator", 1)]


def test_founding_and_every_later_change_of_the_list_ring(vault: RunningVault) -> None:
    anna, berta = enrolled_coordinator(), enrolled_coordinator()
    vault_client.found()
    with refused("approvers"):
        vault_client.enrol(uuid4(), "coordinator")
    vault_client.enrol(uuid4(), "coordinator", (str(anna), str(berta)))
    assert rung(anna) == [
        ("founded", "system", 1),
        ("list", "coordinator", 1),
        ("list_refused", "steward", 1),
    ]


def test_the_representative_reads_days_kinds_roles_and_counts_and_no_person(
    vault: RunningVault,
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    own = adopt_case(person=anna)
    with refused("not_allowed"):
        open_as(anna, "coordinator", own)
    close_as(anna, "coordinator", case)
    (hers,) = vault_alarms.alarms(f"person:{anna}", "coordinator")
    (seen,) = vault_alarms.alarms(f"person:{uuid4()}", "staff_representative")
    assert (hers.own, seen.own) == (True, False)
    assert (seen.day, seen.kind, seen.role, seen.count) == (DAY, "too_near", "coordinator", 1)
    assert str(anna) not in repr(seen) and str(own.case_id) not in repr(hers)


def test_nobody_else_reads_the_alarms(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    assert rung(anna) == []
    for role in ("coordinator", "steward", "supporter", "colleague"):
        with refused("not_allowed"):
            vault_alarms.alarms(f"person:{uuid4()}", role)


def look(who: UUID, role: str, kind: str, about: str) -> None:
    vault_alarms.look_at_alarm(DAY, kind, about, f"person:{who}", role)


def looked(who: UUID) -> dict[str, str]:
    (line,) = vault_alarms.alarms(f"person:{who}", "coordinator")
    return dict(line.looked)


def test_both_must_look_and_a_mark_hides_nothing_from_the_other(vault: RunningVault) -> None:
    anna, rep, case = enrolled_coordinator(), uuid4(), adopt_case()
    with refused("not_allowed"):
        open_as(uuid4(), "supporter", case)
    assert looked(anna) == {}
    look(anna, "coordinator", "not_assigned", "supporter")
    assert looked(anna) == {"coordinator": "2026-01-05"}
    assert len(vault_alarms.alarms(f"person:{rep}", "staff_representative")) == 1
    look(rep, "staff_representative", "not_assigned", "supporter")
    assert looked(anna) == {"coordinator": "2026-01-05", "staff_representative": "2026-01-05"}
    assert len(vault_alarms.alarms(f"person:{rep}", "staff_representative")) == 1


def test_the_next_alarm_of_the_kind_takes_the_mark_away(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    with refused("not_allowed"):
        open_as(uuid4(), "supporter", case)
    look(anna, "coordinator", "not_assigned", "supporter")
    with refused("not_allowed"):
        open_as(uuid4(), "supporter", case)
    assert looked(anna) == {}


def test_whom_it_is_about_cannot_say_that_it_was_looked_at(vault: RunningVault) -> None:
    anna, berta = enrolled_coordinator(), enrolled_coordinator()
    with refused("not_allowed"):
        open_as(anna, "coordinator", adopt_case(person=anna))
    with refused("not_allowed"):
        look(anna, "coordinator", "too_near", "coordinator")
    look(berta, "coordinator", "too_near", "coordinator")
    assert set(looked(berta)) == {"coordinator"}


def to_tell() -> list[tuple[int, str | None]]:
    found = vault_alarms.alarms_to_tell()
    return [(one.count, one.person) for one in found if one.kind == "not_assigned"]


def test_it_is_told_once_and_again_when_it_grew_tenfold(vault: RunningVault) -> None:
    case, lying = adopt_case(), uuid4()
    told = []
    for _ in range(12):
        with refused("not_allowed"):
            open_as(lying, "supporter", case)
        told += to_tell()
        for one in vault_alarms.alarms_to_tell():
            vault_alarms.alarm_told(one)
    assert told == [(1, f"person:{lying}"), (10, f"person:{lying}")]


def test_alarms_outlive_a_restart_and_are_read_from_the_folder_alone(
    vault: RunningVault, capsys: pytest.CaptureFixture[str]
) -> None:
    case = adopt_case()
    with refused("not_allowed"):
        open_as(uuid4(), "supporter", case)
    vault.restart()
    assert main(["alarms", "--dir", str(vault.folder)]) == 0
    assert capsys.readouterr().out == "2026-01-05 not_assigned supporter 1 looked: nobody\n"


def test_invented_names_fill_no_disk(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    for _ in range(520):
        with refused("not_allowed"):
            open_as(uuid4(), "supporter", case)
    (rows,) = vault.core.store.column("SELECT count(*) FROM alarms")
    assert rows == 501
    assert rung(anna) == [("not_assigned", "supporter", 520)]


def test_after_two_years_an_alarm_is_forgotten(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    with refused("not_allowed"):
        open_as(uuid4(), "supporter", case)
    wraps = {case.case_id: case.wrap}
    vault.clock.turn(days=729)
    wraps = vault.turn(wraps)
    assert rung(anna) != []
    vault.clock.turn(days=2)
    vault.turn(wraps)
    assert rung(anna) == []
