"""One stored table as a page shows it. Nothing is worked out here but sums of what is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naast.insight.choices_table_words import TableWords
from naast.insight.choices_tables import (
    DIMENSIONS,
    FIGURES,
    RULE_WORDS,
    VALUES,
    WORDS,
)
from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.declared import Rule
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.queries.publications import NoticeView
from naast.insight.wording_decimals import with_decimals
from naast.insight.wording_support import years_of

Words = str | Promise
BLANK = "\u00a0"  # a cell in which nothing is hidden and nothing stands


@dataclass(frozen=True)
class Line:
    """One row. cells: one a column, "" where it is not shown. sums: it adds up the others."""

    label: Words
    cells: tuple[str, ...]
    sums: bool = False

    @property
    def shows(self) -> bool:
        """Whether a number stands in it."""
        return any(self.cells)


@dataclass(frozen=True)
class ShownTable:
    """heading: of the first column. left_out: rows and columns without a number, by their words.

    together: the years counted as one, where there are several. instead: they stand for a year that
    is too thin by itself. longer: the same of three years, where it shows more.
    """

    code: str
    words: TableWords
    rules: tuple[Words, ...]
    together: tuple[str, ...]
    heading: Words
    columns: tuple[Words, ...]
    lines: tuple[Line, ...]
    left_out: tuple[Words, ...]
    notices: tuple[NoticeView, ...] = ()
    instead: bool = False
    longer: "ShownTable | None" = None


def shown_table(one: Stored, earlier: Sequence[Stored] = ()) -> ShownTable:
    """earlier: the same table of earlier years, newest first; beside it where it is a list."""
    table = flat(one.published) if one.published else None
    if table is None:
        heading, columns, lines = _of_figures(one)
    elif len(table.axes) < 2:
        heading, columns, lines = _of_list(one, table, earlier)
    else:
        heading, columns, lines = _of_grid(table)
    kept = [place for place in range(len(columns)) if any(line.cells[place] for line in lines)]
    gone = [columns[place] for place in range(len(columns)) if place not in kept]
    return ShownTable(
        code=one.code,
        words=words_of(one.code),
        rules=rules_of(one),
        together=one.periods if len(one.periods) > 1 else (),
        heading=heading,
        columns=tuple(columns[place] for place in kept),
        lines=tuple(
            replace(line, cells=tuple(line.cells[place] for place in kept))
            for line in lines
            if line.shows
        ),
        left_out=(
            *(line.label for line in lines if not line.shows),
            *(gone if table else []),
        ),
    )


def value_word(dimension: str, value: str) -> Words:
    """A word for a value; the code itself where a list of an earlier year had another."""
    return VALUES.get((dimension, value), value)


@dataclass(frozen=True)
class Flat:
    """A table without the dimensions that say nothing beside the others, such as a coarse one
    beside its fine one. numbers: of every possible cell; None where it is not shown."""

    axes: tuple[Dimension, ...]
    numbers: Mapping[Cell, int | None]


def flat(one: Published) -> Flat:
    """The same numbers, in as few dimensions as tell the cells apart."""
    places = list(range(len(one.dimensions)))
    for place in tuple(places):
        fewer = [each for each in places if each != place]
        if fewer and len({_part(cell, fewer) for cell in one.marks}) == len(one.marks):
            places = fewer
    return Flat(
        tuple(one.dimensions[place] for place in places),
        {_part(cell, places): one.numbers.get(cell) for cell in one.marks},
    )


def _part(cell: Cell, places: Sequence[int]) -> Cell:
    return tuple(cell[place] for place in places)


Rows = tuple[Words, list[Words], list[Line]]


def _of_list(one: Stored, table: Flat, earlier: Sequence[Stored]) -> Rows:
    before = [flat(each.published).numbers for each in earlier if each.published]
    columns: list[Words] = [years_of(one), *(years_of(each) for each in earlier if each.published)]
    total = sum(number or 0 for number in table.numbers.values())
    several = sum(number is not None for number in table.numbers.values()) > 1
    percent = several and bool(total) and _has_percent(one)
    if percent:
        columns.insert(1, _("Percent"))
    lines = []
    for cell in _in_order(table):
        texts = [_text(row.get(cell)) for row in (table.numbers, *before)]
        if percent:
            texts.insert(1, _percent(table.numbers[cell], total))
        label = value_word(table.axes[0].code, cell[0]) if cell else _("Together")
        lines.append(Line(label, tuple(texts)))
    if len([number for number in table.numbers.values() if number is not None]) > 1:
        lines.append(_sum_line([table.numbers, *before], percent=percent))
    return _heading(*table.axes), columns, lines


def _in_order(table: Flat) -> list[Cell]:
    cells = product(*(axis.values for axis in table.axes))
    return [cell for cell in cells if cell in table.numbers]


def _sum_line(years: Sequence[Mapping[Cell, int | None]], *, percent: bool) -> Line:
    """Of the numbers shown, so it tells nothing new."""
    whole = None not in years[0].values()
    # Beside a whole sum, one that lacks its hidden numbers would look like a smaller year.
    texts = [
        "" if whole and None in one.values() else _text(sum(n or 0 for n in one.values()) or None)
        for one in years
    ]
    if percent:
        texts.insert(1, "100 %")
    return Line(_("Together") if whole else _("Together, at least"), tuple(texts), sums=True)


def _of_grid(table: Flat) -> Rows:
    """Two dimensions: the longer one downwards. More: all but the shortest downwards."""
    across = min(range(len(table.axes)), key=lambda place: (len(table.axes[place].values), -place))
    down = [place for place in range(len(table.axes)) if place != across]
    axis = table.axes[across]
    lines = []
    for values in product(*(table.axes[place].values for place in down)):
        named = dict(zip(down, values, strict=True))
        cells = [_part_of({**named, across: value}) for value in axis.values]
        words = [str(value_word(table.axes[p].code, named[p])) for p in down]
        lines.append(Line(", ".join(words), tuple(_text(table.numbers.get(c)) for c in cells)))
    columns = [value_word(axis.code, value) for value in axis.values]
    return _heading(*(table.axes[place] for place in down)), columns, lines


def _part_of(named: Mapping[int, str]) -> Cell:
    return tuple(named[place] for place in sorted(named))


def _of_figures(one: Stored) -> Rows:
    ranges = any(figure.low for figure in one.figures)
    bases = any(figure.base is not None for figure in one.figures)
    columns: list[Words] = [_("Result")]
    columns += [_("Likely between")] if ranges else []
    columns += [_("Out of about")] if bases else []
    lines = []
    for figure in one.figures:
        texts = [with_decimals(figure.value)]
        texts += [_range(figure)] if ranges else []
        texts += [_base(figure)] if bases else []
        lines.append(Line(figure_word(figure.code), tuple(texts)))
    return _("What"), columns, lines


def _base(figure: Figure) -> str:
    """Blank where a number is of nothing, such as a number of days: nothing is hidden there."""
    if not figure.value:
        return ""
    return BLANK if figure.base is None else _text(figure.base)


def figure_word(code: str) -> Words:
    """A word for a figure."""
    return FIGURES.get(code, code)


def words_of(code: str) -> TableWords:
    """Of a table; a list of an earlier year may have had one that nobody has words for any more."""
    known = WORDS.get(code)
    return known or TableWords(
        title=code, question_line="", definition="", population="", exclusions="", source=""
    )


def rules_of(one: Stored) -> tuple[Words, ...]:
    """Every rule by which a number of it was made, each once."""
    rules = [figure.rule for figure in one.figures if figure.value]
    if one.published:
        rules = [one.rule, *([Rule.OF_TABLE] if _has_percent(one) else []), *rules]
    return tuple(RULE_WORDS[rule] for rule in dict.fromkeys(rules))


def _has_percent(one: Stored) -> bool:
    """Open numbers are small and exact: a percentage of them says less than they do. Of a table
    that hides something, a percentage would be of too few."""
    table = flat(one.published) if one.published else None
    plain = bool(table and len(table.axes) == 1 and len(table.numbers) > 1)
    whole = bool(one.published and one.published.complete)
    return plain and whole and one.rule is not Rule.EXACT


def _heading(*axes: Dimension) -> str:
    return ", ".join(str(DIMENSIONS.get(axis.code, "")) for axis in axes)


def _text(number: int | None) -> str:
    return "" if number is None else f"{number:,}".replace(",", " ")


def _percent(number: int | None, total: int) -> str:
    return "" if number is None else f"{(200 * number + total) // (2 * total)} %"


def _range(figure: Figure) -> str:
    return with_decimals(f"{figure.low} - {figure.high}") if figure.low else ""
