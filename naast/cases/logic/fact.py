"""The one thing that remains of a closed case: a fact of fixed length, in coarse groups.

Its quarter stands in plain JSON under "q", as the vault puts it with its year; the rest is one
letter a dimension. Every fact is of the same length before it is padded, too.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from string import ascii_lowercase
from types import MappingProxyType

from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Progress
from naast.cases.logic.words import COUNTS_NOWHERE, Outcome, Route

FACT_BYTES = 96
VERSION = 2
# The order is that of the letters in a fact; a dimension that is added comes last.
DIMENSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "outcome": ("accepted", "later", "declined", "not_reached", "withdrawn"),
        "route": ("report", "self", "colleague"),
        "reason": ("safety", "aggression", "complaint", "other"),
        "profession": ("doctor", "resident", "nurse", "other"),
        "time": ("1d", "3d", "1w", "more", "none"),
        "talks": ("0", "1", "2+"),
        "referral": ("no", "yes"),
        "unit": ("acute", "surgical", "medical", "family", "services", "other"),
    }
)
_PROFESSIONS = {"doctor": "doctor", "resident": "resident", "nurse": "nurse", "midwife": "nurse"}
_REASONS = {
    "safety_incident": "safety",
    "near_miss": "safety",
    "aggression": "aggression",
    "complaint": "complaint",
    "claim": "complaint",
}
_ROUTES = {Route.INCIDENT: "report", Route.IMPORT: "report", Route.COLLEAGUE: "colleague"}
_WITHOUT_TALK = {
    Outcome.DECLINED: "declined",
    Outcome.NOT_REACHED: "not_reached",
    Outcome.WITHDRAWN: "withdrawn",
}
_LETTERS = ascii_lowercase
_CALL_BUCKETS = ((24, "1d"), (72, "3d"), (168, "1w"))


class NotAFact(ValueError):
    """These bytes are no fact that this version knows."""


def fact_of(
    profile: Profile, progress: Progress, *, at: datetime, unit: str = "other"
) -> bytes | None:
    """96 bytes: quarter of closing, and a word of every dimension. unit: of DIMENSIONS["unit"].

    None for a case that counts nowhere (wrong person, not needed, put together with another).
    """
    if progress.outcome is None or progress.outcome in COUNTS_NOWHERE:
        return None
    return fact_with(
        {
            "outcome": _answer(progress, progress.outcome),
            "route": _ROUTES.get(Route(profile.route), "self"),
            "reason": _REASONS.get(profile.event_kind, "other"),
            "profession": _PROFESSIONS.get(profile.profession, "other"),
            "time": _time_bucket(progress),
            "talks": ("0", "1")[progress.talks] if progress.talks < 2 else "2+",
            "referral": "yes" if progress.referral else "no",
            "unit": unit,
        },
        quarter=f"{at.year}Q{(at.month + 2) // 3}",
    )


def fact_with(values: Mapping[str, str], *, quarter: str) -> bytes:
    """The fact with these words, one of every dimension. quarter: 2026Q1."""
    letters = (_LETTERS[words.index(values[name])] for name, words in DIMENSIONS.items())
    plain = {"q": quarter, "v": VERSION, "f": "".join(letters)}
    return json.dumps(plain, separators=(",", ":")).encode().ljust(FACT_BYTES)


def read_fact(fact: bytes) -> dict[str, str]:
    """A word of every dimension, and "quarter" (Q1 to Q4). NotAFact for anything else."""
    try:
        read = json.loads(fact)
        quarter = re.fullmatch(r"\d{4}(Q[1-4])", read["q"])
        if quarter is None:
            raise NotAFact(read["q"])
        values = _read_letters(read["f"]) if read.get("v") == VERSION else _read_first(read)
    except (ValueError, TypeError, KeyError, IndexError) as problem:
        raise NotAFact("The vault keeps a fact that cannot be read.") from problem
    return {**values, "quarter": quarter[1]}


def _read_letters(letters: str) -> dict[str, str]:
    named = zip(DIMENSIONS.items(), letters, strict=True)
    return {name: dict(zip(_LETTERS, words, strict=False))[one] for (name, words), one in named}


def _read_first(read: Mapping[str, str]) -> dict[str, str]:
    """Facts of the first version knew less: no unit, residents among the doctors, aggression and
    complaints among the other reasons, and of a request not whether somebody else made it."""
    outcome = {"comp": "accepted", "decl": "declined", "not_": "not_reached", "with": "withdrawn"}
    values = {
        "outcome": "accepted" if read["t"] != "0" else outcome[read["o"]],
        "route": {"report": "report", "asked": "self"}[read["r"]],
        "reason": "safety" if read["e"] == "safety" else "other",
        "profession": read["p"],
        "time": "none" if read["h"] == "no" else read["h"],
        "talks": read["t"],
        "referral": {"n": "no", "y": "yes"}[read["f"]],
        "unit": "other",
    }
    if any(values[name] not in words for name, words in DIMENSIONS.items()):
        raise NotAFact("first version")
    return values


def _answer(progress: Progress, outcome: Outcome) -> str:
    """Whoever talked accepted, however it ended; later is first put off, and then accepted."""
    if progress.talks == 0 and outcome in _WITHOUT_TALK:
        return _WITHOUT_TALK[outcome]
    return "later" if progress.put_off else "accepted"


def _time_bucket(progress: Progress) -> str:
    if progress.offered_at is None:
        return "none"
    taken = progress.offered_at - progress.reported_at
    return next((word for hours, word in _CALL_BUCKETS if taken <= timedelta(hours=hours)), "more")
