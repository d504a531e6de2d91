"""The exact bytes of a publication, and the mark by which anybody knows them again.

The day of making is not in them: who has to make a publication again from the same facts, after a
backup was put back, gets the same mark, which is the only one that the vault signs.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any


def canonical(values: Any) -> str:
    """One way of writing plain values: names in order, no spaces, ASCII."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def text_of(period: str, version: str, contents: Sequence[str]) -> str:
    """Canonical JSON of the whole. contents: that of each table, in the order of the list."""
    tables = ",".join(contents)
    return f'{{"period":{canonical(period)},"tables":[{tables}],"version":{canonical(version)}}}'


def mark_of(text: str) -> str:
    """SHA-256, hex."""
    return sha256(text.encode()).hexdigest()


def line_of(period: str, mark: str) -> dict[str, str]:
    """What the entry in the vault's log says of a publication."""
    return {"says": f"{period} {mark}", "what": "publication"}
