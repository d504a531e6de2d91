"""Telling the FHIR release of a message that does not say which it is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.incidents.logic.fhir_release import REFUSALS, Release, release_of
from tests.factories.fhir import an_lfpse_event, an_r4_event, an_r5_event, an_stu3_event

NEUTRAL = st.dictionaries(
    st.sampled_from(["actuality", "subject", "location", "recorder", "detected", "outcome"]),
    st.just({}),
)
STU3 = st.sampled_from([{"type": {}}, {"eventParticipant": []}, {"category": "AE"}])
R5 = st.sampled_from(
    [{"status": "completed"}, {"code": {}}, {"occurrenceDateTime": ""}, {"occurrencePeriod": {}}]
)
R4 = st.sampled_from([{"event": {}}, {"date": ""}, {"identifier": {"value": "1"}}])


@pytest.mark.parametrize(
    ("resource", "release"),
    [
        (an_stu3_event(), Release.STU3),
        (an_lfpse_event(), Release.LFPSE),
        (an_r4_event(), Release.R4),
        (an_r5_event(), Release.R5),
        (an_r5_event(date="2026-03-01"), Release.MIXED),
        (an_r4_event(status="completed"), Release.MIXED),
    ],
)
def test_each_release_is_told_by_its_own_fields(resource: dict[str, Any], release: str) -> None:
    assert release_of(resource) == release


def test_a_profile_of_lfpse_is_enough() -> None:
    url = "https://psims.example/StructureDefinition/patient-safety-adverse-event-5"

    assert release_of(an_r4_event(meta={"profile": [url]})) == Release.LFPSE


def test_a_list_of_identifiers_is_not_a_mark_of_r4() -> None:
    assert release_of({"identifier": [{"value": "1"}], "status": "completed"}) == Release.R5


def test_what_cannot_be_read_has_a_sentence() -> None:
    assert set(REFUSALS) == set(Release) - {Release.R4, Release.R5}


@given(NEUTRAL, STU3, st.one_of(R5, R4, st.just({})))
def test_a_mark_of_stu3_decides_whatever_stands_beside_it(
    neutral: dict[str, Any], mark: dict[str, Any], other: dict[str, Any]
) -> None:
    assert release_of(neutral | other | mark) == Release.STU3


@given(NEUTRAL, R5)
def test_marks_of_r5_alone_are_r5(neutral: dict[str, Any], mark: dict[str, Any]) -> None:
    assert release_of(neutral | mark) == Release.R5


@given(NEUTRAL, R4)
def test_marks_of_r4_alone_are_r4(neutral: dict[str, Any], mark: dict[str, Any]) -> None:
    assert release_of(neutral | mark) == Release.R4


@given(NEUTRAL, R4, R5)
def test_marks_of_both_are_for_a_person(
    neutral: dict[str, Any], r4: dict[str, Any], r5: dict[str, Any]
) -> None:
    assert release_of(neutral | r4 | r5) == Release.MIXED
