"""Whatever changes the vault is entered in its log, and the store knows how far the log goes."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from naast.privacy import vault_client
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator, read_entries
from tests.vault.asking import close_as, open_as, refused
from tests.vault.test_alarms import rung
from tests.vault.test_people import names
from vault import facts, people, root, turns
from vault.core import Core, Refused

Change = Callable[[Core], object]


def a_drill(core: Core) -> None:
    public, sheets = root.new_root()
    with core.store.change():
        core.store.set_meta("root_public", public)
    question = root.drill_question(core)
    reply = root.open_with_sheets(root.two_sheets(sheets[:2]), question, root.DRILL)
    root.drill_answer(core, reply=reply)


CHANGES: dict[str, tuple[Change, str]] = {
    "begin_turn": (turns.begin_turn, "begin_turn"),
    "finish_turn": (lambda core: (turns.begin_turn(core), turns.finish_turn(core)), "finish_turn"),
    "enrol": (lambda core: people.enrol(core, person="p", role="steward", by=()), "enrol"),
    "dismiss": (lambda core: people.dismiss(core, person="p", role="steward", by=()), "dismiss"),
    "found": (
        lambda core: (
            [people.enrol(core, person=one, role="steward", by=()) for one in "ab"],
            people.found(core),
        ),
        "found",
    ),
    "destroy_facts": (lambda core: facts.destroy_facts(core, period="2026"), "destroy_facts"),
    "drill": (a_drill, "drill_held"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_the_last_entry_and_the_store_counts_it(
    vault: RunningVault, name: str
) -> None:
    change, action = CHANGES[name]

    change(vault.core)

    last = read_entries(vault.folder)[-1]
    kept = [vault.core.store.meta(word) for word in ("log_size", "log_hash")]
    assert (last["actor"], last["role"], last["action"]) == ("system:clock", "system", action)
    assert kept == [vault.core.log.size, vault.core.log.root]


def test_taking_facts_is_entered_once_and_nothing_taken_is_no_entry(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    for _ in range(10):
        close_as(anna, "coordinator", adopt_case())
    before = vault.core.log.size

    for period in ("2026", "2026", "2027"):
        facts.take_facts(vault.core, period=period)

    assert [one["action"] for one in read_entries(vault.folder)[before:]] == ["take_facts"]
    assert vault.core.store.meta("log_size") == before + 1


# --- the list -------------------------------------------------------------------------------------


@pytest.fixture
def two(vault: RunningVault) -> tuple[UUID, UUID]:
    pair = enrolled_coordinator(), enrolled_coordinator("steward")
    vault_client.found()
    return pair


def test_one_alone_dismisses_nobody_and_every_dismissal_is_told(
    vault: RunningVault, two: tuple[UUID, UUID]
) -> None:
    third = uuid4()
    vault_client.enrol(third, "deputy_coordinator", by=names(*two))
    size = vault.core.log.size

    with refused("approvers"):
        vault_client.dismiss(third, "deputy_coordinator", by=names(two[0], two[0]))
    vault_client.dismiss(third, "deputy_coordinator", by=names(*two))

    entered = [(one["action"], one["actor"]) for one in read_entries(vault.folder)[size:]]
    assert [action for action, _ in entered] == ["dismiss_refused", "dismiss", "dismiss"]
    assert [actor for _, actor in entered[1:]] == list(names(*two))
    assert ("list", "deputy_coordinator", 2) in rung(two[0])


def test_before_the_first_case_the_list_stays_free_however_many_stand_on_it(
    vault: RunningVault,
) -> None:
    for role in ("coordinator", "steward", "deputy_coordinator"):
        enrolled_coordinator(role)
    assert vault_client.health().founded is False

    alone = enrolled_coordinator("steward")
    vault_client.dismiss(alone, "steward", by=())
    assert alone not in vault_client.roles()["steward"]


def test_founding_again_changes_and_enters_nothing(
    vault: RunningVault, two: tuple[UUID, UUID]
) -> None:
    size = vault.core.log.size

    people.found(vault.core)

    assert vault.core.log.size == size


# --- the turn -------------------------------------------------------------------------------------


def test_a_second_turn_of_a_day_is_too_soon_by_either_clock(
    vault: RunningVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.restart(demo=False)
    awake = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: awake[0])
    vault.core.turned = 0.0
    turns.begin_turn(vault.core)
    turns.finish_turn(vault.core)

    def next_turn() -> str:
        try:
            turns.begin_turn(vault.core)
        except Refused as problem:
            return problem.reason
        turns.finish_turn(vault.core)
        return "turned"

    assert next_turn() == "too_soon"
    awake[0] = turns.LEAST_SECONDS - 1
    assert next_turn() == "too_soon"
    awake[0] += 1  # the wall clock stands still, and the machine was up for long enough
    assert [next_turn(), next_turn()] == ["turned", "too_soon"]
    vault.clock.turn(hours=20)
    assert next_turn() == "turned"


def test_a_case_is_wrapped_anew_only_where_it_must_be(vault: RunningVault) -> None:
    case = adopt_case()
    before = vault.core.store.db.total_changes

    again = turns.rewrap(vault.core, case_id=str(case.case_id), wrap=case.wrap)

    assert vault.core.store.db.total_changes == before
    assert again != case.wrap


def test_an_open_case_with_a_wrap_of_long_ago_is_damaged_and_not_closed(
    vault: RunningVault,
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    old, wraps = case.wrap, {case.case_id: case.wrap}
    for _ in range(8):
        wraps = vault.turn(wraps)

    with pytest.raises(Refused, match="damaged"):
        turns.rewrap(vault.core, case_id=str(case.case_id), wrap=old)
    case.wrap = wraps[case.case_id]
    assert open_as(anna, "coordinator", case) == case.key


def test_finishing_without_a_turn_does_nothing(vault: RunningVault) -> None:
    size = vault.core.log.size

    assert turns.finish_turn(vault.core) == []
    assert vault.core.log.size == size


def test_the_mark_of_what_was_closed_goes_with_its_night(vault: RunningVault) -> None:
    anna, event = enrolled_coordinator(), uuid4()
    close_as(anna, "coordinator", adopt_case(incident=event))

    def left() -> tuple[int, int]:
        rows = vault.core.store.rows
        return len(rows("SELECT * FROM tombstones")), len(rows("SELECT * FROM incidents"))

    for _ in range(6):
        vault.turn()
    assert left() == (1, 1)
    vault.turn()
    assert left() == (0, 0)


def test_others_see_the_log_up_to_the_last_night(vault: RunningVault) -> None:
    vault.turn()
    heads = vault.core.store.rows("SELECT size FROM heads ORDER BY size")
    case = adopt_case()
    vault.clock.turn(days=1)
    vault.turn({case.case_id: case.wrap})

    assert vault.core.store.rows("SELECT size FROM heads ORDER BY size")[: len(heads)] == heads
    assert (vault.core.log.size,) in vault.core.store.rows("SELECT size FROM heads")


# --- the drill ------------------------------------------------------------------------------------


def answered(core: Core, reply: bytes) -> str:
    try:
        return root.drill_answer(core, reply=reply)
    except Refused as problem:
        return problem.reason


def test_a_drill_is_answered_by_the_sheets_once_and_by_nothing_else(vault: RunningVault) -> None:
    core: Any = vault.core
    with pytest.raises(Refused, match="no_root"):
        root.drill_question(core)
    assert (root.safety(core)["sheets"], root.safety(core)["term"]) == (False, 0)
    assert answered(core, b"") == "not_allowed"
    public, sheets = root.new_root()
    with core.store.change():
        core.store.set_meta("root_public", public)
    size = core.log.size

    right = root.open_with_sheets(
        root.two_sheets(sheets[1:]), root.drill_question(core), root.DRILL
    )
    assert len(right) == 32
    assert [answered(core, reply) for reply in (bytes(32), right)] == ["not_allowed"] * 2
    right = root.open_with_sheets(
        root.two_sheets(sheets[1:]), root.drill_question(core), root.DRILL
    )
    assert [answered(core, reply) for reply in (right, right)] == [core.today(), "not_allowed"]

    assert root.safety(core) == {
        "sheets": True,
        "drilled": core.today(),
        "replica": "",
        "term": 0,
    }
    assert [one["action"] for one in read_entries(vault.folder)[size:]] == ["drill_held"]
