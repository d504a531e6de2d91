"""Who was involved, as FHIR says it: staff only, each once, never the patient."""

from typing import Any

from tests.factories.fhir import ADirectory, a_bundle, an_r4_event, an_r5_event, coded, read_one
from tests.factories.fhir import read as read_all

FUNCTION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"


def a_practitioner(identity: str = "n1", **kw: Any) -> dict[str, Any]:
    return {
        "resourceType": "Practitioner",
        "id": identity,
        "name": [{"use": "old", "text": "Former Name"}, {"family": "Wit", "given": ["Sanne"]}],
        "telecom": [
            {"system": "phone", "use": "work", "value": "020 123 45 67"},
            {"system": "phone", "use": "mobile", "value": "+31 6 12345678"},
            {"system": "email", "value": "S.Wit@Hospital.Example"},
        ],
    } | kw


def names(event: dict[str, Any]) -> list[str]:
    return [one.name for one in read_one(event).involved]


def test_a_contributor_of_r4_is_involved() -> None:
    event = an_r4_event(contributor=[{"reference": "#n1"}], contained=[a_practitioner()])

    (sanne,) = read_one(event).involved

    assert (sanne.name, sanne.phone, sanne.email) == (
        "Sanne Wit",
        "+31 6 12345678",
        "s.wit@hospital.example",
    )
    assert (sanne.support_already, sanne.may_call) == ("unknown", "not_asked")


def test_participants_of_r5_are_involved_and_those_who_only_told_are_not() -> None:
    def actor(name: str, function: str | None) -> dict[str, Any]:
        said = {"function": coded(FUNCTION, function)} if function else {}
        return said | {"actor": {"type": "Practitioner", "display": name}}

    event = an_r5_event(
        participant=[
            actor("Took Part", "PART"),
            actor("Saw It", "WIT"),
            actor("Says Nothing", None),
            actor("Wrote It", "AUT"),
            actor("Was Asked", "INF"),
        ]
    )

    assert names(event) == ["Took Part", "Saw It", "Says Nothing"]


def test_the_recorder_alone_is_not_involved() -> None:
    assert names(an_r4_event()) == []


def test_the_recorder_who_also_took_part_is_marked_as_the_reporter() -> None:
    reference = {"reference": "#n1"}
    event = an_r4_event(contributor=[reference], recorder=reference, contained=[a_practitioner()])

    (sanne,) = read_one(event).involved

    assert sanne.is_reporter


def test_a_staff_member_who_was_hurt_is_involved() -> None:
    by_type = an_r5_event(subject={"type": "Practitioner", "display": "Hurt Colleague"})
    by_reference = an_r4_event(subject={"reference": "Practitioner/9", "display": "Hurt Colleague"})

    assert names(by_type) == ["Hurt Colleague"]
    assert names(by_reference) == ["Hurt Colleague"]


def test_the_patient_and_the_family_are_never_taken_over() -> None:
    patient = {"resourceType": "Patient", "id": "p", "name": [{"text": "Canary"}]}
    event = an_r5_event(
        subject={"reference": "#p", "display": "Canary"},
        participant=[
            {"actor": {"reference": "#p", "display": "Canary"}},
            {"actor": {"type": "RelatedPerson", "display": "Canary"}},
            {"actor": {"reference": "Patient/8", "display": "Canary"}},
        ],
        contained=[patient],
    )

    row = read_one(event)

    assert row.involved == ()
    assert "Canary" not in repr(row)


def test_a_name_that_may_be_the_patients_is_left_out_and_said() -> None:
    row = read_one(an_r5_event(participant=[{"actor": {"display": "Canary"}}]))

    assert row.involved == ()
    assert "without saying whether they are staff" in str(row.notes[0])
    assert "Canary" not in repr(row)


def test_a_role_leads_to_its_person_and_gives_department_and_profession() -> None:
    role = {
        "resourceType": "PractitionerRole",
        "id": "role",
        "practitioner": {"reference": "Practitioner/n1"},
        "organization": {"display": "Surgery"},
        "code": [{"text": "Verpleegkundige"}],
    }
    event = an_r5_event(
        participant=[
            {"actor": {"reference": "PractitionerRole/role"}},
            {"actor": {"reference": "Practitioner/n1"}},
        ]
    )

    (row,) = read_all(a_bundle(event, role, a_practitioner()))

    assert [(one.name, one.department, one.profession) for one in row.involved] == [
        ("Sanne Wit", "Surgery", "nurse")
    ]


def test_a_reference_that_leads_nowhere_still_is_somebody_who_must_not_be_forgotten() -> None:
    row = read_one(an_r4_event(contributor=[{"reference": "Practitioner/4242"}]))

    assert [one.name for one in row.involved] == ["4242"]
    assert "the coordinator looks it up" in str(row.notes[-1])


def test_a_staff_number_finds_the_person_only_if_the_family_name_agrees() -> None:
    number = [{"value": "4711"}]
    right = a_practitioner(identifier=number)
    wrong = a_practitioner(identifier=number, name=[{"family": "Jansen"}])
    event = an_r4_event(contributor=[{"reference": "#n1"}])

    assert read_one(event | {"contained": [right]}).involved[0].person_id == ADirectory.person_id
    assert read_one(event | {"contained": [wrong]}).involved[0].person_id is None


def test_an_employee_number_without_a_name_finds_the_person() -> None:
    employee = coded("http://terminology.hl7.org/CodeSystem/v2-0203", "EI")
    actor = {"type": "Practitioner", "identifier": {"type": employee, "value": "4711"}}

    (sanne,) = read_one(an_r5_event(participant=[{"actor": actor}])).involved

    assert (sanne.person_id, sanne.name) == (ADirectory.person_id, "Sanne de Wit")


def test_a_number_that_cannot_be_dialled_is_left_out() -> None:
    broken = a_practitioner(telecom=[{"system": "phone", "value": "ask the desk"}])
    event = an_r4_event(contributor=[{"reference": "#n1"}], contained=[broken])

    assert read_one(event).involved[0].phone == ""
