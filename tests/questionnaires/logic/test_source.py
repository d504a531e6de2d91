"""A file from a stranger costs little, whatever is in it."""

import json

import pytest

from naast.questionnaires.logic.problems import UnreadableFile
from naast.questionnaires.logic.source import canonical, read_json
from naast.questionnaires.logic.whole import read_whole
from naast.questionnaires.wording import sentence

HOSTILE = {
    "too_large": b'"' + b"a" * 10_000_000 + b'"',
    "not_utf8": b'"\xff\xfe"',
    "is_xml": b"  <Questionnaire/>",
    "is_empty": b" \n",
    "not_json": b'{"a": 1,}',
    "odd_number": b'{"a": NaN}',
    "name_twice": b'{"a": 1, "a": 2}',
    "too_deep": b"[" * 200_000,
    "broken_text": b'{"a": "\\ud800"}',
}


@pytest.mark.parametrize("code", HOSTILE)
def test_what_cannot_be_read_is_refused_with_a_sentence(code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_json(HOSTILE[code])

    assert refused.value.problem.code == code
    assert sentence(refused.value.problem).endswith(".")


@pytest.mark.parametrize("number", ["1e999", "-Infinity", "9" * 5000])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_json(f'{{"a": {number}}}'.encode())

    assert refused.value.problem.code == "odd_number"


def test_depth_that_python_could_still_read_is_refused_too() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_json(b"[" * 30 + b"]" * 30)

    assert refused.value.problem.code == "too_deep"


def test_where_json_breaks_is_said() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_json(b'{"a": 1\n "b": 2}')

    assert "line 2, character 2" in sentence(refused.value.problem)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[]], {"resourceType": {}}])
def test_json_that_is_no_questionnaire_is_refused(value: object) -> None:
    whole = read_whole(json.dumps(value).encode())

    assert [one.code for one in whole.of_questionnaire.errors] == ["not_a_questionnaire"]


def test_canonical_json_does_not_depend_on_order_or_spaces() -> None:
    assert canonical(read_json(b'{ "b": 1,\r\n "a": "\\u00eb" }')) == '{"a":"ë","b":1}'.encode()
