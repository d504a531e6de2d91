"""A web process that lies to the vault about who asks."""

from collections.abc import Callable
from dataclasses import replace
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
from tests.vault.asking import open_as, refused
from vault.protections import ALL


class Hospital:
    """Anna coordinates, Dora is deputy, Stef steward, Ben supports, An is supported, Chef is her
    head of department; another supporter has another case."""

    def __init__(self) -> None:
        self.anna, self.dora = enrolled_coordinator(), enrolled_coordinator("deputy_coordinator")
        self.chef = enrolled_coordinator()
        self.stef, self.ben, self.an = enrolled_coordinator("steward"), uuid4(), uuid4()
        self.other_ben = uuid4()
        self.case = adopt_case(person=self.an, apart=(self.chef,))
        self.elsewhere = adopt_case(person=uuid4())
        anna = (f"person:{self.anna}", "coordinator")
        vault_client.assign(self.case.case_id, f"person:{self.ben}", *anna)
        vault_client.assign(self.elsewhere.case_id, f"person:{self.other_ben}", *anna)


Lie = Callable[[Hospital], tuple[UUID, str]]
LIES: dict[str, Lie] = {
    "somebody unknown as coordinator": lambda h: (uuid4(), "coordinator"),
    "the steward as coordinator": lambda h: (h.stef, "coordinator"),
    "the steward as steward": lambda h: (h.stef, "steward"),
    "the deputy as coordinator": lambda h: (h.dora, "coordinator"),
    "a supporter of another case": lambda h: (h.other_ben, "supporter"),
    "the supporter as coordinator": lambda h: (h.ben, "coordinator"),
    "the supporter as colleague": lambda h: (h.ben, "colleague"),
    "the coordinator as supporter": lambda h: (h.anna, "supporter"),
    "the colleague herself as supporter": lambda h: (h.an, "supporter"),
    "her head, who also coordinates": lambda h: (h.chef, "coordinator"),
    "somebody else as colleague": lambda h: (uuid4(), "colleague"),
    "a person in the role of the system": lambda h: (h.anna, "system"),
}
TRIED = {"steward": Purpose.ARRANGE, "system": Purpose.MATCH}


def tell(hospital: Hospital, lie: Lie) -> tuple[UUID, bytes, str, str, Purpose]:
    who, role = lie(hospital)
    purposes = {"colleague": Purpose.OWN, "supporter": Purpose.SUPPORT}
    purpose = purposes.get(role, TRIED.get(role, Purpose.ARRANGE))
    case: Adopted = hospital.case
    return case.case_id, case.wrap, f"person:{who}", role, purpose


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_lie_about_who_asks_opens_nothing_and_is_entered(vault: RunningVault, lie: Lie) -> None:
    hospital = Hospital()
    case, asked = hospital.case, tell(hospital, lie)
    for who, role in (
        (hospital.anna, "coordinator"),
        (hospital.dora, "deputy_coordinator"),
        (hospital.ben, "supporter"),
        (hospital.an, "colleague"),
    ):
        assert open_as(who, role, case) == case.key
    before = vault_client.health().alarms
    with refused("not_allowed"):
        vault_client.open_case(*asked)
    assert vault_client.open_many([asked[:2]], *asked[2:]) == {case.case_id: None}
    assert vault_client.visible([case.case_id], *asked[2:4]) == set()
    with refused("not_allowed"):
        vault_client.close(*asked[:4], None)
    with refused("not_allowed"):
        vault_client.assign(case.case_id, f"person:{uuid4()}", *asked[2:4])
    entries = read_entries(vault.folder)
    assert "open_refused" in [entry["action"] for entry in entries]
    assert vault_client.health().alarms == before + 4
    assert open_as(hospital.anna, "coordinator", case) == case.key  # still open, still hers


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_control_without_the_vaults_own_authority_each_lie_opens_the_case(
    vault: RunningVault, lie: Lie
) -> None:
    vault.restart(protections=replace(ALL, authority_is_checked=False), limits={"steward": 9})
    hospital = Hospital()
    asked = tell(hospital, lie)
    if asked[3] == "system":
        vault.restart(limits={asked[2]: 9})
    assert vault_client.open_case(*asked) == hospital.case.key


def test_the_web_cannot_make_its_own_coordinator(vault: RunningVault) -> None:
    hospital = Hospital()
    mallory = uuid4()
    for approvers in (
        (),
        (f"person:{mallory}", f"person:{hospital.anna}"),
        (f"person:{uuid4()}", f"person:{uuid4()}"),
    ):
        with refused("approvers"):
            vault_client.enrol(mallory, "coordinator", by=approvers)  # type: ignore[arg-type]
    with refused("not_allowed"):
        open_as(mallory, "coordinator", hospital.case)
    honest = (f"person:{hospital.anna}", f"person:{hospital.stef}")
    vault_client.enrol(mallory, "coordinator", by=honest)
    assert open_as(mallory, "coordinator", hospital.case) == hospital.case.key


def test_control_without_the_vaults_own_authority_the_web_makes_a_coordinator(
    vault: RunningVault,
) -> None:
    vault.restart(protections=replace(ALL, authority_is_checked=False))
    hospital, mallory = Hospital(), uuid4()
    vault_client.enrol(mallory, "coordinator")
    assert open_as(mallory, "coordinator", hospital.case) == hospital.case.key
