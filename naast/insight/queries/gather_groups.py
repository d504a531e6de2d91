"""The tables of talks in groups of a year."""

from collections.abc import Mapping

from naast.cases.facts_groups import GroupTalks, group_talks
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_groups import GROUPS, QUARTER, counted


def counts(period: str) -> list[tuple[Declared, Table]]:
    """Every table of the list, in its order."""
    known = group_talks(int(period))
    return [(one, _table(one, period, known)) for one in GROUPS]


def _table(declared: Declared, period: str, known: Mapping[str, GroupTalks]) -> Table:
    word = "came" if counted(declared) == "groups.came" else "talks"
    cells: dict[Cell, int] = {}
    for quarter, talks in known.items():
        cell = (quarter,) if QUARTER in declared.dimensions else ()
        cells[cell] = cells.get(cell, 0) + getattr(talks, word)
    return Table(
        code=declared.code,
        population=counted(declared),
        periods=(period,),
        dimensions=declared.dimensions,
        counts=cells,
    )
