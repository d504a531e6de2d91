"""What weights change, on an invented colleague and four invented supporters."""

from dataclasses import dataclass
from datetime import date

from naast.cases.logic.matching_types import Reason, Request, Supporter
from naast.cases.logic.weights import Choice

_DAY = date(2026, 3, 2)
COLLEAGUE = Request(
    id="colleague",
    profession="nurse",
    specialism="emergency care",
    seniority="starter",
    birth_decade=1990,
    started_year=2023,
    site="main",
    department="emergency",
    languages=("nl",),
    wish_own_unit="other",
)
TEAM = (
    Supporter(id="alike", profession="nurse", specialism="emergency care", seniority="experienced",
              birth_decade=1990, started_year=2019, site="main", department="emergency",
              languages=("nl",), cases_last_year=9, open_count=1, last_case_on=date(2026, 2, 20)),
    Supporter(id="near", profession="nurse", specialism="surgery", seniority="senior",
              birth_decade=1970, started_year=1999, site="river", department="surgery",
              languages=("nl",), cases_last_year=5, last_case_on=date(2026, 1, 10)),
    Supporter(id="rested", profession="support_staff", seniority="experienced", birth_decade=1980,
              started_year=2012, site="river", department="laboratory", languages=("nl",),
              cases_last_year=1, last_case_on=date(2025, 9, 1)),
    Supporter(id="doctor", profession="doctor", specialism="emergency care", seniority="starter",
              birth_decade=1990, started_year=2022, site="main", department="intensive care",
              languages=("nl",), cases_last_year=4, last_case_on=date(2026, 1, 25)),
)  # fmt: skip


@dataclass(frozen=True)
class First:
    """Who is proposed first in the example, and why."""

    supporter: str
    reasons: tuple[Reason, ...]
    order: tuple[str, ...]


def first_of_example(choice: Choice) -> First:
    """With these weights."""
    from naast.cases.logic.matching import propose  # noqa: PLC0415  numpy: half a second

    found = propose([COLLEAGUE], TEAM, choice.weights, _DAY).proposals[0]
    best = found.ranked[0]
    order = tuple(one.supporter for one in found.ranked)
    return First(best.supporter, best.reasons, order)
