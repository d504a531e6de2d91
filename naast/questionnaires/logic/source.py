"""Reads the JSON of a file that a stranger wrote: bounded in size and depth, no name twice."""

import json
import math
from typing import Any, NoReturn

from naast.questionnaires.logic.problems import UnreadableFile

MAXIMUM_BYTES = 500_000  # sixty questions in four languages take a fifth of it
MAXIMUM_DEPTH = 20  # an option's translation within a group lies at 11


def read_json(content: bytes) -> Any:
    """The value; UnreadableFile when it is no such JSON."""
    if len(content) > MAXIMUM_BYTES:
        raise UnreadableFile("too_large", kilobytes=str(MAXIMUM_BYTES // 1000))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("not_utf8") from error
    if text.lstrip().startswith("<"):
        raise UnreadableFile("is_xml")
    if not text.strip():
        raise UnreadableFile("is_empty")
    return _parsed(text)


def canonical(value: object) -> bytes:
    """The same value gives the same bytes everywhere: sorted names, no spaces, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _parsed(text: str) -> Any:
    try:
        value = json.loads(
            text,
            object_pairs_hook=_each_name_once,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except RecursionError as error:
        raise UnreadableFile("too_deep") from error
    except json.JSONDecodeError as error:
        place = {"line": str(error.lineno), "column": str(error.colno)}
        raise UnreadableFile("not_json", **place) from error
    except ValueError as error:
        raise UnreadableFile("odd_number") from error
    _refuse_depth(value)
    try:
        canonical(value)
    except UnicodeEncodeError as error:  # half of a pair of surrogates, written as \\ud800
        raise UnreadableFile("broken_text") from error
    return value


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise UnreadableFile("name_twice", name=name[:40])
        found[name] = value
    return found


def _no_constant(_word: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("Too large a number.")
    return number


def _refuse_depth(value: Any) -> None:
    """Level by level, so that a deep file cannot exhaust the stack here either."""
    level = [value]
    for _depth in range(MAXIMUM_DEPTH):
        level = [
            part
            for whole in level
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
            if isinstance(part, dict | list)
        ]
        if not level:
            return
    raise UnreadableFile("too_deep")
