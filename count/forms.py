"""The questions of a round as form.json has them, and whether an answer fits them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from count.encoding import from_json, sha256_hex
from count.refusal import Refused

FORMAT = "naast-form-1"
Answer = str | int
_ID = re.compile(r"[a-z0-9-]{1,40}")
_MOST_STEPS = 1000


@dataclass(frozen=True)
class Item:
    """A question. codes: what may be answered, written as text; none for a text question."""

    id: str
    kind: str
    text: Mapping[str, str]
    codes: tuple[str, ...] = ()
    labels: Mapping[str, Mapping[str, str]] | None = None
    longest: int = 0
    group: Mapping[str, str] | None = None

    def refuses(self, answer: object) -> bool:
        """Whether the answer is none that the page could have sent."""
        if self.kind == "whole":
            return isinstance(answer, bool) or not isinstance(answer, int) or self._unknown(answer)
        if not isinstance(answer, str):
            return True
        if self.kind == "text":
            return not answer.strip() or len(answer) > self.longest
        return self._unknown(answer)

    def _unknown(self, answer: Answer) -> bool:
        return str(answer) not in self.codes

    def above(self, language: str) -> str:
        """What stands above several questions that belong together."""
        return in_language(self.group or {}, language)

    def asks(self, language: str) -> str:
        """The question, with what stands above it."""
        return f"{self.above(language)} {in_language(self.text, language)}".strip()

    def label(self, code: str, language: str) -> str:
        """How the option is called; a number is called itself."""
        return in_language((self.labels or {}).get(code, {}), language) or code


@dataclass(frozen=True)
class Form:
    """items: the questions that can be answered, in order. tables: id, rows, columns."""

    sha256: str
    id: str
    version: str
    title: Mapping[str, str]
    items: Mapping[str, Item]
    tables: tuple[tuple[str, str, str], ...]

    def texts(self) -> list[str]:
        """Ids of questions that ask for words."""
        return [item.id for item in self.items.values() if item.kind == "text"]


def read_form(text: str) -> Form:
    """Refused unless it is a form in whole."""
    try:
        record = from_json(text)
        if record["format"] != FORMAT:
            raise ValueError("format")
        items = [_item(one) for one in record["items"] if one["kind"] != "note"]
        return _form(record, {item.id: item for item in items}, text, len(items))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise Refused("form_broken") from problem


def _form(record: Mapping[str, Any], items: dict[str, Item], text: str, read: int) -> Form:
    if len(items) != read or not items:
        raise ValueError("one id twice, or no question")
    tables = tuple((one["id"], one["rows"], one["columns"]) for one in record.get("tables", []))
    if len({table for table, _, _ in tables}) != len(tables):
        raise ValueError("one table twice")
    for table, rows, columns in tables:
        if not _ID.fullmatch(table) or not (items[rows].codes and items[columns].codes):
            raise ValueError("table")
    sha256 = sha256_hex(text.encode())
    title = _texts(record["title"])
    return Form(sha256, str(record["id"]), str(record["version"]), title, items, tables)


def _item(one: Mapping[str, Any]) -> Item:
    if not _ID.fullmatch(one["id"]):
        raise ValueError("id")
    name, kind, text = one["id"], one["kind"], _texts(one["text"])
    group = _texts(one["group"]["text"]) if "group" in one else None
    if kind == "text":
        return Item(name, kind, text, longest=int(one["longest"]), group=group)
    if kind == "whole":
        least, most = int(one["least"]), int(one["most"])
        if not 0 < most - least < _MOST_STEPS:
            raise ValueError("steps")
        steps = tuple(str(n) for n in range(least, most + 1))
        return Item(name, kind, text, steps, group=group)
    if kind != "choice":
        raise ValueError("kind")
    labels = {str(option["code"]): _texts(option["text"]) for option in one["options"]}
    if len(labels) != len(one["options"]) or not labels or "" in labels:
        raise ValueError("options")
    return Item(name, kind, text, tuple(labels), labels, group=group)


def _texts(texts: Mapping[str, Any]) -> dict[str, str]:
    return {str(language): str(text) for language, text in texts.items()}


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in the language, or in any other it has."""
    return texts.get(language) or next(iter(texts.values()), "")
