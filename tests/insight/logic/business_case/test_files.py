"""A case as a file: it reads again as it was, and everything wrong is named by its field."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.business_case.files import (
    CaseFile,
    UnreadableCase,
    Wrong,
    read_case,
    written,
)
from naast.insight.logic.business_case.inputs import BLANK, SPECS, Given, Saving, Trust
from tests.factories.business_case import a_business_case


def refused(told: object) -> list[tuple[str, Wrong]]:
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    with pytest.raises(UnreadableCase) as error:
        read_case(content)
    return [(one.where, one.wrong) for one in error.value.problems]


def test_a_case_that_was_written_reads_as_it_was() -> None:
    file = CaseFile(a_business_case(quit_with=None), "Gasthuis")

    assert read_case(written(file).encode()) == file


def test_null_is_blank_left_out_is_as_proposed_and_a_bare_number_has_no_source() -> None:
    found = read_case(b'{"counted": ["leaving"], "inputs": {"minutes": null, "team": 12}}').case

    assert found.of("minutes") == BLANK
    assert found.of("conversations").trust is Trust.PUBLISHED
    assert found.of("team") == Given(Decimal(12))
    assert found.counted == {Saving.LEAVING}


@pytest.mark.parametrize(
    ("told", "where", "wrong"),
    [
        ({"cost": 3}, "cost", Wrong.UNKNOWN),
        ({"currency": "BTC"}, "currency", Wrong.NOT_A_WORD),
        ({"counted": "leaving"}, "counted", Wrong.NOT_A_WORD),
        ({"counted": ["joy"]}, "counted[0]", Wrong.NOT_A_WORD),
        ({"hospital": 3}, "hospital", Wrong.NOT_TEXT),
        ({"hospital": "x" * 121}, "hospital", Wrong.TOO_LONG),
        ({"inputs": []}, "inputs", Wrong.NOT_FIELDS),
        ({"inputs": {"teams": 3}}, "inputs.teams", Wrong.UNKNOWN),
        ({"inputs": {"team": "3"}}, "inputs.team", Wrong.NOT_A_NUMBER),
        ({"inputs": {"team": True}}, "inputs.team", Wrong.NOT_A_NUMBER),
        ({"inputs": {"team": {"value": "3"}}}, "inputs.team.value", Wrong.NOT_A_NUMBER),
        ({"inputs": {"team": {"value": 0}}}, "inputs.team.value", Wrong.OUT_OF_BOUNDS),
        ({"inputs": {"quit_with": {"value": 101}}}, "inputs.quit_with.value", Wrong.OUT_OF_BOUNDS),
        ({"inputs": {"software": -1}}, "inputs.software.value", Wrong.OUT_OF_BOUNDS),
        ({"inputs": {"software": 1.00001}}, "inputs.software.value", Wrong.TOO_FINE),
        ({"inputs": {"team": {"value": 3, "low": 2}}}, "inputs.team.high", Wrong.HALF_A_RANGE),
        ({"inputs": {"team": {"low": 2, "high": 3}}}, "inputs.team.value",
         Wrong.RANGE_WITHOUT_VALUE),
        ({"inputs": {"team": {"value": 9, "low": 2, "high": 3}}}, "inputs.team.high",
         Wrong.RANGE_BESIDE_VALUE),
        ({"inputs": {"team": {"value": 1, "low": 2, "high": 3}}}, "inputs.team.low",
         Wrong.RANGE_BESIDE_VALUE),
        ({"inputs": {"team": {"value": 1, "from": "heaven"}}}, "inputs.team.from",
         Wrong.NOT_A_WORD),
        ({"inputs": {"team": {"value": 1, "source": "x" * 161}}}, "inputs.team.source",
         Wrong.TOO_LONG),
        ({"inputs": {"team": {"worth": 1}}}, "inputs.team.worth", Wrong.UNKNOWN),
        ([], "", Wrong.NOT_FIELDS),
        (b"{", "", Wrong.NOT_JSON),
        (b"\xff\xfe", "", Wrong.NOT_JSON),
        (b'{"hospital": "a", "hospital": "b"}', "hospital", Wrong.TWICE),
        (b'{"inputs": {"software": NaN}}', "inputs.software", Wrong.NOT_A_NUMBER),
        (b'{"inputs": {"software": 1e999999999999999999999}}', "inputs.software.value",
         Wrong.OUT_OF_BOUNDS),
        (b'{"inputs": {"software": ' + b"9" * 5000 + b"}}", "", Wrong.NOT_JSON),
        (b"[" * 100_000, "", Wrong.NOT_JSON),
        (b" " * 200_001, "", Wrong.TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_field(told: object, where: str, wrong: Wrong) -> None:
    assert refused(told) == [(where, wrong)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = refused({"cost": 1, "inputs": {"team": "x", "software": -1}})

    assert found == [
        ("cost", Wrong.UNKNOWN),
        ("inputs.team", Wrong.NOT_A_NUMBER),
        ("inputs.software.value", Wrong.OUT_OF_BOUNDS),
    ]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(
    told=ANYTHING
    | st.fixed_dictionaries({"inputs": st.dictionaries(st.sampled_from(list(SPECS)), ANYTHING)})
)
def test_whatever_the_file_holds_it_is_read_or_refused_in_words(told: object) -> None:
    try:
        read_case(json.dumps(told).encode())
    except UnreadableCase as error:
        assert error.problems
