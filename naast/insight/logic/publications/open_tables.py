"""Open tables and figures: of supporters, whom everybody may know, and of the programme."""

from collections.abc import Iterable, Mapping

from naast.insight.logic.disclosure.rule import RULE, Mark, Published, small_hidden
from naast.insight.logic.disclosure.tables import Cell, Dimension, Table
from naast.insight.logic.health import percent_in_fives
from naast.insight.logic.publications.declared import Declared, Rule
from naast.insight.logic.publications.stored import Figure, Stored

LEAST_SHARED = 5  # of fewer people, a share or a sum is about one of them
FEW, NOT_KEPT, ALL_SAME = "few", "not_kept", "all_same"


def open_counts(
    declared: Declared, period: str, dimensions: tuple[Dimension, ...], counts: Mapping[Cell, int]
) -> Stored:
    """As they are; every combination that is not named is none."""
    table = _table(declared, period, dimensions, counts)
    cells = table.possible()
    published = Published(
        code=declared.code,
        population=declared.population.value,
        periods=(period,),
        dimensions=dimensions,
        marks=dict.fromkeys(cells, Mark.SHOWN),
        numbers={cell: table.count(cell) for cell in cells},
    )
    return _stored(declared, period, Rule.EXACT, published)


def rounded_counts(
    declared: Declared, period: str, dimensions: tuple[Dimension, ...], counts: Mapping[Cell, int]
) -> Stored:
    """Rounded to five, from ten on: how large a group is, and no more."""
    published = small_hidden(_table(declared, period, dimensions, counts))
    return _stored(declared, period, Rule.TEN_FIVE, published)


def open_figures(declared: Declared, period: str, figures: Iterable[Figure]) -> Stored:
    """Numbers that stand by themselves."""
    return _stored(declared, period, Rule.EXACT, None, tuple(figures))


def number(code: str, value: int | None) -> Figure:
    """As it is; None is not kept."""
    if value is None:
        return Figure(code=code, rule=Rule.EXACT, why=NOT_KEPT)
    return Figure(code=code, rule=Rule.EXACT, value=str(value))


def share(code: str, part: int, whole: int) -> Figure:
    """In steps of five percent; of five and more."""
    if whole < LEAST_SHARED:
        return Figure(code=code, rule=Rule.IN_FIVES, why=FEW)
    if part in (0, whole):
        return Figure(code=code, rule=Rule.IN_FIVES, why=ALL_SAME)
    value = f"{percent_in_fives(part, whole)}%"
    return Figure(code=code, rule=Rule.IN_FIVES, value=value, base=5 * (whole // 5))


def sum_in_fives(code: str, value: int, *, enough: bool = True) -> Figure:
    """How many came, all together. enough: meetings, so that it does not tell who was missing."""
    if not enough or value < RULE.least:
        return Figure(code=code, rule=Rule.TEN_FIVE, why=FEW)
    return Figure(code=code, rule=Rule.TEN_FIVE, value=str(RULE.rounded(value)))


def _table(
    declared: Declared, period: str, dimensions: tuple[Dimension, ...], counts: Mapping[Cell, int]
) -> Table:
    return Table(
        code=declared.code,
        population=declared.population.value,
        periods=(period,),
        dimensions=dimensions,
        counts=counts,
    )


def _stored(
    declared: Declared,
    period: str,
    rule: Rule,
    published: Published | None,
    figures: tuple[Figure, ...] = (),
) -> Stored:
    return Stored(
        code=declared.code,
        question=declared.question,
        population=declared.population,
        period=period,
        periods=(period,),
        rule=rule,
        published=published,
        figures=figures,
    )
