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
from vault import cases, facts, openings, people, root, turns
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
    "destroy_facts": (lambda core: facts.destroy_facts(core, before="2026"), "destroy_facts"),
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

    for period in ("2024", "2024", "2023", "2099"):
        facts.take_facts(vault.core, period=period)

    assert [one["action"] for one in read_entries(vault.folder)[before:]] == ["take_facts"]
    assert vault.core.store.meta("log_size") == before + 1


# --- a case ---------------------------------------------------------------------------------------


def test_each_change_of_a_case_is_entered_by_who_made_it_and_the_store_counts_it(
    vault: RunningVault,
) -> None:
    core, an, ben, event = vault.core, uuid4(), uuid4(), uuid4()
    anna = enrolled_coordinator()
    coordinator: dict[str, Any] = {"actor": f"person:{anna}", "role": "coordinator"}
    case, other = adopt_case(), adopt_case(incident=event, removal="b" * 64)
    one: dict[str, Any] = {"case_id": str(case.case_id)}

    def change(call: Callable[..., object], **words: Any) -> tuple[str, str, str, str]:
        call(core, **words)
        last = read_entries(vault.folder, other.key)[-1]
        kept = [core.store.meta(word) for word in ("log_size", "log_hash")]
        assert kept == [core.log.size, core.log.root]
        who = "anna" if last["actor"] == f"person:{anna}" else last["actor"]
        return who, last["role"], last["action"], last.get("purpose", "")

    assert read_entries(vault.folder)[-1]["action"] == "adopt"
    assert change(cases.assign, supporter=f"person:{ben}", **one, **coordinator) == (
        "anna", "coordinator", "assign", "arrange",
    )  # fmt: skip
    assert change(cases.assign, supporter=None, **one, **coordinator)[2] == "end_assignment"
    assert change(cases.identify, person=str(an), **one, **coordinator) == (
        "anna", "coordinator", "identify", "correct",
    )  # fmt: skip
    own: dict[str, Any] = {"actor": f"person:{an}", "role": "colleague"}
    assert change(cases.give_code, code="a" * 64, **one, **own)[1:] == (
        "colleague", "give_code", "own",
    )  # fmt: skip
    assert change(cases.mark_offered, **one)[2] == "offer"
    size = core.log.size
    cases.mark_offered(core, **one)
    assert core.log.size == size
    assert change(cases.set_aside, persons=[str(ben)], **one)[:3] == (
        "system:matching", "system", "set_aside",
    )  # fmt: skip
    assert change(cases.report_damaged, **one)[2] == "damaged"
    assert change(cases.withdraw_by_code, code="b" * 64)[1:] == ("reporter", "withdraw", "close")
    assert vault_client.offers_made(event) is True
    assert cases.withdraw_by_code(core, code="b" * 64) is None
    assert read_entries(vault.folder)[-1]["action"] == "withdraw_refused"


def test_merging_is_entered_and_takes_over_events_and_who_was_set_aside(
    vault: RunningVault,
) -> None:
    core, an, far = vault.core, uuid4(), uuid4()
    anna, first, second, third = enrolled_coordinator(), uuid4(), uuid4(), uuid4()
    kept = adopt_case(person=an, incident=first)
    middle = adopt_case(person=an, incident=second)
    last = adopt_case(person=an, incident=third, apart=(far,))
    who: dict[str, Any] = {"actor": f"person:{anna}", "role": "coordinator"}

    for stays, goes in ((middle, last), (kept, middle)):
        cases.merge(core, case_id=str(stays.case_id), other_id=str(goes.case_id), **who)

    found = core.store.case(str(kept.case_id))
    assert found is not None
    assert set(core.store.incidents_of(found)) == {
        core.tag("incident", str(one)) for one in (first, second, third)
    }
    assert core.tag("person", str(far)) in found.apart
    entry = read_entries(vault.folder)[-1]
    assert (entry["role"], entry["action"], entry["purpose"]) == ("coordinator", "merge", "merge")
    assert core.store.meta("log_size") == core.log.size


def test_requests_of_nobody_known_of_two_people_or_of_one_case_are_not_merged(
    vault: RunningVault,
) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    one, two = adopt_case(person=an), adopt_case(person=an)
    nobody, no_one, bo = adopt_case(), adopt_case(), adopt_case(person=uuid4())
    who: dict[str, Any] = {"actor": f"person:{anna}", "role": "coordinator"}

    for pair in ((nobody, no_one), (one, nobody), (one, bo), (one, one)):
        ids = [str(case.case_id) for case in pair]
        with pytest.raises(Refused, match="not_allowed"):
            cases.merge(vault.core, case_id=ids[0], other_id=ids[1], **who)
    cases.merge(vault.core, case_id=str(one.case_id), other_id=str(two.case_id), **who)


def test_the_first_case_closes_the_list_for_two_people_exactly(vault: RunningVault) -> None:
    enrolled_coordinator()
    adopt_case()
    assert vault.core.store.meta("founded") == 0
    vault.core.store.run("INSERT INTO roles VALUES ('steward', 'somebody')")
    adopt_case()

    assert (vault.core.store.meta("founded"), vault.core.store.meta("ever_adopted")) == (1, 1)


def test_a_way_in_by_code_ends_with_the_case(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case(code="c" * 64)
    openings.open_by_code(vault.core, code="c" * 64)
    assert str(case.case_id) in vault.core.grants

    close_as(anna, "coordinator", case)

    assert vault.core.grants == {}


@pytest.mark.parametrize("role", ["supporter", "colleague", "steward"])
def test_only_who_coordinates_recognises_a_name_and_only_oneself_gets_a_code(
    vault: RunningVault, role: str
) -> None:
    ben, case = uuid4(), adopt_case()
    who: dict[str, Any] = {"case_id": str(case.case_id), "actor": f"person:{ben}", "role": role}

    with pytest.raises(Refused, match="not_allowed"):
        cases.identify(vault.core, person=str(uuid4()), **who)
    with pytest.raises(Refused, match="not_allowed"):
        cases.give_code(vault.core, code="a" * 64, **who)
    found = vault.core.store.case(str(case.case_id))
    assert found is not None and (found.person, found.code) == (None, None)


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
