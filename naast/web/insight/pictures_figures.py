"""The one picture of a question, drawn from the tables that answer it; none where little shows."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from naast.insight.choices_tables_answers import FEELING_WORDS, STATEMENT_WORDS
from naast.insight.logic.pictures.bars import Bar, bars
from naast.insight.logic.pictures.diverging import Row, diverging
from naast.insight.logic.pictures.funnel import Stage, funnel
from naast.insight.logic.pictures.grid import grid
from naast.insight.logic.pictures.paired import paired
from naast.insight.logic.pictures.tables import (
    bars_table,
    diverging_table,
    funnel_table,
    grid_table,
    paired_table,
)
from naast.insight.logic.pictures.words import PictureWords
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.list_answers import AGREEMENT, FEELINGS, STATEMENTS
from naast.insight.logic.publications.stored import Stored
from naast.insight.wording_pictures import Picture, picture
from naast.insight.wording_support import Tables, shown, together, years_of
from naast.web.insight.pictures_programme import month_picture
from naast.web.insight.shown_tables import flat, value_word, words_of

ENOUGH = 2  # of fewer bars, a picture says no more than a number


def picture_of(question: Question, tables: Tables, first: Stored | None) -> Picture | None:
    """first: the table that answers it; drawn as bars where the question has no picture of its
    own."""
    own = _OWN.get(question)
    drawn = own(tables) if own else None
    return drawn or (month_picture(first) or _bars(first) if first else None)


def _bars(one: Stored) -> Picture | None:
    table = flat(one.published) if one.published else None
    if table is None or len(table.axes) != 1:
        return None
    axis = table.axes[0].code
    rows = [Bar(str(value_word(axis, cell[0])), n) for cell, n in table.numbers.items()]
    if sum(row.number is not None for row in rows) < ENOUGH:
        return None
    words = _words(one, str(words_of(one.code).title))
    header = ("", years_of(one))
    return picture(
        lambda across: bars(rows, words, across=across),
        words,
        bars_table(rows, words, header=header),
        note=years_of(one),
    )


def _funnel(tables: Tables) -> Picture | None:
    """Of all offers: how many were accepted, and how many led to two conversations or more."""
    total, uptake = shown(tables, "support_total"), shown(tables, "support_uptake")
    if not total or not uptake or total[0].periods != uptake[0].periods:
        return None
    whole = total[1].total()
    steps = [(_("Offered"), whole), (_("Accepted, at once or later"), _at(uptake[0], "accepted"))]
    talks = shown(tables, "support_talks")
    if talks and talks[0].periods == total[0].periods:
        steps.append((_("Two conversations or more"), _at(talks[0], "accepted", "2+")))
    stages = [
        Stage(label, number, None if number is None else round(100 * number / whole))
        for label, number in steps
    ]
    if sum(number is not None for _label, number in steps) < ENOUGH:
        return None
    words = _words(total[0], _("From the offer to the conversations"))
    header = (_("Step"), _("Number"), _("Of 100 offers"))
    return picture(
        lambda across: funnel(stages, words, across=across),
        words,
        funnel_table(stages, words, header=header),
        note=years_of(total[0]),
    )


def _at(one: Stored | None, *cell: str) -> int | None:
    return one.published.numbers.get(cell) if one and one.published else None


def _statements(tables: Tables) -> Picture | None:
    """Each sentence with all steps of the scale, where every step of it is shown."""
    span = together(tables, [f"answers_{one}_points" for one in STATEMENTS])
    known = {n: one for n, one in zip(STATEMENTS, span, strict=True) if one and _has_all(one)}
    if not known:
        return _agreeing(tables)
    rows = [
        Row(str(words), _shares(known[name]) if name in known else ())
        for name, words in STATEMENT_WORDS.items()
    ]
    one = next(iter(known.values()))
    answers = [str(value_word(f"{STATEMENTS[0]}_points", step)) for step in AGREEMENT]
    words = _words(one, _("How far colleagues agree"))
    return picture(
        lambda across: diverging(rows, answers, words, neutral=2, across=across),
        words,
        diverging_table(rows, answers, words, header=_("Sentence")),
        note=_("In percent of those who answered it, %(years)s") % {"years": years_of(one)},
    )


def _has_all(one: Stored) -> bool:
    """Every step of the scale; how many left it open may be hidden."""
    return one.published is not None and all(
        number is not None
        for cell, number in flat(one.published).numbers.items()
        if cell[-1] in AGREEMENT
    )


def _shares(one: Stored) -> tuple[int, ...]:
    """Percent of those who answered, from rounded numbers."""
    numbers = flat(one.published).numbers if one.published else {}
    counts = [numbers.get((step,)) or 0 for step in AGREEMENT]
    whole = sum(counts)
    return tuple(round(100 * count / whole) for count in counts)


def _agreeing(tables: Tables) -> Picture | None:
    """How many agree with each sentence, where the steps are too thin."""
    span = together(tables, [f"answers_{one}" for one in STATEMENTS])
    rows = [
        Bar(str(STATEMENT_WORDS[name]), _at(one, "agree"))
        for name, one in zip(STATEMENTS, span, strict=True)
    ]
    if sum(row.number is not None for row in rows) < ENOUGH:
        return None
    one = next(one for one in span if one)
    words = _words(one, _("How many agree, or agree fully"))
    return picture(
        lambda across: bars(rows, words, across=across),
        words,
        bars_table(rows, words, header=(_("Sentence"), _("Number"))),
        note=years_of(one),
    )


def _feelings(tables: Tables) -> Picture | None:
    """How many said that it was true, before and after: no more than both sides of each."""
    codes = [f"answers_{name}_{side}" for side in ("before", "after") for name in FEELINGS]
    span = together(tables, codes)
    numbers = [_at(one, "much") for one in span]
    if sum(number is not None for number in numbers) < ENOUGH:
        return None
    before, after = numbers[: len(FEELINGS)], numbers[len(FEELINGS) :]
    words = _words(
        next(one for one in span if one), _("How many said it was moderately or very true")
    )
    levels = [str(FEELING_WORDS[name]) for name in FEELINGS]
    headings = (_("In the first days, looking back"), _("After the support"))
    return picture(
        lambda across: paired(levels, before, after, words, headings=headings, across=across),
        words,
        paired_table(levels, before, after, words, header=(_("Feeling"), *headings)),
        note=years_of(next(one for one in span if one)),
    )


def _coverage(tables: Tables) -> Picture | None:
    """Supporters by profession and site, marked where ten people and more work and nobody is."""
    team, staff = tables.get("team_coverage"), tables.get("team_staff")
    if not (team and team.published and len(team.published.dimensions) == 2):
        return None
    numbers = {cell: number or 0 for cell, number in team.published.numbers.items()}
    many = set(staff.published.numbers) if staff and staff.published else set()
    professions, sites = team.published.dimensions
    rows = [
        value
        for value in professions.values
        if any(cell[0] == value and (numbers.get(cell) or cell in many) for cell in numbers)
    ]
    cells, strong = {}, set()
    for place, value in enumerate(rows):
        for column, site in enumerate(sites.values):
            cell = (value, site)
            if numbers.get(cell) or cell in many:
                cells[place, column] = str(numbers.get(cell, 0))
                strong |= set() if numbers.get(cell) else {(place, column)}
    if not rows or not sites.values:
        return None
    labels = [str(value_word(professions.code, value)) for value in rows]
    columns = [str(value_word(sites.code, value)) for value in sites.values]
    words = _words(team, _("Supporters by profession and site"), not_shown=_("few or nobody"))
    meanings = (_("ten people or more work here, and no supporter does"), _("supporters"))
    return picture(
        lambda across: grid(
            labels, columns, cells, words, strong=strong, meanings=meanings, across=across
        ),
        words,
        grid_table(labels, columns, cells, words, header=_("Profession")),
        note=years_of(team),
    )


def _words(one: Stored, title: str, *, not_shown: str = "") -> PictureWords:
    return PictureWords(
        title=title,
        description=_("%(title)s, %(years)s. The same numbers stand in the table below it.")
        % {"title": title, "years": years_of(one)},
        not_shown=not_shown or _("not shown"),
        key=f"pic-{one.code}",
    )


_OWN: Mapping[Question, Callable[[Tables], Picture | None]] = {
    Question.HOW_MANY: _funnel,
    Question.EXPERIENCE: _statements,
    Question.FEELINGS: _feelings,
    Question.TEAM: _coverage,
}
