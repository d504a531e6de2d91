"""Reads what may be answered: the options of a choice, the ends of a scale, a text's length."""

import re
from decimal import Decimal, InvalidOperation

from naast.questionnaires.logic.elements import CODING, CONTROL, LEAST, MOST, OPTION, WEIGHTS
from naast.questionnaires.logic.instrument import Kind, Option
from naast.questionnaires.logic.part import Part

CODE = re.compile(r"[A-Za-z0-9._-]{1,40}")
LONGEST_OPTION = 120
MOST_OPTIONS = 40
LARGEST = Decimal(1_000_000)
LONGEST_ANSWER = 1000
USUAL_ANSWER = 500
# A yes or no has no words in the file, so Naast has them for the languages that it meets.
YES_AND_NO = {
    "nl": ("ja", "nee"),
    "en": ("yes", "no"),
    "fr": ("oui", "non"),
    "de": ("ja", "nein"),
}


def choices(part: Part, type_: str) -> tuple[Option, ...]:
    """The options in their order."""
    if type_ not in ("choice", "coding"):
        if "answerOption" in part.value:
            part.say("options_on_other", "answerOption", type=type_)
        return _yes_or_no(part) if type_ == "boolean" else ()
    options = tuple(_option(row) for row in part.parts("answerOption"))
    if len(options) < 2:
        part.say("too_few_options", "answerOption")
    if len(options) > MOST_OPTIONS:
        part.say("too_many_options", "answerOption", most=str(MOST_OPTIONS))
    codes = [option.code for option in options if option.code]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        part.say("code_twice", "answerOption", code=code)
    return options


def _yes_or_no(part: Part) -> tuple[Option, ...]:
    unknown = [language for language in part.languages if language not in YES_AND_NO]
    if unknown:
        part.say("no_words_for_yes", "type", language=unknown[0])
        return ()
    yes = {language: YES_AND_NO[language][0] for language in part.languages}
    no = {language: YES_AND_NO[language][1] for language in part.languages}
    return (Option("yes", yes, Decimal(1)), Option("no", no, Decimal(0)))


def _option(row: Part) -> Option:
    row.only(OPTION)
    if row.truth("initialSelected"):
        row.say("chosen_before", "initialSelected")
    if "valueCoding" not in row.value:
        row.say("option_without_code")
        return Option("", {})
    coding = row.part("valueCoding")
    coding.only(CODING)
    weight = _weight(row)
    return Option(
        code=coding.word("code", CODE, "bad_code"),
        text=coding.words("display", longest=LONGEST_OPTION),
        weight=_weight(coding) if weight is None else weight,
    )


def _weight(part: Part) -> Decimal | None:
    for row in part.extensions():
        if row.value.get("url") in WEIGHTS:
            return _number(row, "valueDecimal")
    return None


def bounds(part: Part, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a whole or decimal number; both are needed, so that a page can offer it."""
    found: dict[str, Decimal | None] = {}
    for row in part.extensions():
        url = str(row.value.get("url"))
        if url in (LEAST, MOST):
            key = "valueInteger" if kind is Kind.WHOLE else "valueDecimal"
            key = key if key in row.value else "valueInteger"
            found[url] = _number(row, key)
        elif url in WEIGHTS:
            row.say("weight_on_item")
        elif url == CONTROL and kind is not Kind.NOTE:
            row.say("control_passed_over", warning=True)
    if kind not in (Kind.WHOLE, Kind.NUMBER):
        if found:
            part.say("ends_on_other", "extension")
        return None, None
    least, most = found.get(LEAST), found.get(MOST)
    if least is None or most is None:
        part.say("ends_missing", "extension")
    elif least >= most:
        part.say("ends_swapped", "extension", least=str(least), most=str(most))
    return least, most


def _number(row: Part, key: str) -> Decimal | None:
    value = row.value.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        whole = key != "valueInteger" or isinstance(value, int)
        try:
            number = Decimal(str(value))
        except (InvalidOperation, ValueError):
            number = LARGEST + 1
        if whole and abs(number) <= LARGEST:
            return number
    row.say("not_a_number", key, most=str(LARGEST))
    return None


def longest_answer(part: Part, kind: Kind) -> int:
    """Of a text, in characters; 0 of all others."""
    if kind is not Kind.TEXT:
        if "maxLength" in part.value:
            part.say("length_on_other", "maxLength", warning=True)
        return 0
    longest = part.value.get("maxLength", USUAL_ANSWER)
    if (
        not isinstance(longest, int)
        or isinstance(longest, bool)
        or not 1 <= longest <= LONGEST_ANSWER
    ):
        part.say("bad_length", "maxLength", most=str(LONGEST_ANSWER))
        return USUAL_ANSWER
    return longest
