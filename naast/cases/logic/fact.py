"""The one thing that remains of a closed case: a fact of fixed length, in coarse groups.

In plain JSON: "q" is the year of closing; "k" says whether support was accepted; "f" has the other
words, a letter each, in parts with a point between them. The vault deals the parts out among the
facts of one year and key, so a part holds what a table needs together, and nothing more.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from string import ascii_lowercase
from types import MappingProxyType

from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Progress
from naast.cases.logic.words import COUNTS_NOWHERE, Outcome, Route

FACT_BYTES = 96
VERSION = 2
# A word's place is its letter: a word that is added comes last.
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
        "quarter": ("Q1", "Q2", "Q3", "Q4"),
    }
)
PARTS = (
    *(("outcome",), ("route",), ("reason",), ("profession",)),
    *(("time", "quarter"), ("talks",), ("referral",), ("unit",)),
)
ACCEPTED = frozenset({"accepted", "later"})
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
_CALL_BUCKETS = ((24, "1d"), (72, "3d"), (168, "1w"))


class NotAFact(ValueError):
    """These bytes are no fact that this version knows."""


def fact_of(
    profile: Profile, progress: Progress, *, at: datetime, unit: str = "other"
) -> bytes | None:
    """96 bytes: year and quarter of closing, and a word of every dimension. unit: a word, too.

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
    known = {**values, "quarter": quarter[4:]}
    parts = ("".join(_letter(name, known[name]) for name in part) for part in PARTS)
    key = "a" if known["outcome"] in ACCEPTED else "n"
    plain = {"q": quarter[:4], "v": VERSION, "k": key, "f": ".".join(parts)}
    return json.dumps(plain, separators=(",", ":")).encode().ljust(FACT_BYTES)


def read_fact(fact: bytes) -> dict[str, str]:
    """A word of every dimension, the quarter among them. NotAFact for anything else."""
    try:
        read = json.loads(fact)
        values = _read_parts(read["f"]) if read.get("v") == VERSION else _read_first(read)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise NotAFact("The vault keeps a fact that cannot be read.") from problem
    if values.keys() != DIMENSIONS.keys():
        raise NotAFact("The vault keeps a fact of another version.")
    return values


def _letter(name: str, word: str) -> str:
    return ascii_lowercase[DIMENSIONS[name].index(word)]


def _read_parts(text: str) -> dict[str, str]:
    values = {}
    for names, letters in zip(PARTS, text.split("."), strict=True):
        for name, letter in zip(names, letters, strict=True):
            values[name] = dict(zip(ascii_lowercase, DIMENSIONS[name], strict=False))[letter]
    return values


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
        "quarter": read["q"][4:],
    }
    wrong = [name for name, words in DIMENSIONS.items() if values[name] not in words]
    return {} if wrong else values


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
