"""The tables about clocks of calamity files, from the calamity side's own facts."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.conf import settings

from naast.calamities.facts_clocks import ClocksOfYear, clocks_of_year
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_files import FILES, IN_TIME


def counts(period: str, on: date | None = None) -> list[tuple[Declared, Table]]:
    """Six queries. Nothing where the calamity half is switched off. on: the day of looking; the
    last day of the period without it, when every clock of the period is over but today's."""
    if not settings.CALAMITIES:
        return []
    years = [int(period) - back for back in range(max(one.years for one in FILES))]
    found = {year: clocks_of_year(year, on or date(year + 1, 1, 1)) for year in years}
    return [
        (one, _table(one, [found[year] for year in years[: one.years]], period)) for one in FILES
    ]


def _table(declared: Declared, years: list[ClocksOfYear], period: str) -> Table:
    counted: Counter[Cell] = Counter()
    for year in years:
        counted.update(_cells(declared, year))
    first = int(period) - declared.years + 1
    return Table(
        code=declared.code,
        population=declared.population.value,
        periods=tuple(str(year) for year in range(first, int(period) + 1)),
        dimensions=declared.dimensions,
        counts=dict(counted),
        structural=declared.structural,
    )


def _cells(declared: Declared, year: ClocksOfYear) -> Mapping[Cell, int]:
    if not declared.dimensions:
        return {(): year.files}
    (split,) = declared.dimensions
    counted: Mapping[str, int] = getattr(year, split.code.removeprefix("file_"))
    cells: Counter[Cell] = Counter()
    for word, number in counted.items():  # no rule lengthens those without a cell for it
        cells[(word if word in split.values else IN_TIME,)] += number
    return cells
