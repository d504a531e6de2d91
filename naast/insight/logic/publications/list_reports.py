"""The fixed list of reported events: what kind, when, and whether support was offered.

One year each: a report can be corrected later, and a table over three years that counts a year
differently than its own table did would contradict it.
"""

from naast.insight.logic.disclosure.tables import Dimension
from naast.insight.logic.publications.declared import Declared, Population, Question

OFFER = Dimension("offer", ("offered", "not_needed", "under_way"))
KIND = Dimension(
    "kind",
    (
        *("safety_incident", "near_miss", "patient_death"),
        *("aggression", "complaint", "claim", "other"),
    ),
)
QUARTER = Dimension("quarter", ("Q1", "Q2", "Q3", "Q4"))


def _table(code: str, *dimensions: Dimension) -> Declared:
    return Declared(
        code=f"reports_{code}",
        question=Question.HOW_MANY,
        population=Population.REPORTS,
        dimensions=dimensions,
    )


REPORTS: tuple[Declared, ...] = (
    _table("total"),
    _table("offer", OFFER),
    _table("kind", KIND),
    _table("quarter", QUARTER),
    _table("offer_kind", OFFER, KIND),
    _table("offer_quarter", OFFER, QUARTER),
)
