"""How much one actor opens in an hour."""

from uuid import uuid4

import pytest

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator, read_entries
from tests.vault.asking import open_as, open_as_system, refused


def test_the_next_case_after_the_limit_waits_for_the_next_hour(vault: RunningVault) -> None:
    vault.restart(limits={"coordinator": 2})
    anna, cases = enrolled_coordinator(), [adopt_case() for _ in range(3)]
    assert [open_as(anna, "coordinator", case) for case in cases[:2]] == [
        case.key for case in cases[:2]
    ]
    with refused("too_many"):
        open_as(anna, "coordinator", cases[2])
    assert open_as(anna, "coordinator", cases[0]) == cases[0].key  # told already
    vault.clock.turn(hours=1)
    assert open_as(anna, "coordinator", cases[2]) == cases[2].key


def test_a_limit_is_each_actors_own(vault: RunningVault) -> None:
    vault.restart(limits={"coordinator": 1})
    anna, berta, cases = (
        enrolled_coordinator(),
        enrolled_coordinator(),
        [adopt_case(), adopt_case()],
    )
    assert open_as(anna, "coordinator", cases[0]) == cases[0].key
    assert open_as(berta, "coordinator", cases[1]) == cases[1].key


def test_a_round_beyond_the_limit_opens_nothing_at_all(vault: RunningVault) -> None:
    vault.restart(limits={"coordinator": 2})
    anna, cases = enrolled_coordinator(), [adopt_case() for _ in range(3)]
    wraps = [(case.case_id, case.wrap) for case in cases]
    asked = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
    with refused("too_many"):
        vault_client.open_many(wraps, *asked)
    assert [entry for entry in read_entries(vault.folder) if entry["action"] == "open"] == []
    assert len(vault_client.open_many(wraps[:2], *asked)) == 2


@pytest.mark.parametrize("word", ["clock", "matching"])
def test_parts_of_the_system_have_limits_too(vault: RunningVault, word: str) -> None:
    vault.restart(limits={f"system:{word}": 1})
    purpose = {"clock": Purpose.REMIND, "matching": Purpose.MATCH}[word]
    case, other = adopt_case(), adopt_case()
    assert open_as_system(word, case, purpose) == case.key
    with refused("too_many"):
        open_as_system(word, other, purpose)


def test_changing_names_does_not_help_because_everybody_together_has_a_limit(
    vault: RunningVault,
) -> None:
    vault.restart(limits={"all": 2})
    people = [enrolled_coordinator() for _ in range(3)]
    cases = [adopt_case() for _ in people]
    for person, case in list(zip(people, cases, strict=True))[:2]:
        assert open_as(person, "coordinator", case) == case.key
    with refused("too_many"):
        open_as(people[2], "coordinator", cases[2])


def test_nobody_walks_through_the_directory_to_find_who_has_a_case(vault: RunningVault) -> None:
    vault.restart(limits={"find": 2})
    an = uuid4()
    case = adopt_case(person=an)
    assert vault_client.cases_of_person(an, f"person:{an}") == [case.case_id]
    bo, cy = uuid4(), uuid4()
    assert vault_client.visible([case.case_id], f"person:{bo}", "colleague") == set()
    with refused("too_many"):
        vault_client.visible([case.case_id], f"person:{cy}", "colleague")
    with refused("too_many"):
        vault_client.cases_of_person(cy, f"person:{cy}")
    assert vault_client.cases_of_person(an, f"person:{an}") == [case.case_id]  # looked already


def test_every_refusal_for_haste_is_entered(vault: RunningVault) -> None:
    vault.restart(limits={"coordinator": 0})
    anna, case = enrolled_coordinator(), adopt_case()
    with refused("too_many"):
        open_as(anna, "coordinator", case)
    last = read_entries(vault.folder)[-1]
    assert (last["action"], last["actor"]) == ("open_refused", f"person:{anna}")
