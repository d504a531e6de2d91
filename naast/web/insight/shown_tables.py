"""One stored table as a page shows it. Nothing is worked out here but sums of what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naast.insight.choices_tables import (
    DIMENSIONS,
    FIGURES,
    RULE_WORDS,
    VALUES,
    WORDS,
    TableWords,
)
from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Dimension
from naast.insight.logic.publications.declared import Rule
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.queries.publications import NoticeView

Words = str | Promise


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
    """earlier: the same table of earlier years, the newest first; beside where it is a plain list."""
    if one.published is None:
        heading, columns, lines = _of_figures(one)
    elif _list_values(one.published) is not None:
        heading, columns, lines = _of_list(one, earlier)
    else:
        heading, columns, lines = _of_grid(one.published)
    kept, left_out = _without_empty(columns, lines)
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
        left_out=left_out,
    )


def value_word(dimension: str, value: str) -> Words:
    """A word for a value; the code itself where a list of an earlier year had another."""
    return VALUES.get((dimension, value), value)


def numbers_of(one: Published) -> list[tuple[str, Words, int | None]]:
    """A plain list: code, word, number; None where it is not shown. Empty where it is none."""
    rows = _list_values(one)
    if rows is None:
        return []
    axis = rows[0]
    return [
        (value, value_word(axis.code, value) if axis.code else _("Together"), number)
        for value, number in rows[1]
    ]


_ALL = Dimension("", ("",))
Rows = tuple[Words, list[Words], list[Line]]


def _list_values(one: Published) -> tuple[Dimension, list[tuple[str, int | None]]] | None:
    """A table with one number a row: of one dimension or none, or where the others say nothing."""
    if not one.dimensions:
        return _ALL, [("", one.numbers.get(()))]
    for place, axis in enumerate(one.dimensions):
        of = {value: [cell for cell in one.marks if cell[place] == value] for value in axis.values}
        if all(len(cells) <= 1 for cells in of.values()):
            rows = [(value, one.numbers.get(cells[0])) for value, cells in of.items() if cells]
            return axis, rows
    return None


def _of_list(one: Stored, earlier: Sequence[Stored]) -> Rows:
    published = one.published
    assert published is not None
    found = _list_values(published)
    assert found is not None
    axis, numbers = found
    before = [dict(_earlier(each)) for each in earlier]
    columns: list[Words] = [_years(one), *(_years(each) for each in earlier)]
    total = published.total()
    percent = bool(total) and _has_percent(one)
    if percent:
        columns.insert(1, _("Percent") if published.complete else _("Percent of those shown"))
    lines = []
    for value, number in numbers:
        texts = [_text(number), *(_text(row.get(value)) for row in before)]
        if percent:
            texts.insert(1, _percent(number, total))
        label = value_word(axis.code, value) if axis.code else _("Together")
        lines.append(Line(label, tuple(texts)))
    if len([number for _value, number in numbers if number is not None]) > 1:
        lines.append(_sum_line(one, earlier, percent=percent))
    return _heading(axis), columns, lines


def _sum_line(one: Stored, earlier: Sequence[Stored], *, percent: bool) -> Line:
    """Of the numbers shown, so it tells nothing new."""
    sums = [each.published.total() if each.published else 0 for each in (one, *earlier)]
    texts = [_text(number or None) for number in sums]
    if percent:
        texts.insert(1, "100 %")
    whole = one.published is not None and one.published.complete
    return Line(_("Together") if whole else _("Together, at least"), tuple(texts), sums=True)


def _of_grid(one: Published) -> Rows:
    """Two dimensions: the longer one downwards. More: all but the last downwards."""
    axes = sorted(range(len(one.dimensions)), key=lambda place: -len(one.dimensions[place].values))
    across = axes[-1]
    down = [place for place in range(len(one.dimensions)) if place != across]
    columns = [value_word(one.dimensions[across].code, v) for v in one.dimensions[across].values]
    lines = []
    for values in product(*(one.dimensions[place].values for place in down)):
        named = dict(zip(down, values, strict=True))
        texts = []
        for value in one.dimensions[across].values:
            named[across] = value
            cell = tuple(named[place] for place in range(len(one.dimensions)))
            texts.append(_text(one.numbers.get(cell)))
        words = [str(value_word(one.dimensions[p].code, named[p])) for p in down]
        lines.append(Line(", ".join(words), tuple(texts)))
    return _heading(*(one.dimensions[place] for place in down)), columns, lines


def _of_figures(one: Stored) -> Rows:
    ranges = any(figure.low for figure in one.figures)
    bases = any(figure.base is not None for figure in one.figures)
    columns: list[Words] = [_("Result")]
    columns += [_("Likely between")] if ranges else []
    columns += [_("Out of about")] if bases else []
    lines = []
    for figure in one.figures:
        texts = [figure.value]
        texts += [_range(figure)] if ranges else []
        texts += [_text(figure.base) if figure.value else ""] if bases else []
        lines.append(Line(figure_word(figure.code), tuple(texts)))
    return _("What"), columns, lines


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
    """Open numbers are small and exact: a percentage of them says less than they do."""
    found = _list_values(one.published) if one.published else None
    return bool(found and len(found[1]) > 1 and one.rule is not Rule.EXACT)


def _without_empty(
    columns: Sequence[Words], lines: Sequence[Line]
) -> tuple[list[int], tuple[Words, ...]]:
    kept = [place for place in range(len(columns)) if any(line.cells[place] for line in lines)]
    gone = [columns[place] for place in range(len(columns)) if place not in kept]
    return kept, (*(line.label for line in lines if not line.shows), *gone)


def _heading(*axes: Dimension) -> str:
    return ", ".join(str(DIMENSIONS.get(axis.code, "")) for axis in axes)


def _earlier(one: Stored) -> list[tuple[str, int | None]]:
    found = _list_values(one.published) if one.published else None
    return found[1] if found else []


def _years(one: Stored) -> str:
    first, last = one.periods[0], one.periods[-1]
    return last if first == last else f"{first}–{last}"


def _text(number: int | None) -> str:
    return "" if number is None else f"{number:,}".replace(",", " ")


def _percent(number: int | None, total: int) -> str:
    return "" if number is None else f"{(200 * number + total) // (2 * total)} %"


def _range(figure: Figure) -> str:
    return f"{figure.low} – {figure.high}" if figure.low else ""
