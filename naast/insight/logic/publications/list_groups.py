"""The fixed list of talks in groups: how many were held, and how many people came to them.

Whoever came to two talks counts twice. Talks and people are counted apart: neither is a total of
the other, so each is a population of its own. One year each: the months are not kept for longer
than two years.
"""

from dataclasses import replace

from naast.insight.logic.disclosure.tables import Dimension
from naast.insight.logic.publications.declared import Declared, Population, Question

QUARTER = Dimension("quarter", ("Q1", "Q2", "Q3", "Q4"))
COUNTED = {"groups_held": "groups", "groups_came": "groups.came"}

_YEAR = tuple(
    Declared(code=code, question=Question.CONVERSATIONS, population=Population.GROUPS)
    for code in COUNTED
)
_QUARTERS = tuple(replace(one, code=f"{one.code}_quarter", dimensions=(QUARTER,)) for one in _YEAR)
GROUPS: tuple[Declared, ...] = (*_YEAR, *_QUARTERS)


def counted(one: Declared) -> str:
    """The population of the table: groups for talks, groups.came for people."""
    return next(words for code, words in COUNTED.items() if one.code.startswith(code))
