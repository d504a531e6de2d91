"""A case as a file: each problem named by its field, and written so that it reads again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from naast.insight.logic.business_case.inputs import (
    CURRENCIES,
    SPECS,
    Case,
    Given,
    Saving,
    Spec,
    Trust,
)

LONGEST_SOURCE, LONGEST_NAME, DECIMALS = 160, 120, 4
LARGEST_FILE = 200_000


class Wrong(StrEnum):
    """What can be wrong with a field."""

    NOT_JSON = "not_json"
    NOT_FIELDS = "not_fields"
    UNKNOWN = "unknown"
    TWICE = "twice"
    NOT_A_NUMBER = "not_a_number"
    TOO_FINE = "too_fine"
    OUT_OF_BOUNDS = "out_of_bounds"
    HALF_A_RANGE = "half_a_range"
    RANGE_WITHOUT_VALUE = "range_without_value"
    RANGE_BESIDE_VALUE = "range_beside_value"
    NOT_A_WORD = "not_a_word"
    NOT_TEXT = "not_text"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Problem:
    """where: the field as it stands in the file, such as inputs.team.low."""

    where: str
    wrong: Wrong
    told: Mapping[str, object] = field(default_factory=dict)


class UnreadableCase(Exception):
    """Something is wrong in the file; nothing of it is used."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{one.where}: {one.wrong}" for one in problems))
        self.problems = problems


@dataclass(frozen=True)
class CaseFile:
    """hospital: its name on the proposal, or ""."""

    case: Case
    hospital: str = ""


class _Twice(Exception):
    """A field stands twice in one object."""


def read_case(content: bytes) -> CaseFile:
    """Raises UnreadableCase with every problem that can be told at once."""
    told = _object(content)
    problems: list[Problem] = []
    for name in told.keys() - {"hospital", "currency", "counted", "inputs"}:
        problems.append(_unknown(name, ("hospital", "currency", "counted", "inputs")))
    hospital = _text("hospital", told.get("hospital", ""), LONGEST_NAME, problems)
    currency = _word("currency", told.get("currency", "EUR"), CURRENCIES, problems)
    counted = _counted(told.get("counted", []), problems)
    given = _inputs(told.get("inputs", {}), problems)
    if problems:
        raise UnreadableCase(problems)
    return CaseFile(Case(given, counted, currency), hospital)


def written(file: CaseFile) -> str:
    """Every input, blank ones too, so that the file shows what may be filled in."""
    inputs = {code: _as_json(file.case.of(code)) for code in SPECS}
    told = {
        "hospital": file.hospital,
        "currency": file.case.currency,
        "counted": [one.value for one in Saving if one in file.case.counted],
        "inputs": inputs,
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def problems_of(spec: Spec, given: Given, where: str = "") -> Iterator[Problem]:
    """What is wrong between the numbers of one input. where: its place in the file."""
    numbers = {"value": given.value, "low": given.low, "high": given.high}
    outside = False
    for name, number in numbers.items():
        if number is None:
            continue
        if not spec.least <= number <= spec.most:
            outside = True
            told = {"least": spec.least, "most": spec.most}
            yield Problem(f"{where}{name}", Wrong.OUT_OF_BOUNDS, told)
        elif number != round(number, DECIMALS):
            yield Problem(f"{where}{name}", Wrong.TOO_FINE, {"decimals": DECIMALS})
    low, value, high = given.low, given.value, given.high
    if outside:
        return
    if (low is None) != (high is None):
        name = "low" if low is None else "high"
        yield Problem(f"{where}{name}", Wrong.HALF_A_RANGE)
    elif low is not None and high is not None:
        if value is None:
            yield Problem(f"{where}value", Wrong.RANGE_WITHOUT_VALUE)
        elif not low <= value <= high:
            name = "low" if low > value else "high"
            yield Problem(f"{where}{name}", Wrong.RANGE_BESIDE_VALUE, {"value": f"{value:f}"})


def _object(content: bytes) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _value in pairs]
            raise _Twice(next(name for name in names if names.count(name) > 1))
        return found

    if len(content) > LARGEST_FILE:
        raise UnreadableCase([Problem("", Wrong.TOO_LONG, {"most": LARGEST_FILE})])
    try:
        told = json.loads(content.decode("utf-8-sig"), object_pairs_hook=once, parse_float=_decimal)
    except _Twice as twice:
        raise UnreadableCase([Problem(str(twice), Wrong.TWICE)]) from twice
    except json.JSONDecodeError as error:
        told_where = {"line": error.lineno, "column": error.colno}
        raise UnreadableCase([Problem("", Wrong.NOT_JSON, told_where)]) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableCase([Problem("", Wrong.NOT_JSON, {"line": 1, "column": 1})]) from error
    if not isinstance(told, dict):
        raise UnreadableCase([Problem("", Wrong.NOT_FIELDS)])
    return told


def _decimal(text: str) -> Decimal:
    """Whatever is beyond all decimals is beyond all bounds."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _inputs(told: Any, problems: list[Problem]) -> dict[str, Given]:
    if not isinstance(told, dict):
        problems.append(Problem("inputs", Wrong.NOT_FIELDS))
        return {}
    found = {}
    for code, one in told.items():
        if code not in SPECS:
            problems.append(_unknown(f"inputs.{code}", tuple(SPECS)))
        else:
            found[code] = _given(SPECS[code], one, problems)
    return found


def _given(spec: Spec, told: Any, problems: list[Problem]) -> Given:
    """null is blank; a bare number is a value that nobody gave a source for."""
    where = f"inputs.{spec.code}"
    if told is None:
        return Given()
    if not isinstance(told, dict):
        told = {"value": told}
        where_of = {"value": where}
    else:
        where_of = {}
    fields = ("value", "low", "high", "from", "source")
    problems.extend(_unknown(f"{where}.{name}", fields) for name in told.keys() - set(fields))
    before = len(problems)
    numbers = {
        name: _number(where_of.get(name, f"{where}.{name}"), told.get(name), problems)
        for name in ("value", "low", "high")
    }
    trusts = tuple(one.value for one in Trust)
    given = Given(
        **numbers,
        trust=Trust(_word(f"{where}.from", told.get("from", "none"), trusts, problems)),
        source=_text(f"{where}.source", told.get("source", ""), LONGEST_SOURCE, problems),
    )
    if len(problems) == before:
        problems.extend(problems_of(spec, given, f"{where}."))
    return given


def _number(where: str, told: Any, problems: list[Problem]) -> Decimal | None:
    """A number, not a word that looks like one: "1.000" is read differently in two countries."""
    if told is None:
        return None
    if isinstance(told, bool) or not isinstance(told, int | Decimal):
        problems.append(Problem(where, Wrong.NOT_A_NUMBER))
        return None
    return Decimal(told)


def _counted(told: Any, problems: list[Problem]) -> frozenset[Saving]:
    if not isinstance(told, list):
        problems.append(Problem("counted", Wrong.NOT_A_WORD, {"words": _list(Saving)}))
        return frozenset()
    words = [_word(f"counted[{place}]", one, Saving, problems) for place, one in enumerate(told)]
    return frozenset(Saving(word) for word in words)


def _word(where: str, told: Any, words: Any, problems: list[Problem]) -> str:
    allowed = [str(one) for one in words]
    if isinstance(told, str) and told in allowed:
        return told
    problems.append(Problem(where, Wrong.NOT_A_WORD, {"words": _list(allowed)}))
    return allowed[0]


def _text(where: str, told: Any, most: int, problems: list[Problem]) -> str:
    if not isinstance(told, str):
        problems.append(Problem(where, Wrong.NOT_TEXT))
        return ""
    if len(told) > most:
        problems.append(Problem(where, Wrong.TOO_LONG, {"most": most}))
    return " ".join("".join(one for one in told if one.isprintable() or one == " ").split())


def _unknown(where: str, words: tuple[str, ...]) -> Problem:
    return Problem(where, Wrong.UNKNOWN, {"words": _list(words)})


def _list(words: Any) -> str:
    return ", ".join(str(one) for one in words)


def _as_json(given: Given) -> dict[str, Any]:
    numbers = {"value": given.value, "low": given.low, "high": given.high}
    return {
        **{name: None if one is None else _plain(one) for name, one in numbers.items()},
        "from": given.trust.value,
        "source": given.source,
    }


def _plain(number: Decimal) -> int | float:
    """Four decimals at most, so that a float writes what was read."""
    return int(number) if number == number.to_integral_value() else float(number)
