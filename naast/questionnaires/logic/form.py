"""Writes the form that a page shows and a count reads: canonical JSON, pinned by its hash."""

import hashlib
from dataclasses import replace
from typing import Any

from naast.questionnaires.logic.instrument import Instrument, Item, Kind, Scoring
from naast.questionnaires.logic.source import canonical

FORMAT = "naast-form-1"
FORM_KINDS = frozenset({Kind.CHOICE, Kind.WHOLE, Kind.TEXT, Kind.NOTE})


class NotOnAForm(Exception):
    """The anonymous page cannot ask these items; .items has their ids."""

    def __init__(self, items: tuple[str, ...]) -> None:
        super().__init__(", ".join(items))
        self.items = items


def without_texts(instrument: Instrument) -> Instrument:
    """The same without questions that are answered in free words."""
    kept = tuple(item for item in instrument.items if item.kind is not Kind.TEXT)
    return replace(instrument, items=kept)


def not_on_a_form(instrument: Instrument) -> tuple[str, ...]:
    """Items that the anonymous page has no shape for. Conditions are among them: it asks everybody
    the same, so that a pause between two requests of the page tells nothing."""
    return tuple(
        item.id for item in instrument.items if item.kind not in FORM_KINDS or item.conditions
    )


def write_form(instrument: Instrument, scoring: Scoring) -> bytes:
    """The form; NotOnAForm where an item has no place on one. The same gives the same bytes."""
    if wrong := not_on_a_form(instrument):
        raise NotOnAForm(wrong)
    return canonical(
        {
            "format": FORMAT,
            "id": instrument.id,
            "version": instrument.version,
            "languages": list(instrument.languages),
            "title": instrument.title,
            "intro": instrument.intro,
            "items": [_item(item) for item in instrument.items],
            "tables": [
                {"id": table.id, "rows": table.rows, "columns": table.columns}
                for table in scoring.tables
            ],
        }
    )


def fingerprint(content: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def most_bytes(instrument: Instrument) -> int:
    """How long the answers of one person can be, as JSON in UTF-8 with the hash of the form.

    A character takes four bytes at most; a line end or quotation mark two, with its backslash.
    """
    longest = {
        item.id: max(len(option.code) for option in item.options) + 2
        if item.kind is Kind.CHOICE
        else max(len(str(item.least)), len(str(item.most)))
        if item.kind is Kind.WHOLE
        else 4 * item.longest + 2
        for item in instrument.questions
    }
    around = len('{"answers":{},"form":""}') + 64
    return around + sum(len(name) + 4 + length for name, length in longest.items())


def _item(item: Item) -> dict[str, Any]:
    written: dict[str, Any] = {"id": item.id, "kind": item.kind.value, "text": item.text}
    if item.help:
        written["help"] = item.help
    if item.group:
        written["group"] = {"id": item.group.id, "text": item.group.text}
    return written | _answers(item)


def _answers(item: Item) -> dict[str, Any]:
    if item.kind is Kind.CHOICE:
        return {"options": [{"code": one.code, "text": one.text} for one in item.options]}
    if item.kind is Kind.TEXT:
        return {"longest": item.longest}
    if item.kind is Kind.WHOLE and item.least is not None and item.most is not None:
        ends = {"least_text": item.least_text, "most_text": item.most_text}
        said = {name: words for name, words in ends.items() if words}
        return {"least": int(item.least), "most": int(item.most), **said}
    return {}
