"""The evaluation that comes with Naast: what it asks, in which words, and its fingerprint."""

import json
from typing import Any

import pytest

from naast.questionnaires.logic.form import fingerprint, most_bytes
from naast.questionnaires.logic.source import canonical
from naast.questionnaires.queries.shipped import EVALUATION, evaluation_form, shipped_by_name

# Answers are counted by a fingerprint: other words are another version, and another line here.
FINGERPRINTS = {"1": "349656e9c2e76e09f940465ca5c2a5c3fe96f1f12ddec69ad4a05957e9f7032e"}
FEELINGS = ("blamed", "ashamed", "incompetent", "isolated")
BALLOT_BYTES = 2048


def form(*, texts: bool = False) -> dict[str, Any]:
    value = json.loads(evaluation_form(texts=texts))
    assert isinstance(value, dict)
    return value


def texts_of(value: Any) -> list[dict[str, str]]:
    """Every pair of texts in the form."""
    if isinstance(value, list):
        return [found for one in value for found in texts_of(one)]
    if not isinstance(value, dict):
        return []
    if "nl" in value:
        return [value]
    return [found for one in value.values() for found in texts_of(one)]


def test_a_version_keeps_its_words() -> None:
    read = shipped_by_name()[EVALUATION].instrument

    assert read is not None
    assert fingerprint(evaluation_form()) == FINGERPRINTS[read.version]


def test_the_form_is_canonical_json() -> None:
    assert evaluation_form() == canonical(form())


def test_four_feelings_are_asked_before_and_after_on_the_same_four_levels() -> None:
    items = {item["id"]: item for item in form()["items"]}
    asked = [items[f"{name}-{when}"] for when in ("before", "after") for name in FEELINGS]

    assert [item["id"] for item in form()["items"][:8]] == [item["id"] for item in asked]
    assert {len(item["options"]) for item in asked} == {4}
    assert len({canonical(item["options"]) for item in asked}) == 1
    assert [item["text"] for item in asked[:4]] == [item["text"] for item in asked[4:]]


def test_only_each_feeling_before_and_after_may_be_joined() -> None:
    assert form()["tables"] == [
        {"id": name, "rows": f"{name}-before", "columns": f"{name}-after"} for name in FEELINGS
    ]


def test_then_statements_on_five_points_a_mark_and_whether_one_would_recommend_it() -> None:
    rest = form()["items"][8:]

    assert [item["id"] for item in rest if len(item.get("options", [])) == 5] == [
        "helped", "own-field", "everyone", "soon-enough", "free-choice", "keep-working",
    ]  # fmt: skip
    assert [item["id"] for item in rest[-2:]] == ["mark", "recommend"]
    assert (rest[-2]["least"], rest[-2]["most"]) == (0, 10)


def test_free_words_are_asked_for_only_where_they_are_switched_on() -> None:
    assert [item["id"] for item in form(texts=True)["items"] if item["kind"] == "text"] == [
        "better"
    ]
    assert [item["id"] for item in form()["items"] if item["kind"] == "text"] == []


def test_every_text_is_there_in_dutch_and_english_and_fits_on_a_phone() -> None:
    for words in texts_of(form(texts=True)):
        assert set(words) == {"nl", "en"}
        assert all(0 < len(text) <= 200 for text in words.values()), words


def test_any_answers_fit_into_one_ballot() -> None:
    read = shipped_by_name()[EVALUATION].instrument

    assert read is not None
    assert most_bytes(read) + 2 <= BALLOT_BYTES


@pytest.mark.parametrize("word", ["supporter", "gesprek", "conversation", "second victim"])
def test_no_question_is_about_a_person_or_a_conversation(word: str) -> None:
    questions = [text for item in form(texts=True)["items"] for text in item["text"].values()]

    assert [text for text in questions if word in text.casefold()] == []
