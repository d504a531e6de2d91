"""Checks what one person answered: every item may be skipped, nothing else may be in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from naast.questionnaires.logic.instrument import Instrument, Item, Kind
from naast.questionnaires.logic.plain_text import odd_character
from naast.questionnaires.logic.problems import Problem


@dataclass(frozen=True)
class CheckedAnswers:
    """answers: what may be kept, in the order of the questionnaire; problems: what may not."""

    answers: Mapping[str, object]
    problems: tuple[Problem, ...]


def check_answers(instrument: Instrument, answers: Mapping[str, object]) -> CheckedAnswers:
    """answers: item id to code, number or text. None, an empty text or no entry: skipped.

    An answer to an item that was not to be asked, after the answers before it, is a problem.
    """
    kept: dict[str, object] = {}
    problems = [
        _problem(str(name), "answer_unknown_item")
        for name in answers
        if name not in {item.id for item in instrument.questions}
    ]
    for item in instrument.questions:
        value = answers.get(item.id)
        if value is None or value == "":
            continue
        wrong = _wrong(item, value) or ("" if is_asked(item, kept) else "answer_not_asked")
        if wrong:
            problems.append(_problem(item.id, wrong))
        else:
            kept[item.id] = value
    return CheckedAnswers(kept, tuple(problems))


def is_asked(item: Item, answers: Mapping[str, object]) -> bool:
    """Whether its conditions hold. One about a skipped item does not, whichever way it is put."""
    held = [
        (given := answers.get(one.item)) is not None and (given == one.code) is not one.unless
        for one in item.conditions
    ]
    return not held or (all(held) if item.every else any(held))


def _wrong(item: Item, value: object) -> str:
    """The code of what is wrong with the value, or nothing."""
    if item.kind is Kind.CHOICE:
        known = isinstance(value, str) and value in {option.code for option in item.options}
        return "" if known else "answer_unknown_code"
    if item.kind is Kind.TEXT:
        return _wrong_text(item, value)
    wanted = int if item.kind is Kind.WHOLE else (int, float, Decimal)
    if isinstance(value, bool) or not isinstance(value, wanted) or item.least is None:
        return "answer_no_number"
    inside = item.most is not None and item.least <= Decimal(str(value)) <= item.most
    return "" if inside else "answer_outside"


def _wrong_text(item: Item, value: object) -> str:
    if not isinstance(value, str):
        return "answer_no_text"
    if len(value) > item.longest:
        return "answer_too_long"
    return "answer_odd_character" if odd_character(value, lines=True) else ""


def _problem(item: str, code: str) -> Problem:
    return Problem(item[:40], code, item[:40])
