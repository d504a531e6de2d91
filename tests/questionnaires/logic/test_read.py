"""A questionnaire is read whole, or everything that is wrong in it is said at once."""

from decimal import Decimal
from typing import Any

import pytest

from naast.questionnaires.logic.instrument import Kind
from naast.questionnaires.wording import SENTENCES, sentence
from tests.questionnaires.files import Break, pulse, read, said, words

OPTION = {"valueCoding": {"code": "a", **words("ja", "yes", "display")}}


def test_every_kind_of_item_is_read() -> None:
    whole = read(pulse())

    assert whole.instrument is not None
    assert [(item.id, item.kind) for item in whole.instrument.items] == [
        ("hello", Kind.NOTE),
        ("involved", Kind.CHOICE),
        ("talked", Kind.CHOICE),
        ("listened", Kind.CHOICE),
        ("careful", Kind.CHOICE),
        ("hours", Kind.NUMBER),
    ]
    assert (whole.of_questionnaire.errors, whole.of_questionnaire.warnings) == ([], [])


def test_an_item_knows_its_words_group_options_and_condition() -> None:
    instrument = read(pulse()).instrument
    assert instrument is not None
    talked, listened, hours = (instrument.by_id[name] for name in ("talked", "listened", "hours"))

    assert listened.text == {
        "nl": "… wordt er naar mij geluisterd.",
        "en": "… people listen to me.",
    }
    assert listened.group is not None and listened.group.id == "speak"
    assert [(one.code, one.weight) for one in listened.options] == [
        ("never", 0), ("sometimes", 1), ("often", 2), ("always", 3),
    ]  # fmt: skip
    assert [(one.item, one.code, one.unless) for one in talked.conditions] == [
        ("involved", "yes", False)
    ]
    assert (hours.least, hours.most) == (Decimal(0), Decimal(40))


def test_the_names_of_release_4_and_5_mean_the_same() -> None:
    def older(value: Any) -> None:
        for item in (value["item"][2], *value["item"][3]["item"]):
            item["type"] = "choice"
            for option in item["answerOption"]:
                weight = option["valueCoding"].pop("extension")[0]
                option["extension"] = [
                    {**weight, "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue"}
                ]

    assert read(pulse(older)).instrument == read(pulse()).instrument


def remove(*names: str) -> Break:
    def change(value: Any) -> None:
        for name in names:
            value.pop(name, None)

    return change


def put(**more: Any) -> Break:
    return lambda value: value.update(more)


def item(number: int, **more: Any) -> Break:
    return lambda value: value["item"][number].update(more)


def option(**more: Any) -> Break:
    return lambda value: value["item"][2]["answerOption"][0].update(more)


def without_english(value: Any) -> None:
    value["item"][1].pop("_text")


BROKEN: list[tuple[Break, tuple[str, str, str]]] = [
    (put(resourceType="Patient"), ("resourceType", "", "not_a_questionnaire")),
    (remove("id"), ("id", "", "bad_id")),
    (put(version="1 / 2"), ("version", "", "bad_version")),
    (put(url="javascript:alert(1)"), ("url", "", "bad_url")),
    (put(status="final"), ("status", "", "status_unknown")),
    (put(language="nl-NL"), ("language", "", "language_code")),
    (remove("copyright", "_copyright"), ("copyright", "", "licence_missing")),
    (remove("title", "_title"), ("title", "", "text_missing")),
    (put(itemm=[]), ("", "", "unknown_element")),
    (put(contained=[{}]), ("contained", "", "refused_element")),
    (put(item=[]), ("item", "", "no_question")),
    (put(item="many"), ("item", "", "not_a_list")),
    (put(item=["one"]), ("item[0]", "", "not_an_object")),
    (without_english, ("item[1].text", "involved", "translation_missing")),
    (item(1, text="<b>Bold</b>"), ("item[1].text", "involved", "text_with_markup")),
    (item(1, text="a\u202eb"), ("item[1].text", "involved", "odd_character")),
    (item(1, text="a" * 301), ("item[1].text", "involved", "text_too_long")),
    (item(1, text=" "), ("item[1].text", "involved", "text_missing")),
    (item(1, linkId="hello"), ("item[1].linkId", "hello", "link_id_twice")),
    (item(4, linkId="/4.1 A"), ("item[4].linkId", "/4.1 A", "bad_link_id")),
    (item(1, type="bolean"), ("item[1].type", "involved", "unknown_type")),
    (item(1, type="attachment"), ("item[1].type", "involved", "refused_type")),
    (item(2, repeats=True), ("item[2].repeats", "talked", "repeats")),
    (item(1, readOnly=True), ("item[1].readOnly", "involved", "read_only")),
    (item(2, answerConstraint="optionsOrString"),
     ("item[2].answerConstraint", "talked", "open_answers")),
    (item(1, initial=[{"valueBoolean": True}]), ("item[1].initial", "involved", "refused_element")),
    (item(2, answerOption=[OPTION]), ("item[2].answerOption", "talked", "too_few_options")),
    (item(2, answerOption=[OPTION, OPTION]), ("item[2].answerOption", "talked", "code_twice")),
    (option(valueCoding={"code": "a b"}), ("item[2].answerOption[0].valueCoding.code", "talked",
                                           "bad_code")),
    (option(initialSelected=True), ("item[2].answerOption[0].initialSelected", "talked",
                                    "chosen_before")),
    (lambda v: v["item"][2]["answerOption"].append({"valueString": "x"}),
     ("item[2].answerOption[4]", "talked", "option_without_code")),
    (item(4, extension=[]), ("item[4].extension", "hours", "ends_missing")),
    (lambda v: v["item"][4]["extension"][1].update(valueDecimal=-1),
     ("item[4].extension", "hours", "ends_swapped")),
    (lambda v: v["item"][4]["extension"][1].update(valueDecimal="40"),
     ("item[4].extension[1].valueDecimal", "hours", "not_a_number")),
    (lambda v: v["item"][2]["enableWhen"][0].update(question="hours"),
     ("item[2].enableWhen[0].question", "talked", "enable_question")),
    (lambda v: v["item"][2]["enableWhen"][0].update(operator=">"),
     ("item[2].enableWhen[0].operator", "talked", "enable_operator")),
    (lambda v: v["item"][3]["item"].append({**v["item"][3], "linkId": "in", "item": []}),
     ("item[3].item[2]", "in", "group_in_group")),
    (lambda v: v["item"][1].update(item=[{**v["item"][4], "linkId": "in"}]),
     ("item[1].item[0]", "in", "child_of_question")),
    (item(1, extension=[{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden",
                         "valueBoolean": True}]), ("item[1].extension[0]", "involved", "hidden")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), BROKEN, ids=[row[1][2] for row in BROKEN])
def test_what_is_wrong_is_said_at_its_place(change: Break, expected: tuple[str, str, str]) -> None:
    whole = read(pulse(change))

    assert whole.instrument is None
    assert expected in said(whole.of_questionnaire.errors)


def test_everything_wrong_is_said_at_once() -> None:
    def change(value: Any) -> None:
        value["item"][1]["linkId"] = "hello"
        value["item"][2]["type"] = "choise"
        value["item"][3]["item"][0].pop("_text")
        value.pop("copyright")

    assert [code for _path, _item, code in said(read(pulse(change)).of_questionnaire.errors)] == [
        "licence_missing", "link_id_twice", "unknown_type", "translation_missing",
    ]  # fmt: skip


def test_what_is_passed_over_is_said_and_does_no_harm() -> None:
    def change(value: Any) -> None:
        value["purpose"] = "research"
        value["status"] = "draft"
        value["item"][1] |= {"required": True, "prefix": "1."}

    whole = read(pulse(change))

    assert whole.is_usable
    assert said(whole.of_questionnaire.warnings) == [
        ("purpose", "", "element_passed_over"),
        ("status", "", "status_not_active"),
        ("item[1].prefix", "involved", "element_passed_over"),
        ("item[1].required", "involved", "required_passed_over"),
    ]


def test_every_problem_has_a_sentence_that_ends_and_every_sentence_its_values() -> None:
    found = [p for change, _ in BROKEN for p in read(pulse(change)).of_questionnaire.errors]

    assert [one.code for one in found if not sentence(one).endswith((".", "”?", "?"))] == []
    assert [code for code, text in SENTENCES.items() if not str(text).strip()] == []


def test_a_hostile_file_says_a_hundred_things_and_counts_the_rest() -> None:
    whole = read(pulse(put(item=[{"linkId": "?", "type": "?"}] * 300)))

    assert len(whole.of_questionnaire.errors) == 100
    assert whole.of_questionnaire.more > 500
