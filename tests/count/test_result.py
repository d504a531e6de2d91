"""Sums are right, signed, and add up; a changed result is refused."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from count.ballots import check_number
from count.forms import read_form
from count.keys import open_keys
from count.manifests import read_manifest
from count.refusal import Refused
from count.result import BALLOTS, PAPER, Counted, make_result, signed, verify
from count.tally import Tally
from tests.factories import answers as made

FORM = made.make_form()
DAY = date(2026, 12, 1)
CODES = ("0", "1", "2", "3")
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "tense-before": st.sampled_from(CODES),
        "tense-after": st.sampled_from(CODES),
        "mark": st.integers(0, 10),
    },
)


def tallied(rows: list[dict[str, Any]], invalid: int = 0) -> Tally:
    tally = Tally(read_form(FORM))
    for row in rows:
        tally.add(row)
    for _ in range(invalid):
        tally.add_invalid()
    return tally


@given(st.lists(ANSWERS, max_size=30))
@settings(max_examples=30)
def test_every_question_and_table_adds_up_to_what_was_answered(rows: list[dict[str, Any]]) -> None:
    tally = tallied(rows)

    for name, numbers in tally.questions().items():
        expected = Counter(str(row.get(name, "")) for row in rows)
        assert {code: n for code, n in numbers.items() if n} == expected
    table = tally.tables()["tense"]
    assert table["rows"] == table["columns"] == [*CODES, ""]
    for row, line in zip(table["rows"], table["cells"], strict=True):
        for column, cell in zip(table["columns"], line, strict=True):
            pair = (row, column)
            assert cell == sum(
                (one.get("tense-before", ""), one.get("tense-after", "")) == pair for one in rows
            )


def a_result(rows: int = 10, invalid: int = 1, **changes: Any) -> tuple[dict[str, Any], str]:
    opening, sheets = made.make_opening()
    text = made.make_manifest(opening, FORM, **changes)
    answers: list[dict[str, Any]] = [{"tense-before": "3", "tense-after": "1"}] * rows
    checks = tuple(check_number(bytes([n])) for n in range(rows + invalid))
    counted = Counted(DAY, BALLOTS, (3, 1), checks)
    result = make_result(read_manifest(text), tallied(answers, invalid), counted)
    return signed(result, open_keys(opening, sheets[:2])), text


def test_a_result_holds_what_the_format_names_and_nothing_else() -> None:
    record, text = a_result()

    assert set(record) == {"result", "signature"}
    result = record["result"]
    assert sorted(result) == [
        "accepted", "by", "checks", "counted_on", "format", "invalid", "manifest_sha256",
        "questions", "rehearsal", "round", "sheets", "tables",
    ]  # fmt: skip
    assert (result["accepted"], result["invalid"], result["sheets"]) == (10, 1, [1, 3])
    assert result["manifest_sha256"] == made.mark_of(text).hex()
    assert result["questions"]["tense-after"] == {"0": 0, "1": 10, "2": 0, "3": 0, "": 0}
    assert verify(record, read_manifest(text), read_form(FORM)) == "signed"
    assert verify(json.loads(json.dumps(record))) == "unknown"


def test_below_the_least_number_there_is_no_result() -> None:
    with pytest.raises(Refused) as told:
        a_result(rows=9, invalid=5)
    assert (told.value.key, told.value.facts) == ("too_few_valid", {"least": 10})
    assert a_result(rows=5, least_ballots=5)
    with pytest.raises(Refused):
        a_result(rows=4, least_ballots=4)


def one_more(result: dict[str, Any]) -> None:
    result["questions"]["mark"]["8"] += 1


def moved(result: dict[str, Any]) -> None:
    result["questions"]["tense-after"].update({"1": 9, "0": 1})


def another_cell(result: dict[str, Any]) -> None:
    result["tables"]["tense"]["cells"][0][0] += 1


def fewer(result: dict[str, Any]) -> None:
    result["accepted"] = 4


def a_check_less(result: dict[str, Any]) -> None:
    result["checks"].pop()


def a_name(result: dict[str, Any]) -> None:
    result["name"] = "Bo"


def negative(result: dict[str, Any]) -> None:
    result["questions"]["mark"].update({"1": -1, "": 11})


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (one_more, "result_broken"), (another_cell, "result_broken"), (fewer, "result_broken"),
        (a_check_less, "result_broken"), (a_name, "result_broken"), (negative, "result_broken"),
        (moved, "result_other_form"),
    ],
)  # fmt: skip
def test_a_changed_result_is_refused_by_its_arithmetic(
    change: Callable[[dict[str, Any]], None], key: str
) -> None:
    record, text = a_result()
    manifest, form = read_manifest(text), read_form(FORM)
    assert verify(record, manifest, form) == "signed"

    change(record["result"])

    with pytest.raises(Refused) as told:
        verify(record, manifest, form)
    assert told.value.key == key


def test_a_changed_result_whose_sums_are_right_is_refused_by_its_signature() -> None:
    record, text = a_result()
    moved(record["result"])

    assert verify(record) == "unknown"
    with pytest.raises(Refused, match="result_signature"):
        verify(record, read_manifest(text))


def test_a_result_is_of_one_round_and_one_set_of_keepers() -> None:
    record, _ = a_result()
    _, other = a_result()

    with pytest.raises(Refused, match="result_other_round"):
        verify(record, read_manifest(other))
    with pytest.raises(Refused, match="result_unsigned"):
        verify({**record, "signature": ""})
    paper = {**record["result"], "by": PAPER, "checks": []}
    assert verify({"result": paper, "signature": ""}) == "unsigned"


@pytest.mark.parametrize("record", [None, [], {}, {"result": {}}, {"result": [], "signature": ""}])
def test_what_is_no_result_is_refused(record: object) -> None:
    with pytest.raises(Refused, match="result_broken"):
        verify(record)


def test_words_come_out_apart_from_all_else() -> None:
    form = made.make_form(
        items=[*json.loads(FORM)["items"], {"id": "words", "kind": "text", "longest": 200,
                                            "text": {"en": "Anything else?", "nl": "Nog iets?"}}]
    )  # fmt: skip
    tally = Tally(read_form(form))
    for n in range(20):
        tally.add({"mark": n % 11, "words": f" sentence {n} "})
    tally.add({"mark": 3})

    assert tally.questions()["words"] == {"given": 20, "": 1}
    assert sorted(tally.texts()["words"]) == sorted(f"sentence {n}" for n in range(20))
    orders = {tuple(tally.texts()["words"]) for _ in range(5)}
    assert len(orders) == 5
    assert "sentence" not in str(tally.questions()) + str(tally.tables())
