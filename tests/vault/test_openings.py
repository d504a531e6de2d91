"""The edges of opening: what a question may not be, who is entered, and who stands near."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import (
    Adopted,
    RunningVault,
    adopt_case,
    enrolled_coordinator,
    read_entries,
)
from tests.vault.asking import close_as, open_as, refused
from tests.vault.test_alarms import rung
from vault import openings
from vault.core import Refused
from vault.protections import ALL


def entered(vault: RunningVault) -> list[tuple[str, str, str]]:
    return [
        (one["actor"], one["action"], one.get("purpose", "")) for one in read_entries(vault.folder)
    ]


def ask_many(vault: RunningVault, anna: UUID, **changes: Any) -> dict[str, Any]:
    case = adopt_case()
    asked: dict[str, Any] = {
        "case_ids": [str(case.case_id)],
        "sizes": [len(case.wrap)],
        "wraps": case.wrap,
        "actor": f"person:{anna}",
        "role": "coordinator",
        "purpose": "arrange",
    }
    return openings.open_many(vault.core, **(asked | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"sizes": []},
        {"sizes": [1]},
        {"sizes": [1, 1]},
        {"wraps": b""},
        {"case_ids": []},
        {"sizes": [0, 0], "wraps": b""},
        {"purpose": "curiosity"},
    ],
)
def test_a_question_that_does_not_add_up_opens_nothing(
    vault: RunningVault, changes: dict[str, Any]
) -> None:
    anna = enrolled_coordinator()

    assert ask_many(vault, anna)["opened"] == [0]
    with pytest.raises(Refused, match="malformed"):
        ask_many(vault, anna, **changes)


def test_a_case_that_nobody_knows_is_passed_by_and_rings_nothing(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    who = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
    unknown = uuid4()

    found = vault_client.open_many([(unknown, case.wrap), (case.case_id, case.wrap)], *who)

    assert found == {unknown: None, case.case_id: case.key}
    assert rung(anna) == []


def test_the_first_reason_is_what_rings(vault: RunningVault) -> None:
    anna, ben = enrolled_coordinator(), uuid4()
    own, other = adopt_case(person=ben), adopt_case()

    asked = [(one.case_id, one.wrap) for one in (own, other)]
    vault_client.open_many(asked, f"person:{ben}", "supporter", Purpose.SUPPORT)

    assert rung(anna) == [("too_near", "supporter", 1)]


def test_a_page_that_showed_a_case_before_rings_nothing_on_loading_again(
    vault: RunningVault,
) -> None:
    anna = enrolled_coordinator()
    hidden = adopt_case(person=anna)
    wraps = [(hidden.case_id, hidden.wrap)]
    who = (f"person:{anna}", "coordinator", Purpose.ARRANGE)

    assert vault_client.look_over([hidden.case_id], wraps, *who) == (
        set(),
        {hidden.case_id: None},
    )
    assert rung(anna) == []
    vault_client.open_many(wraps, *who)
    assert rung(anna) == [("too_near", "coordinator", 1)]


def test_what_nobody_looks_at_breaks_no_row_of_refusals(vault: RunningVault) -> None:
    """Opening nothing is no success: four refusals, an empty round and a fifth ring."""
    anna, case = enrolled_coordinator(), adopt_case()

    def miss() -> None:
        with refused("not_allowed"):
            vault_client.open_case(uuid4(), case.wrap, f"person:{anna}", "coordinator", "arrange")

    for _ in range(4):
        miss()
    vault_client.open_many([], f"person:{anna}", "coordinator", Purpose.ARRANGE)
    miss()

    assert rung(anna) == [("tries", "coordinator", 1)]


def test_a_role_without_a_limit_opens_nothing_and_rings(vault: RunningVault) -> None:
    vault.restart(protections=replace(ALL, authority_is_checked=False))
    anna, case = enrolled_coordinator(), adopt_case()

    with refused("too_many"):
        vault_client.open_case(case.case_id, case.wrap, f"person:{anna}", "board", "arrange")
    assert rung(anna) == [("many", "unknown", 1)]


def test_a_code_lets_in_from_the_moment_it_is_given(vault: RunningVault) -> None:
    case = adopt_case(code="a" * 64)
    openings.open_by_code(vault.core, code="a" * 64)

    assert vault.core.grants[str(case.case_id)] > vault.clock.now
    assert vault.core.grants[str(case.case_id)] == vault.clock.now + 900


def look(vault: RunningVault, case: Adopted, role: str, actor: str) -> list[str]:
    return openings.visible(vault.core, case_ids=[str(case.case_id)], actor=actor, role=role)


def test_only_a_colleagues_look_is_counted_as_one(vault: RunningVault) -> None:
    vault.restart(limits={"find": 1})
    anna, ben = enrolled_coordinator(), uuid4()
    case = adopt_case(person=ben)

    for _ in range(2):
        assert look(vault, case, "coordinator", f"person:{anna}") == [str(case.case_id)]
    assert look(vault, case, "colleague", f"person:{ben}") == [str(case.case_id)]
    with pytest.raises(Refused, match="too_many"):
        look(vault, case, "colleague", f"person:{uuid4()}")


def around(vault: RunningVault, case: Adopted, among: list[Adopted], actor: str, role: str) -> Any:
    return openings.around(
        vault.core,
        case_id=str(case.case_id),
        among=[str(one.case_id) for one in among],
        actor=actor,
        role=role,
    )


def test_looking_around_an_own_case_costs_a_look_and_around_anothers_gives_nothing(
    vault: RunningVault,
) -> None:
    vault.restart(limits={"find": 1})
    anna, mo, event = enrolled_coordinator(), uuid4(), uuid4()
    case, talk = adopt_case(person=mo, incident=event), adopt_case(incident=event)

    for _ in range(2):
        found = around(vault, case, [talk], f"person:{anna}", "coordinator")
        assert found == [str(talk.case_id)]
    assert around(vault, case, [talk], f"person:{mo}", "colleague") == [str(talk.case_id)]
    with pytest.raises(Refused, match="too_many"):
        around(vault, case, [talk], f"person:{uuid4()}", "colleague")


def test_around_a_case_that_is_gone_is_nothing(vault: RunningVault) -> None:
    anna, event = enrolled_coordinator(), uuid4()
    case, talk = adopt_case(incident=event), adopt_case(incident=event)
    close_as(anna, "coordinator", case)

    assert around(vault, case, [talk], f"person:{anna}", "coordinator") == []


def test_without_the_check_of_authority_a_stranger_sees_so_the_check_is_what_hides(
    vault: RunningVault,
) -> None:
    mo, case = uuid4(), adopt_case()
    stranger = f"person:{uuid4()}"

    assert look(vault, case, "supporter", stranger) == []
    with pytest.raises(Refused):
        openings.cases_of_person(vault.core, person=str(mo), actor=stranger)
    vault.restart(protections=replace(ALL, authority_is_checked=False))
    assert look(vault, case, "supporter", stranger) == [str(case.case_id)]
    assert openings.cases_of_person(vault.core, person=str(mo), actor=stranger) == []


def same(vault: RunningVault, case: Adopted, actor: str, role: str) -> list[str]:
    return openings.same_person(vault.core, case_id=str(case.case_id), actor=actor, role=role)


def test_the_standing_instruction_finds_a_second_request_at_night_and_is_entered(
    vault: RunningVault,
) -> None:
    an = uuid4()
    case, other = adopt_case(person=an), adopt_case(person=an)

    assert same(vault, case, "system:standing", "system") == [str(other.case_id)]
    assert entered(vault)[-1] == ("system:standing", "open", "arrange")


def test_who_looks_for_a_second_request_is_entered_as_merging(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    case, other = adopt_case(person=an), adopt_case(person=an)

    assert same(vault, case, f"person:{anna}", "coordinator") == [str(other.case_id)]
    assert entered(vault)[-1] == (f"person:{anna}", "open", "merge")


@pytest.mark.parametrize(
    ("actor", "role"),
    [("system:matching", "system"), ("system:clock", "system"), ("person:x", "supporter")],
)
def test_nobody_else_learns_of_a_second_request(vault: RunningVault, actor: str, role: str) -> None:
    an = uuid4()
    case, _ = adopt_case(person=an), adopt_case(person=an)

    assert same(vault, case, "system:standing", "system")
    with pytest.raises(Refused, match="not_allowed"):
        same(vault, case, actor, role)
    vault.restart(protections=replace(ALL, authority_is_checked=False))
    with pytest.raises(Refused, match="not_allowed"):
        same(vault, case, actor, role)


def test_asking_who_stands_near_is_entered(vault: RunningVault) -> None:
    case = adopt_case()

    openings.conflicts(vault.core, case_id=str(case.case_id), persons=[])

    assert entered(vault)[-1] == ("system:matching", "open", "match")


def test_asked_together_a_closed_case_is_left_out(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    closed, case = adopt_case(person=an), adopt_case(person=an)
    open_as(anna, "coordinator", closed)
    close_as(anna, "coordinator", closed)

    ids = [str(closed.case_id), str(case.case_id)]
    found = openings.conflicts_together(vault.core, case_ids=ids, persons=[str(an)])

    assert found == {"near": {str(case.case_id): [0]}, "events": {}}


def test_who_supports_another_of_the_event_stands_near_and_ones_own_supporter_does_not(
    vault: RunningVault,
) -> None:
    anna, event, ben, cy, an, free = enrolled_coordinator(), uuid4(), *(uuid4() for _ in range(4))
    case, other = adopt_case(person=an, incident=event), adopt_case(incident=event)
    for one, supporter in ((case, ben), (other, cy)):
        vault_client.assign(one.case_id, f"person:{supporter}", f"person:{anna}", "coordinator")
    people = [str(one) for one in (an, ben, cy, free)]

    near = openings.conflicts(vault.core, case_id=str(case.case_id), persons=people)

    assert near == [str(an), str(cy)]


def test_a_person_without_an_event_stands_near_their_own_case(vault: RunningVault) -> None:
    an, case = uuid4(), adopt_case()
    own = adopt_case(person=an)

    for one, near in ((own, [str(an)]), (case, [])):
        asked = {"case_id": str(one.case_id), "persons": [str(an)]}
        assert openings.conflicts(vault.core, **asked) == near  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("incidents", "numbers"),
    [
        ({"a": [b"1"], "b": [b"2"], "c": [b"1"]}, {"a": 0, "b": 1, "c": 0}),
        ({"a": [b"1"], "b": [b"2"], "c": [b"2", b"1"]}, {"a": 0, "b": 0, "c": 0}),
        (
            {"a": [b"1"], "b": [b"2", b"3"], "c": [b"3", b"1"], "d": [b"2"]},
            dict.fromkeys("abcd", 0),
        ),
        ({"a": [], "b": [b"1"]}, {"b": 0}),
    ],
)
def test_cases_joined_by_a_merged_request_are_one_event(
    incidents: dict[str, list[bytes]], numbers: dict[str, int]
) -> None:
    assert openings._events(incidents) == numbers
