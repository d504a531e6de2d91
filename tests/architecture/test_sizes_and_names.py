"""Files and functions stay small, and no drawer collects what has no place."""

import ast
from pathlib import Path

from tests.architecture.code import files, functions, name_of

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "shared", "tools", "stuff"}

# "file" or "file:function" that may be longer, with the reason. Empty is best.
LONGER_FOR_A_REASON: dict[str, str] = {}


def test_no_file_is_longer_than_400_lines() -> None:
    long = [
        f"{name_of(path)}: {lines}"
        for path in files()
        if (lines := len(path.read_text().splitlines())) > MOST_LINES_OF_A_FILE
        and name_of(path) not in LONGER_FOR_A_REASON
    ]

    assert long == []


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{name_of(path)}:{function.name}: {lines_of(function)}"
        for path in files()
        for function in functions(path)
        if lines_of(function) > MOST_LINES_OF_A_FUNCTION
        and f"{name_of(path)}:{function.name}" not in LONGER_FOR_A_REASON
    ]

    assert long == []


def lines_of(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_drawer_collects_what_has_no_place() -> None:
    drawers = [name_of(path) for path in files() if DRAWERS & set(words_of(path))]

    assert drawers == []


def words_of(path: Path) -> list[str]:
    return [path.stem, *path.parent.parts]


def test_every_exception_to_a_size_still_needs_it() -> None:
    names = {name_of(path) for path in files()}

    assert [name for name in LONGER_FOR_A_REASON if name.split(":")[0] not in names] == []
