"""One feeling before and after, step by step: ribbons where each may be shown, else both sides."""

from django.utils.translation import gettext as _

from naast.insight.choices_tables_answers import FEELING_WORDS
from naast.insight.logic.pictures.flows import FlowWords, flows
from naast.insight.logic.pictures.tables import flows_table, paired_table
from naast.insight.logic.pictures.words import PictureWords
from naast.insight.logic.publications.list_answers import LEVELS
from naast.insight.logic.publications.stored import Stored
from naast.insight.wording_pictures import Picture, picture
from naast.insight.wording_support import Tables, together, years_of
from naast.web.insight.shown_tables import flat, value_word

STEPS = tuple(reversed(LEVELS))  # very true first
ENOUGH = 2  # of fewer numbers, a picture says no more than they do


def feeling_picture(name: str, tables: Tables) -> Picture | None:
    """None where less than two numbers of either side are shown."""
    codes = [f"answers_{name}_{each}" for each in ("moves", "before_points", "after_points")]
    moves, *sides = together(tables, codes)
    before, after = (_side(one) for one in sides)
    cells = _moves(moves)
    whole = bool(cells) and None not in cells.values()
    if not whole and sum(number is not None for number in (*before, *after)) < ENOUGH:
        return None
    span = years_of(next(one for one in (moves, *sides) if one))
    title = _("%(feeling)s, step by step") % {"feeling": FEELING_WORDS[name]}
    words = PictureWords(
        title=title,
        description=_("%(title)s, %(years)s. The same numbers stand in the table below it.")
        % {"title": title, "years": span},
        not_shown=_("not shown"),
        key=f"pic-steps-{name}",
    )
    texts = FlowWords(
        before=_("In the first days, looking back"),
        after=_("After the support"),
        up=_("more true afterwards"),
        same=_("as true as before"),
        down=_("less true afterwards"),
        only_margins=_("Who went from which answer to which is too few to show."),
    )
    steps = [str(value_word(f"{name}_before_points", step)) for step in STEPS]
    table = (
        flows_table(steps, steps, cells, words, header=_("Before, and after"))
        if whole
        else paired_table(steps, before, after, words, header=("", texts.before, texts.after))
    )
    return picture(
        lambda across: flows(
            steps, steps, cells if whole else {}, words,
            texts=texts, margins=(before, after), across=across,
        ),
        words,
        table,
        note=span,
    )  # fmt: skip


def _side(one: Stored | None) -> list[int | None]:
    numbers = flat(one.published).numbers if one and one.published else {}
    return [numbers.get((step,)) for step in STEPS]


def _moves(one: Stored | None) -> dict[tuple[int, int], int | None]:
    """By place; those who left one of the two open are in no ribbon."""
    numbers = flat(one.published).numbers if one and one.published else {}
    if not numbers:
        return {}
    return {
        (row, column): numbers.get((first, then))
        for row, first in enumerate(STEPS)
        for column, then in enumerate(STEPS)
    }
