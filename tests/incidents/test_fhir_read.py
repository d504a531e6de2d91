"""FHIR messages become drafts: the event, and apart from it who of the staff was involved."""

import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from naast.incidents.logic.fhir_codes import CATEGORIES, OUTCOMES, SERIOUSNESS, SEVERITIES
from naast.incidents.logic.fhir_read import read_fhir
from naast.incidents.logic.rows import FileRefused
from tests.factories.fhir import (
    READ_AT,
    SHIPPED_EXAMPLE,
    TERMS,
    ADirectory,
    a_bundle,
    a_reading,
    an_lfpse_event,
    an_r4_event,
    an_r5_event,
    an_stu3_event,
    coded,
    read,
    read_one,
)

# Published examples of HL7. Their provenance note asks product repositories not to carry copies.
PUBLISHED = Path(
    os.environ.get("FHIR_EXAMPLES", Path(__file__).parents[3] / "shared/field/data/fhir")
)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="HL7's examples are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "kind", "people"),
    [
        ("r4_4.0.1_hl7_AdverseEvent-example", "safety_incident", 0),
        ("r4_cdmh_AdverseEvent-example", "safety_incident", 0),
        ("r5_ae-care-ig_adverseevent-clinicalcareexample1stage1.converted", "safety_incident", 0),
        ("r5_ae-care-ig_adverseevent-clinicalcareexample2phlebotomist.converted", "aggression", 1),
    ],
)
def test_the_published_examples_are_accepted(name: str, kind: str, people: int) -> None:
    (row,) = read_fhir((PUBLISHED / f"{name}.json").read_bytes(), a_reading())

    assert row.draft is not None
    assert (row.draft.kind, row.draft.harm, len(row.involved)) == (kind, "mild", people)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="HL7's examples are not beside the checkout")
def test_the_published_stu3_example_is_refused() -> None:
    path = PUBLISHED / "stu3_hl7_AdverseEvent-example.json"

    (row,) = read_fhir(path.read_bytes(), a_reading())

    assert (row.draft, "STU3" in str(row.problems[0])) == (None, True)


def test_the_shipped_example_names_two_colleagues_and_not_the_one_who_wrote_it_down() -> None:
    (row,) = read_fhir(SHIPPED_EXAMPLE.read_bytes(), a_reading())

    assert row.problems == ()
    assert [(one.name, one.phone, one.profession) for one in row.involved] == [
        ("Mirthe Zonneveld", "+31 6 55501742", "nurse"),
        ("Idris Bouazza", "+31 6 55501743", "resident"),
    ]
    assert row.draft is not None
    assert (row.draft.happened_on, row.draft.happened_at_time) == (date(2026, 3, 2), time(3, 40))
    assert (row.draft.place, row.draft.harm) == ("Intensive care", "severe")


def test_r4_is_read_in_the_hospitals_own_time() -> None:
    draft = read_one(an_r4_event()).draft

    assert draft is not None
    assert (draft.happened_on, draft.happened_at_time) == (date(2026, 3, 2), time(0, 30))
    assert (draft.kind, draft.harm, draft.source) == ("safety_incident", "mild", "fhir")
    assert (draft.source_system, draft.source_number) == ("https://tpsc.example/reports", "R4-77")


def test_a_day_without_a_time_stays_a_day() -> None:
    draft = read_one(an_r5_event()).draft

    assert draft is not None
    assert (draft.happened_on, draft.happened_at_time) == (date(2026, 3, 1), None)


@pytest.mark.parametrize(
    ("field", "value", "day"),
    [
        ("occurrencePeriod", {"start": "2026-02-27T10:00:00+01:00"}, date(2026, 2, 27)),
        ("occurrenceTiming", {"event": ["2026-02-26"]}, date(2026, 2, 26)),
        ("detected", "2026-02-25", date(2026, 2, 25)),
        ("recordedDate", "2026-02-24", date(2026, 2, 24)),
    ],
)
def test_every_way_to_say_when_is_read(field: str, value: object, day: date) -> None:
    row = read_one(an_r5_event(occurrenceDateTime=None, **{field: value}))

    assert row.draft is not None
    assert row.draft.happened_on == day


@pytest.mark.parametrize("value", ["2026", "2026-02"])
def test_a_year_or_a_month_is_no_day(value: str) -> None:
    row = read_one(an_r4_event(date=value))

    assert (row.draft, str(row.problems[0])) == (None, "The field date does not give a day.")


def test_an_event_that_lies_in_the_future_is_refused() -> None:
    assert read_one(an_r4_event(date="2026-03-03")).draft is not None

    assert read_one(an_r4_event(date="2026-03-04")).draft is None


def test_no_day_at_all_is_refused() -> None:
    row = read_one(an_r4_event(date=None))

    assert str(row.problems[0]) == "The message does not say when it happened."


def test_when_it_was_written_down_is_kept_but_never_later_than_now() -> None:
    written = read_one(an_r5_event(recordedDate="2026-03-01T10:00:00Z")).draft
    later = read_one(an_r5_event(recordedDate="2026-03-09T10:00:00Z")).draft

    assert written is not None
    assert later is not None
    assert written.recorded_at == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert later.recorded_at == READ_AT


def test_the_story_and_the_patient_are_dropped() -> None:
    contained = {
        "resourceType": "Patient",
        "id": "p",
        "name": [{"family": "Canary"}],
    }
    for event in (
        an_r4_event(),
        an_r5_event(),
        an_r5_event(subject={"reference": "#p"}, contained=[contained]),
    ):
        assert "Canary" not in repr(read_one(event))


@pytest.mark.parametrize("code", sorted(CATEGORIES))
def test_every_category_has_a_kind(code: str) -> None:
    row = read_one(an_r5_event(category=[coded(f"{TERMS}/adverse-event-category", code)]))

    assert row.draft is not None
    assert (row.draft.kind, row.notes) == (CATEGORIES[code], ())


def test_a_category_nobody_knows_is_said_and_does_no_harm() -> None:
    row = read_one(an_r5_event(category=[coded("urn:own", "zz-9")]))

    assert row.draft is not None
    assert row.draft.kind == "safety_incident"
    assert [str(note) for note in row.notes] == ["The code in category is not one Naast knows."]


def test_what_almost_happened_is_a_near_miss() -> None:
    row = read_one(an_r5_event(actuality="potential"))

    assert row.draft is not None
    assert (row.draft.kind, row.draft.actuality) == ("near_miss", "potential")


@pytest.mark.parametrize(("code", "harm"), sorted(SEVERITIES.items()))
def test_severity_of_r4_is_the_harm(code: str, harm: str) -> None:
    row = read_one(an_r4_event(severity=coded(f"{TERMS}/adverse-event-severity", code)))

    assert row.draft is not None
    assert row.draft.harm == harm


@pytest.mark.parametrize(("code", "harm"), sorted(SERIOUSNESS.items()))
def test_seriousness_gives_the_harm_whatever_its_capitals(code: str, harm: str) -> None:
    row = read_one(an_r5_event(seriousness=coded("urn:x", code.upper())))

    assert row.draft is not None
    assert row.draft.harm == harm


@pytest.mark.parametrize(("code", "harm"), sorted(OUTCOMES.items()))
def test_the_outcome_gives_the_harm(code: str, harm: str) -> None:
    row = read_one(an_r5_event(outcome=[coded("urn:x", code)]))

    assert row.draft is not None
    assert row.draft.harm == harm


def test_the_worst_of_several_degrees_counts() -> None:
    row = read_one(
        an_r4_event(outcome=coded(f"{TERMS}/adverse-event-outcome", "fatal"), contributor=[])
    )

    assert row.draft is not None
    assert (row.draft.harm, row.draft.kind) == ("death", "patient_death")


def test_an_assault_is_aggression() -> None:
    row = read_one(an_r5_event(code=coded("http://snomed.info/sct", "370927008")))

    assert row.draft is not None
    assert row.draft.kind == "aggression"


def test_the_department_is_found_by_its_name() -> None:
    row = read_one(an_r5_event(location={"display": "Surgery"}))

    assert row.draft is not None
    assert (row.draft.department_id, row.draft.place) == (ADirectory.department_id, "Surgery")


def test_a_report_entered_in_error_there_is_left_out_here() -> None:
    row = read_one(an_r5_event(status="entered-in-error"))

    assert (row.draft, row.problems) == (None, ())
    assert row.skipped is not None


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (an_r4_event(subject=None), "The field subject is missing; FHIR R4 needs it."),
        (an_r5_event(colour="red"), "FHIR R5 has no field colour."),
        (an_r5_event(detected="2026-03-01T10:00:00"), "cannot be read as FHIR R5."),
        (an_r5_event(actuality="maybe"), "The field actuality cannot be read as FHIR R5."),
        (an_r5_event(contained=[{"resourceType": "Nonsense", "id": "x"}]), "cannot be read"),
        (an_stu3_event(), "This is FHIR STU3 (release 3)."),
        (an_lfpse_event(), "LFPSE"),
        (an_r5_event(date="2026-03-01"), "fields of FHIR R4 and of R5"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(event: Any, sentence: str) -> None:
    row = read_one(event)

    assert row.draft is None
    assert sentence in str(row.problems[0])


def test_a_sentence_never_repeats_a_value_of_the_file() -> None:
    row = read_one(an_r5_event(detected="Canary", subject={"reference": ["Canary"]}))

    assert row.problems != ()
    assert "Canary" not in repr(row)


def test_a_bundle_is_read_row_by_row_and_a_bad_row_spoils_no_other() -> None:
    rows = read(a_bundle({"resourceType": "Location"}, an_r5_event(), an_stu3_event()))

    assert [(row.row, row.draft is not None) for row in rows] == [(2, True), (3, False)]


@pytest.mark.parametrize(
    "value", [{}, [], 7, {"resourceType": "Patient"}, a_bundle(), {"resourceType": "Bundle"}]
)
def test_anything_else_is_refused_as_a_whole(value: object) -> None:
    with pytest.raises(FileRefused):
        read(value)
