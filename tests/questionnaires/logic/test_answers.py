"""What one person answered: every item may be skipped, and nothing else gets in."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.questionnaires.logic.answers import check_answers, is_asked
from naast.questionnaires.logic.form import NotOnAForm, fingerprint, most_bytes, write_form
from naast.questionnaires.logic.instrument import Instrument
from naast.questionnaires.queries.shipped import EVALUATION, shipped_by_name
from tests.questionnaires.files import pulse, read


def evaluation() -> Instrument:
    read_one = shipped_by_name()[EVALUATION].instrument
    assert read_one is not None
    return read_one


def example() -> Instrument:
    read_one = read(pulse()).instrument
    assert read_one is not None
    return read_one


def codes(instrument: Instrument, **answers: object) -> list[str]:
    given = {name.replace("_", "-"): value for name, value in answers.items()}
    return [problem.code for problem in check_answers(instrument, given).problems]


def test_nothing_has_to_be_answered() -> None:
    checked = check_answers(evaluation(), {"mark": None, "better": ""})

    assert (checked.answers, checked.problems) == ({}, ())


def test_good_answers_are_kept_in_the_order_of_the_questions() -> None:
    checked = check_answers(evaluation(), {"mark": 8, "blamed-before": "3", "better": "Eerder."})

    assert list(checked.answers.items()) == [
        ("blamed-before", "3"), ("mark", 8), ("better", "Eerder."),
    ]  # fmt: skip
    assert checked.problems == ()


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("answer_unknown_item", {"name": "Bo"}),
        ("answer_unknown_item", {"before": "0"}),
        ("answer_unknown_code", {"blamed_before": "4"}),
        ("answer_unknown_code", {"blamed_before": 3}),
        ("answer_no_number", {"mark": "8"}),
        ("answer_no_number", {"mark": 7.5}),
        ("answer_no_number", {"mark": True}),
        ("answer_outside", {"mark": 11}),
        ("answer_no_text", {"better": 3}),
        ("answer_too_long", {"better": "a" * 301}),
        ("answer_odd_character", {"better": "a\u202e"}),
    ],
)
def test_what_was_not_asked_so_is_refused(code: str, answers: dict[str, Any]) -> None:
    assert codes(evaluation(), **answers) == [code]


def test_an_item_is_asked_after_the_answer_that_leads_to_it() -> None:
    talked = example().by_id["talked"]

    assert is_asked(talked, {"involved": "yes"})
    assert [is_asked(talked, answers) for answers in ({"involved": "no"}, {})] == [False, False]
    assert codes(example(), involved="yes", talked="often") == []
    assert codes(example(), involved="no", talked="often") == ["answer_not_asked"]


def test_an_item_with_a_condition_or_a_decimal_has_no_place_on_the_anonymous_page() -> None:
    whole = read(pulse())
    assert whole.instrument is not None

    with pytest.raises(NotOnAForm) as refused:
        write_form(whole.instrument, whole.scoring)

    assert refused.value.items == ("talked", "hours")


LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@given(st.text(LETTERS | st.sampled_from('"\\\n😀'), max_size=300), st.integers(0, 10))
def test_no_answers_are_longer_than_foreseen(text: str, mark: int) -> None:
    instrument = evaluation()
    first = {item.id: item.options[-1].code for item in instrument.questions if item.options}
    checked = check_answers(instrument, first | {"mark": mark, "better": text})
    plain = {"answers": checked.answers, "form": fingerprint(b"")}

    assert checked.problems == ()
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(written) <= most_bytes(instrument)
