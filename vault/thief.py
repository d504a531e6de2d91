"""What a thief of the vault's folder can open: every key that is in it, tried on every wrap.

For drills and the tour: python -m vault.thief --dir STOLEN. Reads {"ids": [case ids], "wraps":
[base64]} and writes {"keys": [[case id, base64]]}. Works on a copy; asks no running vault.
"""

import argparse
import base64
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from vault.keys import HEADER, KEY_BYTES, Broken, Epoch, open_wrap

Found = tuple[str, bytes]


def seeds_in(folder: Path) -> set[bytes]:
    """Every value of 32 bytes in any table of any SQLite file: nobody tells a thief which it is."""
    found: set[bytes] = set()
    for path in folder.glob("*.sqlite3"):
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            rows = db.execute(f'SELECT * FROM "{table}"')  # noqa: S608 names come from the file
            found |= {value for row in rows for value in row if _may_be_seed(value)}
        db.close()
    return found


def keys_of_thief(folder: Path, ids: Iterable[str], wraps: Iterable[bytes]) -> set[Found]:
    """Case keys, with the case each belongs to: all seeds on all wraps under all ids."""
    seeds, cases = seeds_in(folder), list(ids)
    return {found for wrap in wraps for found in _opened(seeds, cases, wrap)}


def _opened(seeds: Iterable[bytes], cases: Iterable[str], wrap: bytes) -> Iterator[Found]:
    if len(wrap) <= HEADER.size:
        return
    number = HEADER.unpack_from(wrap)[2]
    for seed in seeds:
        epochs = {number: _epoch(number, seed)}
        for case_id in cases:
            try:
                yield case_id, open_wrap(epochs, case_id, wrap)
            except Broken:
                continue


@cache
def _epoch(number: int, seed: bytes) -> Epoch:
    """Keys are derived once for each seed."""
    return Epoch(number, seed)


def _may_be_seed(value: object) -> bool:
    return isinstance(value, bytes) and len(value) == KEY_BYTES


def main() -> None:
    """Keys go to the pipe of whoever asked, never to a file."""
    parser = argparse.ArgumentParser(prog="python -m vault.thief", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True, help="a copy of the vault's folder")
    folder = parser.parse_args().dir
    asked = json.load(sys.stdin)
    wraps = [base64.b64decode(wrap) for wrap in asked["wraps"]]
    found = keys_of_thief(folder, asked["ids"], wraps)
    keys = sorted([case_id, base64.b64encode(key).decode()] for case_id, key in found)
    json.dump({"keys": keys}, sys.stdout)


if __name__ == "__main__":
    main()
