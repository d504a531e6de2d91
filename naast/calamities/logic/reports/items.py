"""What belongs in each report: items.json read into parts and items, with the source of each."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["text", "line", "day", "choice", "digits"]
# law: the text of the law was read, in an older version. excerpt: only an extract was seen.
# usual: on our own list, because good reports have it; no source asks it in these words.
Trust = Literal["law", "excerpt", "usual"]
Writers = Literal["committee", "analysis"]
Answers = dict[str, str]
LONGEST_TEXT, LONGEST_LINE = 12_000, 300
_FILE = Path(__file__).with_name("items.json")


@dataclass(frozen=True)
class Item:
    """One thing to say. when: asked only while another item of the report has that answer; digits:
    how many a number has."""

    slug: str
    kind: Kind
    trust: Trust
    basis: str
    source: str
    options: tuple[str, ...]
    digits: int
    when: tuple[str, str] | None

    def is_asked(self, answers: Answers) -> bool:
        """False where another answer says that it does not apply; unanswered, it is asked."""
        return self.when is None or answers.get(self.when[0], "") in ("", self.when[1])


@dataclass(frozen=True)
class Part:
    """Items that are written and kept together. writers: analysis is open to the analysts too."""

    slug: str
    writers: Writers
    items: tuple[Item, ...]


@cache
def parts_of(kind: str) -> tuple[Part, ...]:
    """In the order of the report. kind: first or final."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))[kind]
    return tuple(
        Part(row["part"], row["writers"], tuple(_item(one) for one in row["items"])) for row in rows
    )


def part_of(kind: str, slug: str) -> Part | None:
    """None where the report has no such part."""
    return next((part for part in parts_of(kind) if part.slug == slug), None)


def _item(row: dict[str, object]) -> Item:
    when = row.get("when")
    options = row.get("options", ())
    return Item(
        slug=str(row["item"]),
        kind=row["kind"],  # type: ignore[arg-type]
        trust=row["trust"],  # type: ignore[arg-type]
        basis=str(row.get("basis", "")),
        source=str(row.get("source", "")),
        options=tuple(map(str, options)) if isinstance(options, list | tuple) else (),
        digits=int(str(row.get("digits", 0))),
        when=(str(when[0]), str(when[1])) if isinstance(when, list) else None,
    )
