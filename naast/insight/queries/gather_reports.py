"""The tables of reported events of a year."""

from collections.abc import Sequence

from naast.incidents.facts_reports import ReportCount, reports_of
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_reports import REPORTS


def counts(period: str) -> list[tuple[Declared, Table]]:
    """Every table of the list, in its order."""
    found = reports_of(int(period))
    return [(one, _table(one, period, found)) for one in REPORTS]


def _table(declared: Declared, period: str, found: Sequence[ReportCount]) -> Table:
    cells: dict[Cell, int] = {}
    for row in found:
        cell = tuple(getattr(row, one.code) for one in declared.dimensions)
        cells[cell] = cells.get(cell, 0) + row.number
    return Table(
        code=declared.code,
        population=declared.population.value,
        periods=(period,),
        dimensions=declared.dimensions,
        counts=cells,
    )
