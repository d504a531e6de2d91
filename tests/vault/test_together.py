"""Several cases in one round: who is too near to each, and a list with some of its keys."""

from uuid import uuid4

import pytest

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator, read_entries
from tests.vault.asking import refused

pytestmark = pytest.mark.usefixtures("vault")


def as_coordinator() -> tuple[str, str]:
    return f"person:{enrolled_coordinator()}", "coordinator"


def test_together_each_case_has_the_conflicts_it_has_alone(vault: RunningVault) -> None:
    incident, an, bo, chief, free = uuid4(), uuid4(), uuid4(), uuid4(), uuid4()
    first = adopt_case(person=an, incident=incident)
    second = adopt_case(person=bo, incident=incident)
    alone = adopt_case(person=None, apart=(chief,))
    cases, people = [first.case_id, second.case_id, alone.case_id], [an, bo, chief, free]

    found = vault_client.conflicts_together(cases, people)

    assert found.near == {one: vault_client.conflicts(one, people) for one in cases}
    assert found.near == {cases[0]: {an, bo}, cases[1]: {an, bo}, cases[2]: {chief}}


def test_cases_of_one_event_share_a_number_and_others_do_not(vault: RunningVault) -> None:
    a, b, c = uuid4(), uuid4(), uuid4()
    who = as_coordinator()
    an = uuid4()
    of_a, of_b = adopt_case(incident=a), adopt_case(incident=b)
    of_c, kept = adopt_case(incident=c), adopt_case(person=an, incident=a)
    other, alone = adopt_case(person=an, incident=b), adopt_case()
    vault_client.merge(kept.case_id, other.case_id, *who)
    cases = [one.case_id for one in (of_b, of_c, of_a, kept, alone)]

    events = vault_client.conflicts_together(cases, []).events

    assert events[of_a.case_id] == events[of_b.case_id] == events[kept.case_id]
    assert events[of_c.case_id] != events[of_a.case_id]
    assert alone.case_id not in events


def test_together_is_entered_for_each_case_once_an_hour_by_matching(vault: RunningVault) -> None:
    cases = [adopt_case().case_id for _ in range(3)]
    before = vault_client.log_head()["size"]
    for _ in range(2):
        vault_client.conflicts_together(cases, [uuid4()])
    entries = read_entries(vault.folder)[before:]
    assert [(one["actor"], one["action"], one["purpose"]) for one in entries] == [
        ("system:matching", "open", "match")
    ] * 3


def test_a_mass_event_stays_within_what_matching_may_open(vault: RunningVault) -> None:
    cases = [adopt_case().case_id for _ in range(5)]
    vault.restart(limits={"system:matching": 5})
    for _ in range(3):
        assert len(vault_client.conflicts_together(cases, []).near) == 5
    with refused("too_many"):
        vault_client.conflicts_together([adopt_case().case_id], [])


def test_a_list_and_some_of_its_keys_come_in_one_round(vault: RunningVault) -> None:
    who = as_coordinator()
    person = who[0].removeprefix("person:")
    case, other = adopt_case(), adopt_case()
    hidden = adopt_case(apart=(person,))  # type: ignore[arg-type]
    ids = [one.case_id for one in (case, other, hidden)]

    seen, keys = vault_client.look_over(ids, [(case.case_id, case.wrap)], *who, Purpose.ARRANGE)

    assert seen == {case.case_id, other.case_id}
    assert keys == {case.case_id: case.key}


def test_looking_over_opens_nothing_that_opening_would_refuse(vault: RunningVault) -> None:
    who = as_coordinator()
    person = who[0].removeprefix("person:")
    case, hidden = adopt_case(), adopt_case(apart=(person,))  # type: ignore[arg-type]
    wraps = [(one.case_id, one.wrap) for one in (case, hidden)]

    seen, keys = vault_client.look_over(
        [case.case_id, hidden.case_id], wraps, *who, Purpose.ARRANGE
    )

    assert seen == {case.case_id}
    assert keys == {case.case_id: case.key, hidden.case_id: None}


def test_looking_over_without_keys_leaves_no_entry(vault: RunningVault) -> None:
    who, case = as_coordinator(), adopt_case()
    before = vault_client.log_head()["size"]
    assert vault_client.look_over([case.case_id], [], *who, Purpose.ARRANGE) == (
        {case.case_id},
        {},
    )
    assert vault_client.log_head()["size"] == before
