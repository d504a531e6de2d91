"""The tables of support of a year and of three, counted from what remains of closed support."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from naast.cases import facts_support
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_support import COARSE, FINE, SUPPORT

Facts = Mapping[str, Sequence[Mapping[str, str]]]  # by year; the words of cases.logic.fact
YEARS = 3


def support_facts(period: str) -> Facts:
    """What remains of the year and the two before it; empty where it is fewer than ten."""
    return facts_support.support_facts(period)


def forget_facts(period: str) -> int:
    """The tables of the period are stored: the next period needs the year and the one before."""
    return facts_support.forget_facts(str(int(period) - YEARS + 2))


def counts(period: str, facts: Facts | None = None) -> list[tuple[Declared, Table]]:
    """Every table of the list, in its order. facts None: asks the vault."""
    known = support_facts(period) if facts is None else facts
    full = {year: [_with_coarse(one) for one in known.get(year, ())] for year in window(period)}
    return [(one, _table(one, period, full)) for one in SUPPORT]


def window(period: str, years: int = YEARS) -> tuple[str, ...]:
    """The years up to the period, the period last."""
    return tuple(str(int(period) - back) for back in reversed(range(years)))


def _with_coarse(fact: Mapping[str, str]) -> dict[str, str]:
    """Beside every fine word the coarse one that it stands in."""
    coarse = {
        code: next(word for word, fine in COARSE[code].items() if fact[FINE[code]] in fine)
        for code in COARSE
    }
    return {**fact, **coarse}


def _table(declared: Declared, period: str, facts: Facts) -> Table:
    years = window(period, declared.years)
    counted = _counted(declared, (one for year in years for one in facts[year]))
    return Table(
        code=declared.code,
        population=declared.population.value,
        periods=years,
        dimensions=declared.dimensions,
        counts=counted,
        structural=declared.structural,
    )


def _counted(declared: Declared, facts: Iterable[Mapping[str, str]]) -> dict[Cell, int]:
    codes = [one.code for one in declared.dimensions]
    return dict(Counter(tuple(fact[code] for code in codes) for fact in facts))
