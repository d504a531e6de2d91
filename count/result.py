"""The result file: sums and check numbers, signed with the round's own key. And whether it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from count.ballots import CHECK_SIGNS
from count.encoding import canonical, from_b64, to_b64
from count.forms import Form
from count.keys import Keys
from count.manifests import LEAST_EVER, Manifest
from count.refusal import Refused
from count.tally import GIVEN, UNANSWERED, Tally

FORMAT = "naast-result-1"
BALLOTS, PAPER = "ballots", "paper"
_NAMES = {
    "format", "round", "manifest_sha256", "counted_on", "accepted", "invalid", "questions",
    "tables", "checks", "sheets", "rehearsal", "by",
}  # fmt: skip
_OPTIONAL = {"texts", "initials"}


@dataclass(frozen=True)
class Counted:
    """How it was counted. sheets: the two numbers, none for an unsigned count of paper."""

    on: date
    by: str
    sheets: tuple[int, ...] = ()
    checks: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    texts: Mapping[str, list[str]] | None = None


def make_result(manifest: Manifest, tally: Tally, counted: Counted) -> dict[str, Any]:
    """Refused below the least number of answers; nothing of them is said then."""
    if tally.accepted < manifest.least_ballots:
        raise Refused("too_few_valid", least=manifest.least_ballots)
    result: dict[str, Any] = {
        "format": FORMAT, "round": manifest.round, "manifest_sha256": manifest.mark.hex(),
        "counted_on": counted.on.isoformat(), "accepted": tally.accepted, "invalid": tally.invalid,
        "questions": tally.questions(), "tables": tally.tables(),
        "checks": sorted(counted.checks), "sheets": sorted(counted.sheets),
        "rehearsal": manifest.rehearsal, "by": counted.by,
    }  # fmt: skip
    if counted.texts:
        result["texts"] = dict(counted.texts)
    if counted.initials:
        result["initials"] = list(counted.initials)
    return result


def signed(result: Mapping[str, Any], keys: Keys | None) -> dict[str, Any]:
    """The file. Without keys (paper, no sheets at hand) the signature is empty."""
    signature = to_b64(keys.result.sign(canonical(result))) if keys else ""
    return {"result": dict(result), "signature": signature}


def verify(record: Any, manifest: Manifest | None = None, form: Form | None = None) -> str:
    """ "signed", "unsigned" or "unknown" (no manifest to check with). Refused where it is wrong."""
    try:
        result = record["result"]
        _refuse_wrong_sums(result)
        signature = from_b64(record["signature"])
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise Refused("result_broken") from problem
    if form is not None:
        _refuse_other_form(result, form)
    if not signature:
        if result["by"] != PAPER:
            raise Refused("result_unsigned")
        return "unsigned"
    if manifest is None:
        return "unknown"
    _refuse_other_key(result, signature, manifest)
    return "signed"


def _refuse_other_key(result: Mapping[str, Any], signature: bytes, manifest: Manifest) -> None:
    if (result["round"], result["manifest_sha256"]) != (manifest.round, manifest.mark.hex()):
        raise Refused("result_other_round")
    if manifest.opening is None or manifest.rehearsal != result["rehearsal"]:
        raise Refused("result_signature")
    key = Ed25519PublicKey.from_public_bytes(from_b64(manifest.opening["result_key"]))
    try:
        key.verify(signature, canonical(result))
    except InvalidSignature as problem:
        raise Refused("result_signature") from problem


def _refuse_wrong_sums(result: Mapping[str, Any]) -> None:
    """Every question and table adds up to the accepted answers, and the checks to all."""
    if not _NAMES <= set(result) <= _NAMES | _OPTIONAL or result["format"] != FORMAT:
        raise ValueError("names")
    if result["by"] not in (BALLOTS, PAPER) or not isinstance(result["rehearsal"], bool):
        raise ValueError("by")
    date.fromisoformat(result["counted_on"])
    accepted, invalid = result["accepted"], result["invalid"]
    if _natural([accepted, invalid]) and accepted < LEAST_EVER:
        raise ValueError("too few")
    for name, numbers in result["questions"].items():
        if UNANSWERED not in numbers or _natural(numbers.values()) != accepted:
            raise ValueError(f"question {name}")
    for name, table in result["tables"].items():
        _refuse_wrong_table(name, table, accepted)
    for name, texts in result.get("texts", {}).items():
        if len(texts) > result["questions"][name][GIVEN]:
            raise ValueError(f"texts {name}")
    _refuse_wrong_checks(result, 0 if result["by"] == PAPER else accepted + invalid)


def _natural(numbers: Any) -> int:
    """The sum of whole numbers, none below nought; TypeError or ValueError otherwise."""
    if any(isinstance(n, bool) or not isinstance(n, int) or n < 0 for n in numbers):
        raise ValueError("no natural number")
    return sum(numbers)


def _refuse_wrong_table(name: str, table: Mapping[str, Any], accepted: int) -> None:
    rows, columns, cells = table["rows"], table["columns"], table["cells"]
    if [len(rows), *{len(row) for row in cells}] != [len(cells), len(columns)]:
        raise ValueError(f"shape of table {name}")
    if sum(_natural(row) for row in cells) != accepted:
        raise ValueError(f"table {name}")


def _refuse_wrong_checks(result: Mapping[str, Any], expected: int) -> None:
    checks, pattern = result["checks"], re.compile(rf"[a-z2-7]{{{CHECK_SIGNS}}}")
    if len(checks) != expected or checks != sorted(set(checks)):
        raise ValueError("check numbers")
    if not all(pattern.fullmatch(check) for check in checks):
        raise ValueError("check numbers")


def _refuse_other_form(result: Mapping[str, Any], form: Form) -> None:
    """The edges of each table are the sums of its questions, and both are the form's."""
    items = form.items.items()
    asked = {name: {*item.codes, UNANSWERED} for name, item in items if item.kind != "text"}
    for name, codes in asked.items():
        if set(result["questions"].get(name, ())) != codes:
            raise Refused("result_other_form")
    if set(result["questions"]) - set(asked) - set(form.texts()):
        raise Refused("result_other_form")
    if set(result["tables"]) != {table for table, _, _ in form.tables}:
        raise Refused("result_other_form")
    for table, rows, columns in form.tables:
        _refuse_other_edges(result, table, rows, columns)


def _refuse_other_edges(result: Mapping[str, Any], table: str, rows: str, columns: str) -> None:
    one, questions = result["tables"][table], result["questions"]
    down = {code: sum(row) for code, row in zip(one["rows"], one["cells"], strict=True)}
    across = {
        code: sum(column)
        for code, column in zip(one["columns"], zip(*one["cells"], strict=True), strict=True)
    }
    if down != questions[rows] or across != questions[columns]:
        raise Refused("result_other_form")
