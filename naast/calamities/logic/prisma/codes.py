"""The twenty codes of the Eindhoven Classification Model, medical version, in their order.

Read from ecm_codes.csv. The order is that of the published tables and of the flow chart:
technical, organisational, human, patient, unclassifiable.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Group = Literal["technical", "organisational", "human", "patient", "other"]
Trust = Literal["excerpt", "unconfirmed"]
GROUPS: tuple[Group, ...] = ("technical", "organisational", "human", "patient", "other")
LAST = "X"  # what is left when every answer was no
EXTERNAL = frozenset({"TEX", "OEX", "HEX"})
_FILE = Path(__file__).with_name("ecm_codes.csv")


@dataclass(frozen=True)
class Code:
    """One code. variants: other spellings in papers and files. latent: a condition that was there
    before anybody acted. trust: whether the definition was read, in an extract, or is ours."""

    code: str
    variants: tuple[str, ...]
    group: Group
    latent: bool
    trust: Trust
    source: str


class UnknownCode(ValueError):
    """No code of the model, in no spelling."""


@cache
def codes() -> Mapping[str, Code]:
    """All by code, in their order."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _code(row) for row in csv.DictReader(file)}


def group_of(code: str) -> Group:
    """The main category."""
    return codes()[code].group


def codes_of(group: Group) -> tuple[str, ...]:
    """The codes of a main category, in their order."""
    return tuple(code for code, one in codes().items() if one.group == group)


def read_code(text: str) -> str:
    """The code for any of its spellings (T-ex, tex, TEX). Raises UnknownCode."""
    wanted = text.strip().upper().replace("-", "").replace(" ", "")
    if wanted not in codes():
        raise UnknownCode("That is no code of the Eindhoven model.")
    return wanted


def _code(row: Mapping[str, str]) -> Code:
    return Code(
        code=row["code"],
        variants=tuple(one for one in row["variants"].split("|") if one),
        group=row["group"],  # type: ignore[arg-type]  # one of GROUPS, by test
        latent=row["latent"] == "yes",
        trust=row["trust"],  # type: ignore[arg-type]
        source=row["source"],
    )
