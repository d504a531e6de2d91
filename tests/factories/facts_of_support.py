"""Believable facts of support that ended: shares of five university hospitals in one year.

Nine in ten after a safety incident, two in five doctors or residents, one talk enough in over
half, nearly all called within a day or three.
"""

from collections.abc import Mapping
from random import Random

Fact = dict[str, str]
SHARES: Mapping[str, Mapping[str, int]] = {
    "outcome": {"accepted": 70, "later": 8, "declined": 14, "not_reached": 6, "withdrawn": 2},
    "route": {"report": 62, "self": 20, "colleague": 18},
    "reason": {"safety": 88, "aggression": 5, "complaint": 5, "other": 2},
    "profession": {"doctor": 24, "resident": 16, "nurse": 45, "other": 15},
    "time": {"1d": 62, "3d": 20, "1w": 9, "more": 6, "none": 3},
    "talks": {"0": 0, "1": 56, "2+": 44},
    "referral": {"no": 92, "yes": 8},
    "unit": {
        "acute": 22, "surgical": 24, "medical": 26, "family": 14, "services": 6, "other": 8,
    },
    "quarter": {"Q1": 1, "Q2": 1, "Q3": 1, "Q4": 1},
}  # fmt: skip


def facts_of_years(last: str, years: int, cases: int, seed: int = 1) -> dict[str, list[Fact]]:
    """So many years up to the last, each of about so many cases."""
    chance = Random(f"{seed} {cases}")
    spread = max(1, round(cases**0.5))
    found: dict[str, list[Fact]] = {}
    for back in reversed(range(years)):
        number = max(1, cases + chance.randint(-spread, spread))
        found[str(int(last) - back)] = [a_fact(chance) for _ in range(number)]
    return found


def a_fact(chance: Random) -> Fact:
    """One that can be: without support there was no talk, and nobody was referred."""
    fact = {
        name: chance.choices(list(shares), list(shares.values()))[0]
        for name, shares in SHARES.items()
    }
    if fact["outcome"] in ("declined", "not_reached", "withdrawn"):
        fact |= {"talks": "0", "referral": "no"}
    return fact
