"""Files that mean harm, or are simply broken: a sentence, never a crash, nothing read."""

import json

import pytest

from naast.incidents.logic.fhir_read import read_fhir
from naast.incidents.logic.json_safely import MAXIMUM_BYTES, read_json
from naast.incidents.logic.rows import FileRefused
from tests.factories.fhir import a_reading, an_r5_event, read_one

XML = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "canary"><!ENTITY b "&a;&a;">]>
<AdverseEvent xmlns="http://hl7.org/fhir"><id value="&b;"/></AdverseEvent>"""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"hello", "not JSON"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"\x00\x01\x02", "not JSON"),
        (XML, "This is XML"),
        (b"[" * 100_000, "deeper"),
        (b'{"a":' * 900 + b"1" + b"}" * 900, "deeper"),
        (b'{"resourceType": "Bundle", "resourceType": "AdverseEvent"}', "one field twice"),
        (b'{"resourceType": NaN}', "not JSON"),
        (b'{"resourceType": ' + b"9" * 5000 + b"}", "not JSON"),
        (b" " * (MAXIMUM_BYTES + 1), "larger than 25 MB"),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        list(read_fhir(content, a_reading()))

    assert sentence in str(refused.value.sentence)


def test_the_same_reader_reads_an_honest_file() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": [1]}') == {"a": [1]}


def test_a_wide_bundle_without_events_is_refused() -> None:
    content = json.dumps({"resourceType": "Bundle", "entry": [{"a": [1] * 50}] * 19_000}).encode()

    with pytest.raises(FileRefused):
        read_fhir(content, a_reading())


@pytest.mark.parametrize(
    "field",
    ["meta", "category", "identifier", "participant", "location", "contained", "extension", "code"],
)
@pytest.mark.parametrize("value", [7, "x", [], {}, [[]], [None], {"a": {}}, True, ["x"], [{}]])
def test_a_field_of_any_shape_never_breaks_the_reader(field: str, value: object) -> None:
    row = read_one(an_r5_event(**{field: value}))

    assert (row.draft is None) == bool(row.problems)


def test_scripts_and_percent_signs_stay_words() -> None:
    row = read_one(an_r5_event(**{"%(x)s<script>": 1}))

    assert str(row.problems[0]) == "FHIR R5 has no field %(x)s<script>."
