"""The fixed list of support: what came of it, whom it reaches, when, and in how many talks.

All tables hang on whether support was accepted: cliques of two or three dimensions that form a
tree, so that whoever attacks them needs no more than the tables themselves. Totals come first, then
one dimension, then two; every table of one year has a twin over three years, for small hospitals.
"""

from dataclasses import replace
from itertools import product

from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.declared import Declared, Population, Question

# Each coarse word, and the fine ones in it; the fine dimension hangs on the coarse one.
OUTCOMES = {"accepted": ("accepted", "later"), "not": ("declined", "not_reached", "withdrawn")}
REASONS = {"safety": ("safety",), "else": ("aggression", "complaint", "other")}
PROFESSIONS = {"doctor": ("doctor", "resident"), "nurse": ("nurse",), "other": ("other",)}
TIMES = {"day": ("1d",), "longer": ("3d", "1w", "more", "none")}

UPTAKE = Dimension("uptake", tuple(OUTCOMES))
OUTCOME = Dimension("outcome", tuple(word for fine in OUTCOMES.values() for word in fine))
ROUTE = Dimension("route", ("report", "self", "colleague"))
CAUSE = Dimension("cause", tuple(REASONS))
REASON = Dimension("reason", tuple(word for fine in REASONS.values() for word in fine))
GROUP = Dimension("group", tuple(PROFESSIONS))
PROFESSION = Dimension("profession", tuple(word for fine in PROFESSIONS.values() for word in fine))
UNIT = Dimension("unit", ("acute", "surgical", "medical", "family", "services", "other"))
IN_TIME = Dimension("in_time", tuple(TIMES))
TIME = Dimension("time", tuple(word for fine in TIMES.values() for word in fine))
QUARTER = Dimension("quarter", ("Q1", "Q2", "Q3", "Q4"))
TALKS = Dimension("talks", ("0", "1", "2+"))
REFERRAL = Dimension("referral", ("no", "yes"))
COARSE = {"uptake": OUTCOMES, "cause": REASONS, "group": PROFESSIONS, "in_time": TIMES}
FINE = {"uptake": "outcome", "cause": "reason", "group": "profession", "in_time": "time"}
NO_TALK = frozenset({("not", "1"), ("not", "2+")})


def _apart(coarse: Dimension, fine: Dimension) -> frozenset[Cell]:
    """A fine word stands in one coarse word only."""
    inside = COARSE[coarse.code]
    pairs = product(coarse.values, fine.values)
    return frozenset((word, part) for word, part in pairs if part not in inside[word])


def _table(
    code: str,
    question: Question,
    *dimensions: Dimension,
    structural: frozenset[Cell] = frozenset(),
) -> Declared:
    return Declared(
        code=f"support_{code}",
        question=question,
        population=Population.SUPPORT,
        dimensions=dimensions,
        structural=structural,
    )


_TOTALS = (_table("total", Question.HOW_MANY),)
_ONE_WAY = (
    _table("uptake", Question.HOW_MANY, UPTAKE),
    _table("in_time", Question.IN_TIME, IN_TIME),
    _table("group", Question.WHO, GROUP),
    _table("cause", Question.WHO, CAUSE),
    _table("route", Question.HOW_MANY, ROUTE),
    _table("referral", Question.CONVERSATIONS, REFERRAL),
    _table("unit", Question.WHO, UNIT),
)
_TWO_WAY = (
    _table("talks", Question.CONVERSATIONS, UPTAKE, TALKS, structural=NO_TALK),
    _table("outcome", Question.HOW_MANY, UPTAKE, OUTCOME, structural=_apart(UPTAKE, OUTCOME)),
    _table("time", Question.IN_TIME, IN_TIME, TIME, structural=_apart(IN_TIME, TIME)),
    _table("profession", Question.WHO, GROUP, PROFESSION, structural=_apart(GROUP, PROFESSION)),
    _table("reason", Question.WHO, CAUSE, REASON, structural=_apart(CAUSE, REASON)),
    _table("uptake_group", Question.WHO, UPTAKE, GROUP),
    _table("uptake_route", Question.HOW_MANY, UPTAKE, ROUTE),
    _table("uptake_in_time", Question.IN_TIME, UPTAKE, IN_TIME),
    _table("in_time_quarter", Question.IN_TIME, IN_TIME, QUARTER),
    _table("uptake_cause", Question.WHO, UPTAKE, CAUSE),
    _table("uptake_unit", Question.WHO, UPTAKE, UNIT),
    _table("uptake_referral", Question.CONVERSATIONS, UPTAKE, REFERRAL),
)


def over_three_years(tables: tuple[Declared, ...]) -> tuple[Declared, ...]:
    """Their twins over the year and the two before it."""
    return tuple(replace(one, code=f"{one.code}_3y", years=3) for one in tables)


SUPPORT: tuple[Declared, ...] = tuple(
    one for tables in (_TOTALS, _ONE_WAY, _TWO_WAY) for one in (*tables, *over_three_years(tables))
)
