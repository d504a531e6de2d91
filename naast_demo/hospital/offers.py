"""Invented facts of support that ended: what a vault would give, of people who never were.

Nine of ten after a safety incident, two of five doctors and residents, one conversation enough for
more than half; as in the published years of the few hospitals that tell them.
"""

from random import Random

# Words of cases.logic.fact, with how likely each is, in hundredths.
CHANCES: dict[str, dict[str, int]] = {
    "route": {"report": 84, "self": 6, "colleague": 10},
    "reason": {"safety": 90, "aggression": 5, "complaint": 2, "other": 3},
    "profession": {"doctor": 26, "resident": 14, "nurse": 46, "other": 14},
    "unit": {"acute": 26, "surgical": 27, "medical": 21, "family": 12, "services": 5, "other": 9},
    "quarter": {"Q1": 26, "Q2": 24, "Q3": 22, "Q4": 28},
}
OUTCOME = {"accepted": 80, "later": 8, "declined": 7, "not_reached": 4, "withdrawn": 1}
TIME = {"1d": 76, "3d": 15, "1w": 6, "more": 3}
TALKS = {"1": 58, "2+": 42}
REFERRED = 12


def offers_of_year(random: Random, number: int) -> list[dict[str, str]]:
    """One dictionary an offer."""
    return [_offer(random) for _each in range(number)]


def _offer(random: Random) -> dict[str, str]:
    outcome = _drawn(random, OUTCOME)
    talked = outcome in ("accepted", "later")
    return {
        **{name: _drawn(random, chances) for name, chances in CHANCES.items()},
        "outcome": outcome,
        "time": "none" if outcome == "withdrawn" else _drawn(random, TIME),
        "talks": _drawn(random, TALKS) if talked else "0",
        "referral": "yes" if talked and random.random() * 100 < REFERRED else "no",
    }


def _drawn(random: Random, chances: dict[str, int]) -> str:
    return random.choices(list(chances), list(chances.values()))[0]
