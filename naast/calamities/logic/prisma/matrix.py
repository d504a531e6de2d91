"""The classification/action matrix: which kinds of measure fit a code. A default, to be changed.

The kinds are published (extracts); which fits which code is not confirmed, and every page that
shows it says so. Read from matrix.json.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from naast.calamities.logic.prisma.codes import codes

_FILE = Path(__file__).with_name("matrix.json")


@dataclass(frozen=True)
class Matrix:
    """fits, unwise: kinds of measure by code. trust: how sure the default is."""

    kinds: tuple[str, ...]
    fits: Mapping[str, tuple[str, ...]]
    unwise: Mapping[str, tuple[str, ...]]
    trust: str
    source: str


@cache
def default_matrix() -> Matrix:
    """As it is delivered."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    return Matrix(
        kinds=tuple(one["kind"] for one in told["kinds"]),
        fits={code: tuple(told["fits"][code]) for code in codes()},
        unwise={code: tuple(told["unwise"].get(code, ())) for code in codes()},
        trust=told["trust"],
        source=told["source"],
    )


@dataclass(frozen=True)
class Suggestion:
    """A kind of measure, the codes it would answer, and those for which it is advised against."""

    kind: str
    answers: tuple[str, ...]
    unwise_for: tuple[str, ...]


def suggested(found: Iterable[str], fits: Mapping[str, Iterable[str]]) -> list[Suggestion]:
    """For the codes found, what fits most of them first. fits: the hospital's, or the default."""
    default, here = default_matrix(), sorted(set(found), key=list(codes()).index)
    rows = [
        Suggestion(
            kind,
            tuple(code for code in here if kind in fits.get(code, ())),
            tuple(code for code in here if kind in default.unwise[code]),
        )
        for kind in default.kinds
    ]
    return sorted((row for row in rows if row.answers), key=lambda row: -len(row.answers))


def checked_fits(fits: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Every code once, known kinds only, in their order. Raises ValueError."""
    kinds = default_matrix().kinds
    if set(fits) - set(codes()) or any(set(one) - set(kinds) for one in fits.values()):
        raise ValueError("An unknown code or kind of measure.")
    return {code: [kind for kind in kinds if kind in fits.get(code, ())] for code in codes()}
