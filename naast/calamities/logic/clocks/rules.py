"""The rules, read from rules.json: how long, counted how, on what ground, and how sure that is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from naast.calamities.logic.clocks.calendars import Country

Unit = Literal["at_once", "days", "working_days", "weeks"]
Counting = Literal["law", "policy"]
# law: the text itself was read; excerpt: an extract was; own: the hospital's choice.
Trust = Literal["law", "excerpt", "unconfirmed", "own"]
_FILE = Path(__file__).with_name("rules.json")


@dataclass(frozen=True)
class Rule:
    """One period. country is None for the hospital's own steps.

    counting: law, so that Algemene termijnenwet 1 moves an end on a closed day forward; policy,
    where nothing allows that, so that an end on a closed day comes forward to the day before it.
    opens_after: weeks after which a window opens; extra_weeks: the longest extension the rule
    itself allows.
    """

    name: str
    unit: Unit
    length: int
    counting: Counting
    trust: Trust
    basis: str
    source: str = ""
    country: Country | None = None
    opens_after: int | None = None
    extension: Literal["", "on_request", "with_notice"] = ""
    extra_weeks: int = 0


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the file."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))["rules"]
    return {row["name"]: Rule(**row) for row in rows}
