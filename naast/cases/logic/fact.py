"""The one thing that remains of a closed case: a fact of fixed length, in coarse groups."""

import json
from datetime import datetime, timedelta

from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Progress
from naast.cases.logic.words import COUNTS_NOWHERE

FACT_BYTES = 96
_PROFESSIONS = {
    "doctor": "doctor",
    "resident": "doctor",
    "nurse": "nurse",
    "midwife": "nurse",
}
_EVENTS = {"safety_incident": "safety", "near_miss": "safety"}
_CALL_BUCKETS = ((24, "1d"), (72, "3d"), (168, "1w"))


def fact_of(profile: Profile, progress: Progress, *, at: datetime) -> bytes | None:
    """96 bytes of JSON: quarter, profession, event, route, outcome, time to offer, talks, referral.

    None for a case that counts nowhere (wrong person, not needed, put together with another).
    """
    outcome = progress.outcome
    if outcome is None or outcome in COUNTS_NOWHERE:
        return None
    values = {
        "q": f"{at.year}Q{(at.month + 2) // 3}",
        "p": _PROFESSIONS.get(profile.profession, "other"),
        "e": _EVENTS.get(profile.event_kind, "other") if profile.event_kind else "none",
        "r": "report" if profile.route in ("incident", "import") else "asked",
        "o": outcome.value[:4],
        "h": _time_bucket(progress),
        "t": "0" if progress.talks == 0 else "1" if progress.talks == 1 else "2+",
        "f": "y" if progress.referral else "n",
    }
    return json.dumps(values, separators=(",", ":")).encode().ljust(FACT_BYTES)


def read_fact(fact: bytes) -> dict[str, str]:
    """The values of a fact."""
    read: dict[str, str] = json.loads(fact)
    return read


def _time_bucket(progress: Progress) -> str:
    if progress.offered_at is None:
        return "no"
    taken = progress.offered_at - progress.reported_at
    return next((word for hours, word in _CALL_BUCKETS if taken <= timedelta(hours=hours)), "more")
