"""What the result rests on: inputs from low to high, two together, and where each turns it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from naast.insight.logic.business_case.formula import (
    Formula,
    answer,
    inputs_of,
    nought_of,
)
from naast.insight.logic.business_case.inputs import SPECS, Case
from naast.insight.logic.business_case.outcome import (
    ALL_YEARLY,
    balance_formula,
)


@dataclass(frozen=True)
class Swing:
    """The result with one input at its low and at its high, all others as they are."""

    code: str
    low: Fraction
    high: Fraction
    at_low: Fraction
    at_high: Fraction

    @property
    def size(self) -> Fraction:
        """How far the result moves."""
        return abs(self.at_high - self.at_low)

    @property
    def turns(self) -> bool:
        """Whether the sign of the result depends on it."""
        return min(self.at_low, self.at_high) < 0 < max(self.at_low, self.at_high)


@dataclass(frozen=True)
class Turn:
    """The value of one input at which the balance is nought. above: it pays above that value, else
    below. value: None where no value that it may have turns it; pays: then, whether it always
    pays."""

    code: str
    value: Fraction | None
    above: bool
    pays: bool = False


@dataclass(frozen=True)
class TwoWay:
    """The net benefit of a year at pairs of values; cells by row, then column."""

    row: str
    column: str
    rows: tuple[Fraction, ...]
    columns: tuple[Fraction, ...]
    cells: tuple[tuple[Fraction, ...], ...]


def result_formula(case: Case) -> Formula:
    """The balance of a year; where no saving is counted, the cost of a year."""
    return balance_formula(case) if case.counted else ALL_YEARLY


def one_way(case: Case) -> list[Swing]:
    """The widest first; inputs without both a low and a high are left out."""
    formula, values = result_formula(case), case.values()
    found = []
    for code in inputs_of(formula):
        given = case.of(code)
        if given.low is None or given.high is None:
            continue
        low, high = Fraction(given.low), Fraction(given.high)
        at_low = answer(formula, {**values, code: low}).value
        at_high = answer(formula, {**values, code: high}).value
        if at_low is not None and at_high is not None:
            found.append(Swing(code, low, high, at_low, at_high))
    return sorted(found, key=lambda swing: (-swing.size, swing.code))


def without_range(case: Case) -> list[str]:
    """Inputs that count and have no range, so nothing is known of what they do."""
    return [
        code
        for code in inputs_of(result_formula(case))
        if case.of(code).low is None or case.of(code).high is None
    ]


def turns(case: Case) -> list[Turn]:
    """For each input that matters, and for one that alone is blank: where the balance is nought."""
    if not case.counted:
        return []
    formula, values = balance_formula(case), case.values()
    found = []
    for code in inputs_of(formula):
        nought = nought_of(formula, code, values)
        if nought.missing or not nought.slope:
            continue
        spec = SPECS[code]
        within = nought.value is not None and spec.least <= nought.value <= spec.most
        above = nought.slope > 0
        if within:
            found.append(Turn(code, nought.value, above))
        else:
            middle = Fraction(spec.least + spec.most, 2)
            pays = nought.value is not None and (middle > nought.value) == above
            found.append(Turn(code, None, above, pays))
    return found


def two_way(case: Case, row: str = "quit_with", column: str = "cost_of_leaving") -> TwoWay | None:
    """None where either has no range, is not counted, or another input is blank."""
    formula, values = balance_formula(case), case.values()
    if not {row, column} <= set(inputs_of(formula)):
        return None
    rows, columns = _steps(case, row), _steps(case, column)
    cells = [
        [answer(formula, {**values, row: one, column: other}).value for other in columns]
        for one in rows
    ]
    if not rows or not columns or any(cell is None for line in cells for cell in line):
        return None
    told = tuple(tuple(cell for cell in line if cell is not None) for line in cells)
    return TwoWay(row, column, tuple(rows), tuple(columns), told)


def _steps(case: Case, code: str) -> Sequence[Fraction]:
    """Low, halfway, as it is, halfway, high."""
    given = case.of(code)
    if given.low is None or given.high is None or given.value is None:
        return ()
    low, middle, high = Fraction(given.low), Fraction(given.value), Fraction(given.high)
    return sorted({low, (low + middle) / 2, middle, (middle + high) / 2, high})
