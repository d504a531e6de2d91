"""Reads JSON that a stranger sent: bounded in size and depth, no name twice, no odd numbers."""

import json
from typing import Any, NoReturn

from naast.incidents.logic.rows import FileRefused
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _

MAXIMUM_BYTES = 25_000_000
MAXIMUM_DEPTH = 50  # a FHIR bundle with contained resources and extensions stays under 20


def read_json(content: bytes) -> Any:
    """The value; FileRefused with a sentence when it is no such JSON."""
    if len(content) > MAXIMUM_BYTES:
        raise FileRefused(
            Sentence(
                _("The file is larger than %(megabytes)s MB. Send it in parts."),
                {"megabytes": MAXIMUM_BYTES // 1_000_000},
            )
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(Sentence(_("The file is not text in UTF-8."))) from error
    if text.lstrip().startswith("<"):
        raise FileRefused(Sentence(_("This is XML. Naast reads FHIR as JSON; send JSON.")))
    return _parsed(text)


def _parsed(text: str) -> Any:
    try:
        value = json.loads(text, object_pairs_hook=_each_name_once, parse_constant=_no_constant)
    except RecursionError as error:
        raise FileRefused(_TOO_DEEP) from error
    except ValueError as error:
        raise FileRefused(Sentence(_("The file is not JSON. Was it cut off?"))) from error
    _refuse_depth(value)
    return value


_TOO_DEEP = Sentence(_("The file is nested deeper than any FHIR message. It was not read."))


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise FileRefused(
            Sentence(_("The file gives one field twice in the same place. It was not read."))
        )
    return found


def _no_constant(_word: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON.")


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
    raise FileRefused(_TOO_DEEP)
