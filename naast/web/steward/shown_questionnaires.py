"""What the steward's pages show of a questionnaire: items under headings, screens of a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from naast.questionnaires.logic.form import (
    fingerprint,
    not_on_a_form,
    without_texts,
    write_form,
)
from naast.questionnaires.logic.instrument import Group, Instrument, Item, Kind
from naast.questionnaires.logic.problems import Findings
from naast.questionnaires.logic.whole import Whole
from naast.questionnaires.wording import place, sentence
from naast.questionnaires.wording_shown import KIND_WORDS, condition_sentences, in_language

LONGEST_SCALE = 11  # more numbers than this are typed


@dataclass(frozen=True)
class ItemShown:
    """One item with its words. heading: only at the first item below it."""

    item: Item
    heading: Group | None
    kind: str | Promise
    conditions: Sequence[str]


@dataclass(frozen=True)
class Screen:
    """One item as a phone shows it, in one language."""

    text: str
    heading: str
    help: str
    kind: str
    options: Sequence[str]
    numbers: Sequence[int]
    least_text: str
    most_text: str
    longest: int


@dataclass(frozen=True)
class Said:
    """Where something stands in a file, and what is wrong."""

    place: str
    text: str


def items_shown(instrument: Instrument) -> list[ItemShown]:
    """Every item, also what is only read."""
    shown, heading = list[ItemShown](), ""
    for item in instrument.items:
        here = item.group.id if item.group else ""
        shown.append(
            ItemShown(
                item=item,
                heading=item.group if here != heading else None,
                kind=KIND_WORDS[item.kind],
                conditions=condition_sentences(item, instrument),
            )
        )
        heading = here
    return shown


def screen_of(item: Item, language: str) -> Screen:
    """For the preview."""

    def said(words: object) -> str:
        return str(words.get(language, "")) if isinstance(words, dict) else ""

    return Screen(
        text=said(item.text),
        heading=said(item.group.text) if item.group else "",
        help=said(item.help),
        kind=item.kind.value,
        options=[said(option.text) for option in item.options],
        numbers=_numbers(item),
        least_text=said(item.least_text),
        most_text=said(item.most_text),
        longest=item.longest,
    )


def _numbers(item: Item) -> Sequence[int]:
    if item.kind is not Kind.WHOLE or item.least is None or item.most is None:
        return ()
    numbers = range(int(item.least), int(item.most) + 1)
    return numbers if len(numbers) <= LONGEST_SCALE else ()


def form_fingerprint(whole: Whole) -> str:
    """Of the form without free words; empty where the anonymous page cannot ask it."""
    if whole.instrument is None or not_on_a_form(whole.instrument):
        return ""
    return fingerprint(write_form(without_texts(whole.instrument), whole.scoring))


def cannot_ask(instrument: Instrument) -> list[str]:
    """The items that the anonymous page has no shape for, in words."""
    return [in_language(instrument.by_id[name].text) for name in not_on_a_form(instrument)]


def errors_of(found: Findings) -> list[Said]:
    """What must be mended."""
    return [Said(place(problem), sentence(problem)) for problem in found.errors]


def warnings_of(found: Findings) -> list[Said]:
    """What one should know."""
    return [Said(place(problem), sentence(problem)) for problem in found.warnings]
