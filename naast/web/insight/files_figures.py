"""Published numbers as files: as they are stored, the same bytes for everybody, in no language."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from naast.insight.logic.publications.stored import Figure, Stored, as_json
from naast.insight.queries.publications import PublicationView

COLUMNS = (
    "period", "years", "question", "table", "population", "part", "number", "low", "high", "base",
    "state", "rule",
)  # fmt: skip


def as_csv(tables: Sequence[Stored]) -> str:
    """UTF-8 without a mark in front; a row a number. part: dimension=value, or a figure's code.
    state: shown, or why not."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in tables:
        head = [one.period, " ".join(one.periods), one.question.value, one.code]
        for row in _rows(one):
            writer.writerow([*head, one.population.value, *row])
    return text.getvalue()


def as_file(view: PublicationView, tables: Sequence[Stored]) -> str:
    """JSON with what is needed to check it. mark: SHA-256 of the year's whole file, under
    "published" with names in order and without spaces; the vault's log holds it."""
    published = {
        "period": view.period,
        "tables": [as_json(one) for one in tables],
        "version": view.version,
    }
    told: dict[str, Any] = {
        "entry": view.entry,
        "made_on": view.made_on.isoformat(),
        "mark": view.mark,
        "published": published,
        "signature": view.signature,
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":")) + "\n"


def _rows(one: Stored) -> Iterator[tuple[object, ...]]:
    published = one.published
    if published:
        codes = [dimension.code for dimension in published.dimensions]
        for cell, mark in published.marks.items():
            part = " ".join(f"{code}={value}" for code, value in zip(codes, cell, strict=True))
            number = published.numbers.get(cell, "")
            yield part or "total", number, "", "", "", mark.value, one.rule.value
    yield from (_figure(figure) for figure in one.figures)


def _figure(one: Figure) -> tuple[object, ...]:
    state = "shown" if one.value else one.why or "unsaid"
    base = "" if one.base is None else one.base
    return one.code, one.value, one.low, one.high, base, state, one.rule.value
