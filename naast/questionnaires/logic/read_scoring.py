"""Reads the scoring file beside a questionnaire: scores, and which two answers may be joined."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from naast.questionnaires.logic.elements import Use
from naast.questionnaires.logic.instrument import (
    Instrument,
    Item,
    Kind,
    Score,
    Scoring,
    Table,
    Words,
)
from naast.questionnaires.logic.part import SHOWN, Part
from naast.questionnaires.logic.plain_text import has_markup, odd_character, tidied
from naast.questionnaires.logic.problems import Findings

FORMAT = "naast-scoring-1"
NAME = re.compile(r"[a-z0-9-]{1,40}")
RULES = ("mean", "sum")
LONGEST_WORDS = 200
MOST_ROWS = 60
_FILE = dict.fromkeys(("format", "instrument", "version", "scores", "tables"), Use.TAKEN)
_SCORE = dict.fromkeys(
    ("id", "text", "items", "reversed", "rule", "answered_at_least", "range", "higher"), Use.TAKEN
)
_TABLE = dict.fromkeys(("id", "rows", "columns"), Use.TAKEN)


@dataclass(frozen=True)
class ScoringReading:
    """What a scoring file gives. scoring: None while anything is wrong."""

    scoring: Scoring | None
    found: Findings


def read_scoring(value: object, instrument: Instrument) -> ScoringReading:
    """value: parsed JSON; instrument: the questionnaire that it belongs to."""
    found = Findings()
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        Part({}, "", found).say("not_a_scoring", "format", wanted=FORMAT)
        return ScoringReading(None, found)
    whole = Part(value, "", found, instrument.languages)
    whole.only(_FILE)
    for key, wanted in (("instrument", instrument.id), ("version", instrument.version)):
        if value.get(key) != wanted:
            whole.say("other_instrument", key, value=str(value.get(key))[:SHOWN], wanted=wanted)
    scores = tuple(_score(row, instrument) for row in _named_rows(whole, "scores", _SCORE))
    tables = tuple(_table(row, instrument) for row in _named_rows(whole, "tables", _TABLE))
    return ScoringReading(None if found.errors else Scoring(scores, tables), found)


def _named_rows(whole: Part, key: str, uses: Mapping[str, Use]) -> list[Part]:
    """The rows of a list, each with an id that is met once."""
    rows, met = [], set[str]()
    for number, row in enumerate(whole.parts(key)):
        row.only(uses)
        name = row.word("id", NAME, "bad_name")
        if name and name in met:
            row.say("name_again", "id", name=name)
        met.add(name)
        rows.append(replace(row, item=name))
        if number >= MOST_ROWS:
            whole.say("too_many_rows", key, most=str(MOST_ROWS))
            break
    return rows


def _score(row: Part, instrument: Instrument) -> Score:
    items = _items(row, "items", instrument)
    turned = frozenset(item.id for item in _items(row, "reversed", instrument, needed=False))
    for name in sorted(turned - {item.id for item in items}):
        row.say("reversed_beyond", "reversed", name=name)
    rule = row.value.get("rule")
    if rule not in RULES:
        row.say("unknown_rule", "rule", value=str(rule)[:SHOWN])
    least, most = _range(row, items, str(rule))
    return Score(
        id=row.item,
        text=_words(row, "text"),
        items=tuple(item.id for item in items),
        reversed=turned,
        rule=str(rule),
        at_least=_at_least(row, len(items)),
        least=least,
        most=most,
        higher=_words(row, "higher"),
    )


def _items(row: Part, key: str, instrument: Instrument, *, needed: bool = True) -> list[Item]:
    """The items that a list names, each once and each of a kind that counts."""
    names = row.value.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        row.say("not_a_list", key)
        return []
    if needed and not names:
        row.say("no_items", key)
    for name in sorted({name for name in names if names.count(name) > 1}):
        row.say("item_again", key, name=name[:SHOWN])
    return [
        item for name in dict.fromkeys(names) if (item := _countable(row, key, name, instrument))
    ]


def _countable(row: Part, key: str, name: str, instrument: Instrument) -> Item | None:
    item = instrument.by_id.get(name)
    if item is None:
        _unknown_item(row, key, name, instrument)
    elif item.kind in (Kind.TEXT, Kind.NOTE):
        row.say("not_countable", key, name=name)
    elif any(option.weight is None for option in item.options):
        row.say("weight_missing", key, name=name)
    else:
        return item
    return None


def _unknown_item(row: Part, key: str, name: str, instrument: Instrument) -> None:
    near = get_close_matches(name, list(instrument.by_id), 1, 0.0)
    row.say("unknown_item", key, name=name[:SHOWN], near=near[0] if near else "")


def ends_of(item: Item) -> tuple[Decimal, Decimal]:
    """The lowest and the highest that an answer of the item counts."""
    if item.kind is Kind.CHOICE:
        weights = [option.weight or Decimal(0) for option in item.options]
        return min(weights), max(weights)
    return item.least or Decimal(0), item.most or Decimal(0)


def _range(row: Part, items: list[Item], rule: str) -> tuple[Decimal, Decimal]:
    """As declared; said where it is not what the items give, for then one of the two is wrong."""
    given = row.value.get("range")
    if (
        not isinstance(given, list)
        or len(given) != 2
        or not all(isinstance(end, int | float) and not isinstance(end, bool) for end in given)
    ):
        row.say("range_missing", "range")
        return Decimal(0), Decimal(0)
    least, most = (Decimal(str(end)) for end in given)
    ends = {ends_of(item) for item in items}
    if len(ends) > 1:
        row.say("ends_differ", "items")
    elif ends:
        low, high = (end * (len(items) if rule == "sum" else 1) for end in ends.pop())
        if (low, high) != (least, most):
            row.say("range_differs", "range", least=_digits(low), most=_digits(high))
    return least, most


def _digits(number: Decimal) -> str:
    """3, not 3.0 nor 1E+1."""
    return f"{number.normalize():f}"


def _at_least(row: Part, items: int) -> int:
    value = row.value.get("answered_at_least")
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= max(items, 1):
        return value
    row.say("at_least_missing", "answered_at_least", most=str(max(items, 1)))
    return 1


def _table(row: Part, instrument: Instrument) -> Table:
    rows, columns = (_choice(row, key, instrument) for key in ("rows", "columns"))
    if rows and rows == columns:
        row.say("table_of_one", "columns", name=rows)
    return Table(row.item, rows, columns)


def _choice(row: Part, key: str, instrument: Instrument) -> str:
    name = str(row.value.get(key, ""))
    item = instrument.by_id.get(name)
    if item is None:
        _unknown_item(row, key, name, instrument)
    elif item.kind is not Kind.CHOICE:
        row.say("table_needs_choice", key, name=name)
    return name[:SHOWN]


def _words(row: Part, key: str) -> Words:
    """A text in every language, as {"nl": ..., "en": ...}."""
    value: Any = row.value.get(key)
    given = value if isinstance(value, dict) else {}
    words = {
        language: tidied(text)
        for language, text in given.items()
        if isinstance(text, str) and language in row.languages
    }
    for language in row.languages:
        text = words.get(language, "")
        if not text:
            row.say("translation_missing", key, language=language)
        elif len(text) > LONGEST_WORDS:
            long, longest = str(len(text)), str(LONGEST_WORDS)
            row.say("text_too_long", key, language=language, long=long, longest=longest)
        if has_markup(text):
            row.say("text_with_markup", key, language=language)
        if odd := odd_character(text):
            row.say("odd_character", key, language=language, sign=odd)
    return words
