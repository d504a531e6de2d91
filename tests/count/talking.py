"""Somebody at the keyboard of the keepers' tool, and what stands on the screen afterwards."""

import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

from count.commands import run
from count.encoding import canonical
from count.sheets import Sheet, to_lines


class Keyboard(StringIO):
    """Keys pressed one after the other."""


def typed(*parts: str | Sheet) -> str:
    """Lines as they are typed; a sheet is its five lines."""
    lines: list[str] = []
    for part in parts:
        lines += to_lines(part) if isinstance(part, Sheet) else [part]
    return "".join(f"{line}\n" for line in lines)


def tell(keys: str, *words: str | Path) -> tuple[int, str]:
    """How the command ended, and all that it said."""
    told = StringIO()
    code = run([str(word) for word in words], Keyboard(keys), told, told)
    return code, told.getvalue()


def tell_json(keys: str, *words: str | Path) -> tuple[int, dict[str, Any]]:
    """How the command ended, and its last line for programs."""
    told = StringIO()
    code = run([*(str(word) for word in words), "--json"], Keyboard(keys), told, StringIO())
    return code, json.loads(told.getvalue())


def as_file(folder: Path, record: dict[str, Any] | str, ending: str = "json") -> Path:
    """A record on the stick."""
    path = folder / f"file-{os.urandom(3).hex()}.{ending}"
    path.write_bytes(record.encode() if isinstance(record, str) else canonical(record))
    return path


def whole(folder: Path) -> bytes:
    """Every byte in a folder, names too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"".join(path.name.encode() + path.read_bytes() for path in files)
