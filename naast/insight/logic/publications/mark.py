"""The exact bytes of a publication, and the mark by which anybody knows them again."""

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any


def canonical(values: Any) -> str:
    """One way of writing plain values: names in order, no spaces, ASCII."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def text_of(period: str, made_on: date, version: str, contents: Sequence[str]) -> str:
    """Canonical JSON of the whole. contents: that of each table, in the order of the list."""
    head = canonical({"made_on": made_on.isoformat(), "period": period})
    return f'{head[:-1]},"tables":[{",".join(contents)}],"version":{canonical(version)}}}'


def mark_of(text: str) -> str:
    """SHA-256, hex."""
    return sha256(text.encode()).hexdigest()


def line_says(period: str, mark: str) -> str:
    """What the entry in the vault's log says of a publication."""
    return f"{period} {mark}"
