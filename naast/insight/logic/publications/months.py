"""A measure of the programme over the months of a year: figures to store, and what they say."""

from collections.abc import Iterable, Mapping

from naast.insight.logic.health import Indicator
from naast.insight.logic.publications.declared import Rule
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.logic.statistics.run_chart import RunChart, run_chart

MONTHS = tuple(f"{month:02}" for month in range(1, 13))
# Counts of roles, things, groups and months; the others are days or shares, in steps of five.
WHOLE = frozenset(
    {
        Indicator.SUCCESSOR,
        Indicator.ONE_PERSON,
        Indicator.PROFESSIONS,
        Indicator.SITES,
        Indicator.INTERVISION_HELD,
    }
)
_WHY = {"": "not_measured", "too_few": "few"}  # of what the month itself stored


def series_of(
    numbers: Mapping[int, tuple[int | None, str]], indicator: Indicator
) -> tuple[Figure, ...]:
    """Twelve figures, "01" to "12". numbers: by month, with a word of Why where there is none."""
    rule = Rule.EXACT if indicator in WHOLE else Rule.IN_FIVES
    return tuple(_figure(code, rule, *numbers.get(int(code), (None, ""))) for code in MONTHS)


def _figure(code: str, rule: Rule, number: int | None, why: str) -> Figure:
    if number is None:
        return Figure(code=code, rule=rule, why=_WHY.get(why, why))
    return Figure(code=code, rule=rule, value=str(number))


def points_of(years: Iterable[Stored]) -> list[tuple[str, int | None]]:
    """("2026-01", number) of each month, in the order of the years; None where not measured."""
    return [
        (f"{year.period}-{figure.code}", int(figure.value) if figure.value else None)
        for year in years
        for figure in year.figures
    ]


def chart_of(years: Iterable[Stored]) -> RunChart | None:
    """Of the months that were measured; None of fewer than two."""
    known = [number for _, number in points_of(years) if number is not None]
    return run_chart(known) if len(known) > 1 else None
