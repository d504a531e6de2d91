"""What the index knows of a case, from adoption to closing."""

from uuid import UUID, uuid4

from naast.privacy import sealing, vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import Adopted, RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import FACT, close_as, open_as, open_as_system, refused


def test_adopting_twice_gives_the_same_key_again(vault: RunningVault) -> None:
    anna, case_id, key = enrolled_coordinator(), uuid4(), sealing.new_key()
    epoch = vault_client.public_key()
    wrap = sealing.wrap_for_vault(key, case_id, epoch)
    register = {"person": None, "incident": None, "apart": [], "code": None}
    envelope = sealing.envelope_for_vault(register, case_id, epoch)
    vault_client.adopt(case_id, wrap, envelope)
    again = vault_client.adopt(case_id, wrap, envelope)
    who = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
    assert vault_client.open_case(case_id, again, *who) == key


def test_a_case_cannot_be_adopted_again_under_another_key(vault: RunningVault) -> None:
    case = adopt_case()
    with refused("damaged"):
        adopt_case(case_id=case.case_id)


def test_a_register_of_another_case_is_refused(vault: RunningVault) -> None:
    epoch, key, one, other = vault_client.public_key(), sealing.new_key(), uuid4(), uuid4()
    register = {"person": None, "incident": None, "apart": [], "code": None}
    wrap = sealing.wrap_for_vault(key, one, epoch)
    with refused("damaged"):
        vault_client.adopt(one, wrap, sealing.envelope_for_vault(register, other, epoch))
    vault_client.adopt(one, wrap, sealing.envelope_for_vault(register, one, epoch))


def test_a_register_with_a_stray_part_is_malformed(vault: RunningVault) -> None:
    epoch, case_id = vault_client.public_key(), uuid4()
    register = {"person": None, "incident": None, "apart": [], "code": None, "name": "An"}
    with refused("malformed"):
        vault_client.adopt(
            case_id,
            sealing.wrap_for_vault(sealing.new_key(), case_id, epoch),
            sealing.envelope_for_vault(register, case_id, epoch),
        )


def test_the_person_finds_her_own_open_cases_and_nobody_elses(vault: RunningVault) -> None:
    an, bo = uuid4(), uuid4()
    hers = adopt_case(person=an)
    adopt_case(person=bo)
    assert vault_client.cases_of_person(an, f"person:{an}") == [hers.case_id]
    with refused("not_allowed"):
        vault_client.cases_of_person(bo, f"person:{an}")


def test_a_coordinator_sees_other_cases_of_the_same_person_for_merging(
    vault: RunningVault,
) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    one, other = adopt_case(person=an), adopt_case(person=an)
    hidden = adopt_case(person=an, apart=(anna,))
    adopt_case(person=uuid4())
    asked = (f"person:{anna}", "coordinator")
    assert vault_client.same_person(one.case_id, *asked) == [other.case_id]
    with refused("not_allowed"):
        vault_client.same_person(hidden.case_id, *asked)


def test_a_case_without_a_known_person_has_no_same_person(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    one, _other = adopt_case(), adopt_case()
    assert vault_client.same_person(one.case_id, f"person:{anna}", "coordinator") == []


def test_a_recognised_name_gives_the_case_to_its_person_once(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    case = adopt_case()
    vault_client.identify(case.case_id, an, f"person:{anna}", "coordinator")
    assert open_as(an, "colleague", case) == case.key
    with refused("not_allowed"):
        vault_client.identify(case.case_id, uuid4(), f"person:{anna}", "coordinator")


def test_nobody_is_recognised_by_herself_or_in_another_role(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    with refused("not_allowed"):
        vault_client.identify(case.case_id, anna, f"person:{anna}", "coordinator")
    with refused("not_allowed"):
        vault_client.identify(case.case_id, uuid4(), f"person:{uuid4()}", "supporter")


def test_offers_are_made_when_no_open_case_of_the_incident_waits(vault: RunningVault) -> None:
    incident = uuid4()
    assert vault_client.offers_made(incident) is False
    one, other = adopt_case(incident=incident), adopt_case(incident=incident)
    vault_client.mark_offered(one.case_id)
    assert vault_client.offers_made(incident) is False
    vault_client.mark_offered(other.case_id)
    assert vault_client.offers_made(incident) is True


def test_offers_stay_made_after_the_last_case_of_the_incident_closed(vault: RunningVault) -> None:
    anna, incident = enrolled_coordinator(), uuid4()
    case = adopt_case(incident=incident)
    close_as(anna, "coordinator", case)
    assert vault_client.offers_made(incident) is True


def test_an_incident_is_forgotten_with_the_keys_of_its_last_case(vault: RunningVault) -> None:
    anna, incident = enrolled_coordinator(), uuid4()
    close_as(anna, "coordinator", adopt_case(incident=incident))
    for _ in range(7):
        vault.turn()
    assert vault_client.offers_made(incident) is False
    assert vault.core.store.rows("SELECT * FROM incidents") == []


def test_an_incident_is_remembered_as_long_as_a_case_is_open(vault: RunningVault) -> None:
    incident = uuid4()
    case = adopt_case(incident=incident)
    vault_client.mark_offered(case.case_id)
    wraps = {case.case_id: case.wrap}
    for _ in range(9):
        wraps = vault.turn(wraps)
    assert vault_client.offers_made(incident) is True


def test_cases_of_an_incident_are_those_the_coordinator_may_open(vault: RunningVault) -> None:
    anna, incident = enrolled_coordinator(), uuid4()
    case = adopt_case(incident=incident)
    adopt_case(incident=incident, apart=(anna,))
    adopt_case(incident=uuid4())
    found = vault_client.cases_of_incident(incident, f"person:{anna}", "coordinator")
    assert found == [case.case_id]
    assert len(vault_client.cases_of_incident(incident, "system:matching", "system")) == 2
    with refused("not_allowed"):
        vault_client.cases_of_incident(incident, f"person:{anna}", "colleague")


def test_what_is_around_a_case_is_told_to_those_who_stand_right_to_it(vault: RunningVault) -> None:
    anna, mo, incident = enrolled_coordinator(), uuid4(), uuid4()
    case, talk = adopt_case(person=mo, incident=incident), adopt_case(incident=incident)
    near, other = adopt_case(incident=incident, apart=(anna,)), adopt_case(incident=uuid4())
    among = [one.case_id for one in (case, talk, near, other)]

    def around(one: UUID, actor: UUID, role: str) -> set[UUID]:
        return vault_client.around(one, among, f"person:{actor}", role)

    assert around(case.case_id, mo, "colleague") == {talk.case_id, near.case_id}
    assert around(talk.case_id, anna, "coordinator") == {case.case_id}
    assert around(case.case_id, uuid4(), "colleague") == set()
    assert around(near.case_id, anna, "coordinator") == set()
    assert around(other.case_id, anna, "coordinator") == set()
    assert vault_client.around(talk.case_id, among, "system:clock", "system") == {
        case.case_id,
        near.case_id,
    }


def test_conflicts_are_the_colleague_the_involved_and_those_set_aside(
    vault: RunningVault,
) -> None:
    incident, an, bo, chief, free = uuid4(), uuid4(), uuid4(), uuid4(), uuid4()
    case = adopt_case(person=an, incident=incident)
    adopt_case(person=bo, incident=incident)
    adopt_case(person=free, incident=uuid4())
    vault_client.set_aside(case.case_id, [chief])
    assert vault_client.conflicts(case.case_id, [an, bo, chief, free]) == {an, bo, chief}


def test_closing_forgets_the_case_at_once_and_keeps_one_fact(vault: RunningVault) -> None:
    anna, an = enrolled_coordinator(), uuid4()
    case = adopt_case(person=an, incident=uuid4(), apart=(uuid4(),))
    assert open_as(anna, "coordinator", case) == case.key
    close_as(anna, "coordinator", case)
    with refused("closed"):
        open_as(anna, "coordinator", case)
    assert vault_client.cases_of_person(an, f"person:{an}") == []
    assert vault.core.store.rows("SELECT * FROM cases") == []
    assert vault.core.store.rows("SELECT * FROM apart") == []
    assert vault_client.fact_count() == 1


def test_closing_again_gives_the_same_receipt_and_no_second_fact(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    case = adopt_case()
    assert close_as(anna, "coordinator", case) == close_as(anna, "coordinator", case)
    assert vault_client.fact_count() == 1


def test_a_fact_of_another_length_is_refused_and_nothing_is_closed(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    case = adopt_case()
    with refused("malformed"):
        close_as(anna, "coordinator", case, FACT[:-1])
    assert open_as(anna, "coordinator", case) == case.key


def test_a_wrongly_named_person_leaves_no_fact(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    close_as(anna, "coordinator", adopt_case(), None)
    assert vault_client.fact_count() == 0


def test_a_closed_case_cannot_be_adopted_again(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    case = adopt_case()
    close_as(anna, "coordinator", case)
    with refused("closed"):
        adopt_case(case_id=case.case_id)


def test_the_mark_of_a_closed_case_dies_with_its_keys(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    close_as(anna, "coordinator", adopt_case())
    for _ in range(6):
        vault.turn()
    assert len(vault.core.store.rows("SELECT * FROM tombstones")) == 1
    vault.turn()
    assert vault.core.store.rows("SELECT * FROM tombstones") == []


def test_a_case_is_closed_with_its_own_wrap_only(vault: RunningVault) -> None:
    anna, one, other = enrolled_coordinator(), adopt_case(), adopt_case()
    with refused("damaged"):
        vault_client.close(one.case_id, other.wrap, f"person:{anna}", "coordinator", None)
    assert open_as(anna, "coordinator", one) == one.key


def test_a_damaged_case_can_still_be_closed(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    vault_client.report_damaged(case.case_id)
    vault_client.close(case.case_id, b"", f"person:{anna}", "coordinator", None)
    with refused("closed"):
        open_as(anna, "coordinator", case)


def test_the_clock_may_close_and_matching_may_not(vault: RunningVault) -> None:
    case = adopt_case()
    closing = (case.case_id, case.wrap)
    with refused("not_allowed"):
        vault_client.close(*closing, "system:matching", "system", None)
    vault_client.close(*closing, "system:clock", "system", None)
    with refused("closed"):
        open_as_system("clock", case, Purpose.REMIND)


def test_two_runs_of_the_vault_find_the_same_cases(vault: RunningVault) -> None:
    anna, an, ben = enrolled_coordinator(), uuid4(), uuid4()
    case = adopt_case(person=an)
    vault_client.assign(case.case_id, f"person:{ben}", f"person:{anna}", "coordinator")
    vault.restart()
    assert open_as(ben, "supporter", case) == open_as(an, "colleague", case) == case.key


def merged(vault: RunningVault) -> tuple[Adopted, UUID, UUID]:
    """A case that stands for a second incident, too, since another was merged into it."""
    anna, an, incident = enrolled_coordinator(), uuid4(), uuid4()
    kept, other = adopt_case(person=an, incident=uuid4()), adopt_case(person=an, incident=incident)
    vault_client.merge(kept.case_id, other.case_id, f"person:{anna}", "coordinator")
    close_as(anna, "coordinator", other, None)
    return kept, anna, incident


def test_a_merged_case_remembers_the_second_incident_as_long_as_it_is_open(
    vault: RunningVault,
) -> None:
    kept, _anna, incident = merged(vault)
    vault_client.mark_offered(kept.case_id)
    wraps = {kept.case_id: kept.wrap}
    for _ in range(9):
        wraps = vault.turn(wraps)
    assert vault_client.offers_made(incident) is True


def test_both_incidents_are_forgotten_seven_turns_after_the_merged_case(
    vault: RunningVault,
) -> None:
    kept, anna, incident = merged(vault)
    wraps = vault.turn(vault.turn({kept.case_id: kept.wrap}))
    kept.wrap = wraps[kept.case_id]
    close_as(anna, "coordinator", kept)
    for _ in range(6):
        vault.turn()
    assert vault_client.offers_made(incident) is True
    vault.turn()
    assert vault.core.store.rows("SELECT * FROM incidents") == []


def test_who_was_involved_in_the_second_incident_stands_too_near_as_well(
    vault: RunningVault,
) -> None:
    kept, _anna, incident = merged(vault)
    bo = uuid4()
    adopt_case(person=bo, incident=incident)
    assert vault_client.conflicts(kept.case_id, [bo, uuid4()]) == {bo}
