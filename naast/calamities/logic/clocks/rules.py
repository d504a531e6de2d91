"""The rules, read from rules.json: how long, counted how, on what ground, and how sure that is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from naast.calamities.logic.clocks.calendars import Country

Unit = Literal["at_once", "days", "working_days", "weeks"]
Counting = Literal["law", "policy"]
# law: the text itself was read; excerpt: an extract was; own: the hospital's choice.
Trust = Literal["law", "excerpt", "unconfirmed", "own"]
Extension = Literal["", "on_request", "with_notice"]
Moment = Literal["", "opened", "established"]
Owner = Literal["", "head_of_department", "calamity_secretary", "nobody_yet", "support_team"]
LONGEST = 520  # of any unit: ten years of weeks is a slip of the finger
_FILE = Path(__file__).with_name("rules.json")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "unit": get_args(Unit),
    "counting": get_args(Counting),
    "trust": get_args(Trust),
    "extension": get_args(Extension),
    "begins": get_args(Moment),
    "owner": get_args(Owner),
}


class WrongRule(ValueError):
    """A row of rules cannot be used; the text says which."""


@dataclass(frozen=True)
class Rule:
    """One period. country is None for the hospital's own steps.

    counting: law, so that Algemene termijnenwet 1 moves an end on a closed day forward; policy,
    where nothing allows that, so that an end on a closed day comes forward to the day before it.
    opens_after: weeks after which a window opens; extra_weeks: the longest extension the rule
    itself allows. suspension: the source that lets this clock stand still; without one it cannot.
    begins: when a file starts it by itself. every_incident: the law asks it for every incident with
    noticeable consequences, calamity or not. hours: so many from the hour of the start, where that
    hour is known; length is what counts without it. title: where the product has no words of its
    own.
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
    extension: Extension = ""
    extra_weeks: int = 0
    suspension: str = ""
    begins: Moment = ""
    owner: Owner = ""
    every_incident: bool = False
    hours: int = 0
    title: str = ""


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the file."""
    return read_rules(json.loads(_FILE.read_text(encoding="utf-8"))["rules"])


def read_rules(rows: Iterable[Mapping[str, Any]]) -> dict[str, Rule]:
    """As rules.json has them. Raises WrongRule: a period without its ground is none."""
    found: dict[str, Rule] = {}
    for row in rows:
        rule = _rule(row)
        if rule.name in found:
            raise WrongRule(rule.name)
        found[rule.name] = rule
    return found


def _rule(row: Mapping[str, Any]) -> Rule:
    try:
        rule = Rule(**row)
    except TypeError as problem:
        raise WrongRule(str(problem)) from problem
    wrong = [name for name, words in _WORDS.items() if getattr(rule, name) not in words]
    if wrong or not 0 <= rule.length <= LONGEST or not rule.basis:
        raise WrongRule(f"{rule.name}: {', '.join(wrong) or 'length, basis'}")
    return rule
