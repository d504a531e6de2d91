"""Another pair of eyes: acro, of the safe rooms of British research, looks at one year of ours.

Its threshold is ten as well. It sees each table by itself, so it is no word on tables together.
"""

import logging
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Cell, Table
from tests.attacks.three_years import PUBLISHED, ThreeYears

# acro 1.0.2 asks pandas 3 for what pandas will take away one day.
pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame")
EVERYBODY = "everybody"


@pytest.fixture(scope="module")
def year() -> list[tuple[Table, Published]]:
    """Every table of a year in which 600 colleagues were supported, and what is published of it."""
    tables = [table for _, table in ThreeYears(600, seed=4).tables[PUBLISHED[0]]]
    decided = choose(tables)
    return [(table, one.published) for table, one in zip(tables, decided, strict=True)]


@pytest.fixture
def flagged(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[Any]:
    """Asks acro for the cells under its threshold, quietly and where it may write."""
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.disable(logging.CRITICAL)
    acro = import_module("acro").ACRO(suppress=False)
    yield lambda counts: _flagged(acro, counts)
    logging.disable(logging.NOTSET)
    root.handlers[:] = handlers
    root.setLevel(level)


def test_what_acro_would_hold_back_of_a_year_is_hidden(
    year: list[tuple[Table, Published]], flagged: Any
) -> None:
    exact = {table.code: flagged(table.counts) & set(table.possible()) for table, _ in year}
    shown = {published.code: set(published.numbers) for _, published in year}

    assert sum(map(len, shown.values())) > 400
    assert sum(map(len, exact.values())) > 100  # the control: unprotected it is flagged
    assert {code: cells & shown[code] for code, cells in exact.items() if cells & shown[code]} == {}


def test_what_is_published_passes_acro(year: list[tuple[Table, Published]], flagged: Any) -> None:
    """Persons made from the numbers that are shown; one row a cell, so what is hidden is in none.

    All tables under each other, as acro takes a tenth of a second for each.
    """
    shown = {(f"{one.code} {' '.join(cell)}",): number
             for _, one in year for cell, number in one.numbers.items()}  # fmt: skip
    exact = {(f"{one.code} {' '.join(cell)}",): count
             for one, _ in year for cell, count in one.counts.items()}  # fmt: skip

    assert flagged(shown) == set()
    assert flagged(exact) == {cell for cell, count in exact.items() if 0 < count < 10} != set()


def _flagged(acro: Any, counts: Mapping[Cell, int]) -> set[Cell]:
    """The cells of a cross table of these persons that fail; the first dimension is its rows."""
    persons = [cell or (EVERYBODY,) for cell, count in counts.items() for _ in range(count)]
    if not persons:
        return set()
    frame = import_module("pandas").DataFrame(persons).add_prefix("of_").assign(all=EVERYBODY)
    rows, *columns = [frame[name] for name in frame.columns if name != "all"]
    acro.crosstab(rows, columns or [frame["all"]])
    outcome = acro.results.get_index(-1).outcome
    size = len(next(iter(counts)))
    return {
        (row, *(column if isinstance(column, tuple) else (column,)))[:size]
        for column in outcome.columns
        for row in outcome.index
        if "MinimumThresholdCheck" in outcome.loc[row, column]
    }
