"""Who may open: every refusal comes after the owner succeeded on the same case."""

from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import open_as, open_as_system, refused
from vault.authority import (
    COORDINATORS,
    LISTED_ROLES,
    PURPOSES,
    PURPOSES_OF_SYSTEM,
    WORDS,
    Asking,
    is_system,
    may,
    may_assign,
    stands_right,
)
from vault.store import Case


@pytest.mark.parametrize("role", ["coordinator", "deputy_coordinator"])
def test_only_those_on_the_vaults_own_list_coordinate(vault: RunningVault, role: str) -> None:
    anna, case = enrolled_coordinator(role), adopt_case()
    assert open_as(anna, role, case) == case.key
    with refused("not_allowed"):
        open_as(uuid4(), role, case)


def test_a_listed_deputy_does_not_open_as_coordinator(vault: RunningVault) -> None:
    dora, case = enrolled_coordinator("deputy_coordinator"), adopt_case()
    assert open_as(dora, "deputy_coordinator", case) == case.key
    with refused("not_allowed"):
        open_as(dora, "coordinator", case)


def test_the_steward_is_refused_content(vault: RunningVault) -> None:
    anna, stef, case = enrolled_coordinator(), enrolled_coordinator("steward"), adopt_case()
    assert open_as(anna, "coordinator", case) == case.key
    with refused("not_allowed"):
        open_as(stef, "steward", case)
    with refused("not_allowed"):
        open_as(stef, "coordinator", case)


def test_only_the_assigned_supporter_opens(vault: RunningVault) -> None:
    anna, ben, case = enrolled_coordinator(), uuid4(), adopt_case()
    with refused("not_allowed"):
        open_as(ben, "supporter", case)
    vault_client.assign(case.case_id, f"person:{ben}", f"person:{anna}", "coordinator")
    assert open_as(ben, "supporter", case) == case.key
    vault_client.assign(case.case_id, None, f"person:{ben}", "supporter")
    with refused("not_allowed"):
        open_as(ben, "supporter", case)


def test_a_supporter_cannot_hand_the_case_to_somebody_else(vault: RunningVault) -> None:
    anna, ben, case = enrolled_coordinator(), uuid4(), adopt_case()
    vault_client.assign(case.case_id, f"person:{ben}", f"person:{anna}", "coordinator")
    with refused("not_allowed"):
        vault_client.assign(case.case_id, f"person:{uuid4()}", f"person:{ben}", "supporter")
    assert open_as(ben, "supporter", case) == case.key


def test_the_standing_instruction_assigns_and_the_clock_only_ends(vault: RunningVault) -> None:
    ben, case = uuid4(), adopt_case()
    with refused("not_allowed"):
        vault_client.assign(case.case_id, f"person:{ben}", "system:clock", "system")
    vault_client.assign(case.case_id, f"person:{ben}", "system:standing", "system")
    assert open_as(ben, "supporter", case) == case.key
    vault_client.assign(case.case_id, None, "system:clock", "system")
    with refused("not_allowed"):
        open_as(ben, "supporter", case)


def test_nobody_supports_herself_or_those_she_stands_above(vault: RunningVault) -> None:
    anna, an, chief = enrolled_coordinator(), uuid4(), uuid4()
    case = adopt_case(person=an, apart=(chief,))
    for near in (an, chief):
        with refused("not_allowed"):
            vault_client.assign(case.case_id, f"person:{near}", f"person:{anna}", "coordinator")
    vault_client.assign(case.case_id, f"person:{uuid4()}", f"person:{anna}", "coordinator")


def test_a_case_of_the_coordinator_is_invisible_to_her_work_role(vault: RunningVault) -> None:
    anna, dora = enrolled_coordinator(), enrolled_coordinator("deputy_coordinator")
    case, other = adopt_case(person=anna), adopt_case()
    assert open_as(anna, "colleague", case) == open_as(dora, "deputy_coordinator", case) == case.key
    with refused("not_allowed"):
        open_as(anna, "coordinator", case)
    both = [case.case_id, other.case_id]
    assert vault_client.visible(both, f"person:{anna}", "coordinator") == {other.case_id}
    assert vault_client.visible(both, f"person:{dora}", "deputy_coordinator") == set(both)


def test_somebody_set_aside_later_is_refused_from_then_on(vault: RunningVault) -> None:
    anna, ben, case = enrolled_coordinator(), uuid4(), adopt_case()
    vault_client.assign(case.case_id, f"person:{ben}", f"person:{anna}", "coordinator")
    assert open_as(anna, "coordinator", case) == open_as(ben, "supporter", case) == case.key
    vault_client.set_aside(case.case_id, [anna, ben])
    for who, role in ((anna, "coordinator"), (ben, "supporter")):
        with refused("not_allowed"):
            open_as(who, role, case)
        assert vault_client.visible([case.case_id], f"person:{who}", role) == set()


def test_a_colleague_opens_only_her_own_case(vault: RunningVault) -> None:
    an, bo = uuid4(), uuid4()
    case = adopt_case(person=an)
    assert open_as(an, "colleague", case) == case.key
    with refused("not_allowed"):
        open_as(bo, "colleague", case)
    ids = [case.case_id]
    assert vault_client.visible(ids, f"person:{an}", "colleague") == {case.case_id}
    assert vault_client.visible(ids, f"person:{bo}", "colleague") == set()


def test_a_return_code_opens_its_case_for_a_quarter_of_an_hour(vault: RunningVault) -> None:
    code = sha256(b"a long random code").hexdigest()
    case, other = adopt_case(code=code), adopt_case()
    asked = ("public", "return_code", Purpose.OWN)
    with refused("not_allowed"):
        vault_client.open_case(case.case_id, case.wrap, *asked)
    assert vault_client.open_by_code(code) == case.case_id
    assert vault_client.open_case(case.case_id, case.wrap, *asked) == case.key
    with refused("not_allowed"):
        vault_client.open_case(other.case_id, other.wrap, *asked)
    vault.clock.turn(minutes=15)
    with refused("not_allowed"):
        vault_client.open_case(case.case_id, case.wrap, *asked)


def test_an_unknown_return_code_opens_nothing(vault: RunningVault) -> None:
    with refused("not_allowed"):
        vault_client.open_by_code(sha256(b"guessed").hexdigest())


def test_a_missing_case_looks_like_a_forbidden_one(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    assert open_as(anna, "coordinator", case) == case.key
    case.case_id = uuid4()
    with refused("not_allowed"):
        open_as(anna, "coordinator", case)


def test_parts_of_the_system_open_for_their_own_purpose_only(vault: RunningVault) -> None:
    case = adopt_case()
    assert open_as_system("matching", case, Purpose.MATCH) == case.key
    assert open_as_system("clock", case, Purpose.REMIND) == case.key
    for word, purpose in (("matching", Purpose.REMIND), ("clock", Purpose.MATCH)):
        with refused("not_allowed"):
            open_as_system(word, case, purpose)
    with refused("not_allowed"):
        open_as_system("importer", case, Purpose.MATCH)


def test_a_person_is_never_the_system(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    with refused("not_allowed"):
        vault_client.open_case(case.case_id, case.wrap, f"person:{anna}", "system", Purpose.MATCH)


def test_a_person_in_the_systems_role_sees_nothing(vault: RunningVault) -> None:
    incident, anna = uuid4(), enrolled_coordinator()
    case = adopt_case(incident=incident)
    ids = [case.case_id]
    assert vault_client.visible(ids, "system:matching", "system") == {case.case_id}
    assert vault_client.visible(ids, f"person:{anna}", "system") == set()
    with refused("not_allowed"):
        vault_client.cases_of_incident(incident, f"person:{anna}", "system")


def test_a_purpose_outside_the_list_is_malformed(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    who = (case.case_id, case.wrap, f"person:{anna}", "coordinator")
    with refused("malformed"):
        vault_client.open_case(*who, "curiosity")
    with refused("not_allowed"):
        vault_client.open_case(*who, Purpose.MATCH)


def test_the_clients_purposes_are_the_vaults_words() -> None:
    assert {purpose.value for purpose in Purpose} == WORDS


TAGS = [bytes([n]) for n in range(4)]
some_tag = st.none() | st.sampled_from(TAGS)
cases = st.builds(
    Case,
    case_id=st.just("c"),
    epoch=st.just(1),
    handle=st.just("h"),
    person=some_tag,
    supporter=some_tag,
    apart=st.frozensets(st.sampled_from(TAGS)),
)
askings = st.builds(
    Asking,
    actor=st.sampled_from(["person:x", "public", "system:clock", "system:matching", "system:x"]),
    role=st.sampled_from([*PURPOSES, "system", "steward", "board", ""]),
    tag=some_tag,
    listed=st.booleans(),
    granted=st.frozensets(st.sampled_from(["c", "d"])),
)
purposes = st.sampled_from(sorted(WORDS))


@given(cases, askings, purposes)
def test_whoever_stands_near_has_no_work_role_whatever_else_is_true(
    case: Case, asking: Asking, purpose: str
) -> None:
    near = asking.tag is not None and asking.tag in {case.person, *case.apart}
    if near and asking.role in ("coordinator", "deputy_coordinator", "supporter"):
        assert not may(case, asking, purpose)
        assert not may_assign(case, asking, None)


@given(cases, askings, purposes)
def test_every_permission_has_a_ground_in_the_index(
    case: Case, asking: Asking, purpose: str
) -> None:
    grounds = {
        "coordinator": asking.listed and asking.tag is not None,
        "deputy_coordinator": asking.listed and asking.tag is not None,
        "supporter": case.supporter is not None and case.supporter == asking.tag,
        "colleague": case.person is not None and case.person == asking.tag,
        "return_code": "c" in asking.granted,
        "system": asking.actor in PURPOSES_OF_SYSTEM,
    }
    if may(case, asking, purpose):
        assert grounds.get(asking.role, False)


@given(cases, askings, st.sampled_from(TAGS))
def test_nobody_near_the_colleague_is_ever_assigned(
    case: Case, asking: Asking, supporter: bytes
) -> None:
    if supporter in {case.person, *case.apart}:
        assert not may_assign(case, asking, supporter)


NEAR = Case("c", 1, "h", person=TAGS[0], supporter=TAGS[1], apart=frozenset({TAGS[2]}))


def asking(role: str, tag: bytes | None = None, actor: str = "person:x", **more: Any) -> Asking:
    return Asking(actor, role, tag, **{"listed": False, **more})


@pytest.mark.parametrize(
    ("who", "somebody", "nobody"),
    [
        (asking("coordinator", TAGS[3], listed=True), True, True),
        (asking("deputy_coordinator", TAGS[3], listed=True), True, True),
        (asking("coordinator", TAGS[3]), False, False),
        (asking("coordinator", TAGS[2], listed=True), False, False),
        (asking("coordinator", None, listed=True), False, False),
        (asking("steward", TAGS[3], listed=True), False, False),
        (asking("supporter", TAGS[1]), False, True),
        (asking("supporter", TAGS[3]), False, False),
        (asking("colleague", TAGS[0]), False, False),
        (asking("return_code", granted=frozenset({"c"})), False, False),
        (asking("system", actor="system:standing"), True, True),
        (asking("system", actor="system:clock"), False, True),
        (asking("system", actor="system:matching"), False, False),
    ],
)
def test_who_assigns_and_who_only_ends(who: Asking, somebody: bool, nobody: bool) -> None:
    assert may_assign(NEAR, who, TAGS[3]) is somebody
    assert may_assign(NEAR, who, None) is nobody
    assert not may_assign(NEAR, who, TAGS[0]) and not may_assign(NEAR, who, TAGS[2])


@pytest.mark.parametrize(
    ("who", "purpose", "allowed"),
    [
        (asking("supporter", TAGS[1]), "support", True),
        (asking("supporter", TAGS[3]), "support", False),
        (asking("supporter", TAGS[1]), "arrange", False),
        (asking("colleague", TAGS[0]), "own", True),
        (asking("colleague", TAGS[1]), "own", False),
        (asking("colleague", TAGS[0]), "support", False),
        (asking("return_code", granted=frozenset({"c"})), "own", True),
        (asking("return_code", granted=frozenset({"d"})), "own", False),
        (asking("coordinator", TAGS[3], listed=True), "arrange", True),
        (asking("coordinator", TAGS[3], listed=True), "own", False),
        (asking("coordinator", TAGS[3]), "arrange", False),
        (asking("coordinator", None, listed=True), "arrange", False),
        (asking("system", actor="system:intake"), "receive", True),
        (asking("system", actor="system:intake"), "match", False),
        (asking("system", actor="system:unknown"), "match", False),
    ],
)
def test_who_opens_for_what(who: Asking, purpose: str, allowed: bool) -> None:
    assert may(NEAR, who, purpose) is allowed


@pytest.mark.parametrize("role", ["steward", "board", "system", ""])
def test_no_other_role_stands_right_to_a_case_however_listed(role: str) -> None:
    assert stands_right(NEAR, asking("coordinator", TAGS[3], listed=True))
    assert not stands_right(NEAR, asking(role, TAGS[3], listed=True))


def test_only_a_known_part_in_its_own_role_is_the_system() -> None:
    assert is_system(asking("system", actor="system:clock"))
    assert not is_system(asking("system", actor="person:x"))
    assert not is_system(asking("coordinator", actor="system:clock"))


def test_the_log_has_no_name_for_a_colleague() -> None:
    assert asking("coordinator").log_name == "person:x"
    assert asking("colleague").log_name == asking("return_code").log_name == "colleague"


def test_each_role_has_the_purposes_of_its_work_and_no_others() -> None:
    arranging = {"arrange", "correct", "merge", "remind", "close"}

    assert {
        "coordinator": arranging,
        "deputy_coordinator": arranging,
        "supporter": {"support", "hand_over", "correct", "close"},
        "colleague": {"own", "close"},
        "return_code": {"own", "close"},
    } == PURPOSES
    assert {
        "system:matching": {"match"},
        "system:standing": {"match", "arrange", "remind"},
        "system:clock": {"remind", "close"},
        "system:intake": {"receive"},
    } == PURPOSES_OF_SYSTEM
    assert {"coordinator", "deputy_coordinator"} == COORDINATORS
    assert {"coordinator", "deputy_coordinator", "steward"} == LISTED_ROLES
