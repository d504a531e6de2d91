"""The keepers' opening file: the public halves of a round's keys. Nothing in it is secret."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from naast.evaluation.logic.encoding import canonical, from_b64, sha256
from naast.evaluation.logic.sentences import NotThisFile, gettext_noop

FORMAT = "naast-opening-1"
BYTES = {"p256": 65, "hybrid": 1184 + 32, "result_key": 32}
WORDS = frozenset({"format", "keepers", "needed", "mark", "wraps", "made_on", "rehearsal", *BYTES})
LONGEST = 20_000  # characters
PRINT_SHOWN = 32
_MARK = re.compile(r"[0-9a-f]{8}\Z")
NO_FILE = gettext_noop("This is not the opening file that the keepers made.")
DAMAGED = gettext_noop("This opening file is damaged. Ask the keepers for theirs once more.")


def read_opening(text: str) -> dict[str, Any]:
    """The file, checked: its format, its lengths, its keepers. NotThisFile else."""
    try:
        told = json.loads(text, parse_float=_no_float) if len(text) <= LONGEST else None
    except (ValueError, RecursionError) as problem:
        raise NotThisFile(NO_FILE) from problem
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NotThisFile(NO_FILE)
    if told.keys() != WORDS or not _is_whole(told):
        raise NotThisFile(DAMAGED)
    return told


def _is_whole(told: Mapping[str, Any]) -> bool:
    try:
        lengths = {name: len(from_b64(told[name])) for name in BYTES}
        date.fromisoformat(told["made_on"])
        pairs = {(one, other) for one, other, blob in told["wraps"] if from_b64(blob)}
    except (ValueError, TypeError, AttributeError):
        return False
    keepers = told["keepers"]
    if type(keepers) is not int or not _MARK.match(str(told["mark"])):
        return False
    wanted = {(a, b) for a in range(1, 5) for b in range(a + 1, 5) if b <= keepers}
    return (
        lengths == BYTES
        and keepers in (3, 4)
        and told["needed"] == 2
        and isinstance(told["rehearsal"], bool)
        and pairs == wanted
    )


def _no_float(text: str) -> None:
    """No number in it has a point; the same would be written in two ways."""
    raise ValueError(text)


def print_of(opening: Mapping[str, Any]) -> str:
    """What stands on every keeper's sheet to compare by eye: 128 bits; the file's own mark has
    32, which somebody with patience can imitate. Empty on paper."""
    return sha256(canonical(dict(opening)))[:PRINT_SHOWN] if opening else ""


def same_keys(opening: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Each round has keys of its own: the keepers destroy them with the count."""
    return bool(opening["p256"] == other.get("p256"))
