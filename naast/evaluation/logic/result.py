"""The keepers' result file: taken in only when signature, round, mark and arithmetic are right."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from naast.evaluation.logic.encoding import canonical, from_b64
from naast.evaluation.logic.rounds import Way
from naast.evaluation.logic.sentences import NotThisFile, gettext_noop

FORMAT, GIVEN, UNANSWERED = "naast-result-1", "given", ""
LONGEST = 2_000_000  # characters
WORDS = frozenset(
    {
        *("format", "round", "manifest_sha256", "counted_on", "accepted", "invalid", "questions"),
        *("tables", "checks", "sheets", "rehearsal", "by"),
    }
)
MAY_HAVE = frozenset({"texts", "initials"})
NO_FILE = gettext_noop("This is not the result file that the keepers' tool wrote.")
SIGNATURE = gettext_noop(
    "The signature of this file is not that of this round's keepers. It was changed, or is of"
    " another round."
)
OTHER_ROUND = gettext_noop("This result is of another round.")
NUMBERS = gettext_noop(
    "The numbers in this file do not add up. Nothing was stored; ask the keepers to count again."
)
TOO_FEW = gettext_noop("This result has fewer answers than this round needs. It is not shown.")
REHEARSAL = gettext_noop("This is the result of a rehearsal, not of this round.")
WRONG_WAY = gettext_noop("This result was counted in another way than this round collects.")
_CHECK = re.compile(r"[a-z2-7]{12}\Z")

Signed = Callable[[bytes, bytes, bytes], bool]


@dataclass(frozen=True)
class Expected:
    """What a result of this round must agree with. passes, signed: None where unknown; result_key:
    None for a count on paper, which nobody signs."""

    code: str
    mark: str
    way: Way
    result_key: bytes | None
    rehearsal: bool
    least_ballots: int
    form: Mapping[str, Any]
    passes: int | None
    signed: int | None


def read_result(text: str, expected: Expected, is_signed: Signed) -> dict[str, Any]:
    """The signed part, or NotThisFile. is_signed(public, signature, message)."""
    told, signature, message = _parts(text)
    key = expected.result_key
    if signature if key is None else not is_signed(key, signature, message):
        raise NotThisFile(SIGNATURE)
    if told.keys() - MAY_HAVE != WORDS or told["format"] != FORMAT:
        raise NotThisFile(NO_FILE)
    if (told["round"], told["manifest_sha256"]) != (expected.code, expected.mark):
        raise NotThisFile(OTHER_ROUND)
    if told["rehearsal"] is not expected.rehearsal:
        raise NotThisFile(REHEARSAL)
    if told["by"] != expected.way.value:
        raise NotThisFile(WRONG_WAY)
    try:
        fits = _adds_up(told, expected)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as problem:
        raise NotThisFile(NUMBERS) from problem
    if not fits:
        raise NotThisFile(NUMBERS)
    if told["accepted"] < expected.least_ballots:
        raise NotThisFile(TOO_FEW)
    return told


def _parts(text: str) -> tuple[dict[str, Any], bytes, bytes]:
    """What is signed, the signature, and the bytes that it is over."""
    try:
        file: Any = json.loads(text) if len(text) <= LONGEST else None
        told, signature = file["result"], from_b64(file["signature"])
        message = canonical(told).encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise NotThisFile(NO_FILE) from problem
    if not isinstance(told, dict) or file.keys() != {"result", "signature"}:
        raise NotThisFile(NO_FILE)
    return told, signature, message


def _adds_up(told: Mapping[str, Any], expected: Expected) -> bool:
    accepted, invalid = told["accepted"], told["invalid"]
    date.fromisoformat(told["counted_on"])
    if not _counts([accepted, invalid]) or not _within(accepted + invalid, expected):
        return False
    items = {item["id"]: item for item in expected.form["items"]}
    return (
        _checks_fit(told["checks"], accepted + invalid, expected.way)
        and _sheets_fit(told["sheets"])
        and all(
            name in items and _question_fits(counts, items[name], accepted)
            for name, counts in told["questions"].items()
        )
        and _tables_fit(told, expected.form, accepted)
    )


def _counts(numbers: Sequence[Any]) -> bool:
    return all(type(one) is int and one >= 0 for one in numbers)


def _within(ballots: int, expected: Expected) -> bool:
    """Ballots, signatures, passes: never more of the first than of the next."""
    signed, passes = expected.signed, expected.passes
    return (signed is None or ballots <= signed) and (
        signed is None or passes is None or signed <= passes
    )


def _checks_fit(checks: list[str], ballots: int, way: Way) -> bool:
    wanted = ballots if way is Way.BALLOTS else 0
    known = all(_CHECK.match(one) for one in checks)
    return known and len(checks) == wanted and checks == sorted(set(checks))


def _sheets_fit(sheets: list[int]) -> bool:
    return _counts(sheets) and len(set(sheets)) == len(sheets)


def _question_fits(counts: Mapping[str, Any], item: Mapping[str, Any], accepted: int) -> bool:
    known = set(counts) <= codes_of(item)
    return known and _counts(list(counts.values())) and sum(counts.values()) == accepted


def codes_of(item: Mapping[str, Any]) -> set[str]:
    """What an item may be counted under, and "" for no answer. Of words only how many wrote any."""
    codes: set[str] = {UNANSWERED}
    if item["kind"] == "choice":
        codes |= {option["code"] for option in item["options"]}
    elif item["kind"] == "whole":
        codes |= {str(one) for one in range(item["least"], item["most"] + 1)}
    elif item["kind"] == "text":
        codes.add(GIVEN)
    return codes


def _tables_fit(told: Mapping[str, Any], form: Mapping[str, Any], accepted: int) -> bool:
    declared = {one["id"]: one for one in form["tables"]}
    return all(
        name in declared and _table_fits(table, declared[name], told["questions"], accepted)
        for name, table in told["tables"].items()
    )


def _table_fits(
    table: Mapping[str, Any],
    declared: Mapping[str, Any],
    questions: Mapping[str, Mapping[str, int]],
    accepted: int,
) -> bool:
    """Its margins are the questions' own counts."""
    cells = table["cells"]
    if not _counts([cell for row in cells for cell in row]):
        return False
    rows = dict(zip(table["rows"], (sum(row) for row in cells), strict=True))
    columns = dict(zip(table["columns"], map(sum, zip(*cells, strict=True)), strict=True))
    return (
        sum(rows.values()) == accepted
        and _same(rows, questions[declared["rows"]])
        and _same(columns, questions[declared["columns"]])
    )


def _same(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """A code that nobody chose may be left out."""
    codes = one.keys() | other.keys()
    return all(one.get(code, 0) == other.get(code, 0) for code in codes)
