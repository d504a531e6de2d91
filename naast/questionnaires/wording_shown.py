"""Says a questionnaire in words: its texts in the reader's language, conditions, scores, tables."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from naast.questionnaires.logic.instrument import (
    Instrument,
    Item,
    Kind,
    Score,
    Scoring,
    Table,
    Words,
)

KIND_WORDS: dict[Kind, str | Promise] = {
    Kind.CHOICE: gettext_lazy("one answer of several"),
    Kind.WHOLE: gettext_lazy("a whole number"),
    Kind.NUMBER: gettext_lazy("a number"),
    Kind.TEXT: gettext_lazy("free words, only where they are switched on"),
    Kind.NOTE: gettext_lazy("only to read"),
}


def in_language(words: Words) -> str:
    """In the reader's language, or else in the first of the file."""
    return words.get((get_language() or "nl")[:2]) or next(iter(words.values()), "")


def digits(number: Decimal) -> str:
    """3, not 3.0 nor 1E+1."""
    return f"{number.normalize():f}"


def condition_sentences(item: Item, instrument: Instrument) -> list[str]:
    """After which answers it is asked; nothing where everybody is asked."""
    said = []
    for one in item.conditions:
        asked = instrument.by_id[one.item]
        option = next(option for option in asked.options if option.code == one.code)
        values = {"question": in_language(asked.text), "answer": in_language(option.text)}
        if one.unless:
            said.append(_("Asked unless “%(question)s” was answered with “%(answer)s”.") % values)
        else:
            said.append(_("Asked when “%(question)s” was answered with “%(answer)s”.") % values)
    if len(said) > 1:
        said.append(_("All of these must hold.") if item.every else _("One of these must hold."))
    return said


def scoring_sentences(scoring: Scoring, instrument: Instrument) -> Iterator[str]:
    """Every score and every table, and what is never worked out."""
    for score in scoring.scores:
        yield from _score(score)
    for table in scoring.tables:
        yield _table(table, instrument)
    if scoring.tables:
        yield _("No other two answers are ever set against each other.")
    else:
        yield _("No two answers are ever set against each other.")
    if not scoring.scores:
        yield _("No score is made: every question is counted by itself.")


def _score(score: Score) -> Iterator[str]:
    values = {"name": in_language(score.text), "items": ", ".join(score.items)}
    if score.rule == "sum":
        yield _("“%(name)s” is the sum of %(items)s.") % values
    else:
        yield _("“%(name)s” is the mean of %(items)s.") % values
    if score.reversed:
        turned = ", ".join(name for name in score.items if name in score.reversed)
        yield _("The other way round counts: %(items)s.") % {"items": turned}
    yield _(
        "It goes from %(least)s to %(most)s; higher means: %(higher)s. At least %(needed)s of"
        " %(all)s must be answered, else there is no score."
    ) % {
        "least": digits(score.least),
        "most": digits(score.most),
        "higher": in_language(score.higher),
        "needed": score.at_least,
        "all": len(score.items),
    }
    if score.rule == "sum" and score.at_least < len(score.items):
        yield _("What was skipped counts as the mean of what the same person answered.")


def _table(table: Table, instrument: Instrument) -> str:
    rows, columns = (instrument.by_id[name] for name in (table.rows, table.columns))
    if rows.text == columns.text and rows.group and columns.group:
        return _(
            "“%(question)s”: the answer below “%(rows)s” is set against that below “%(columns)s”."
        ) % {
            "question": in_language(rows.text),
            "rows": in_language(rows.group.text),
            "columns": in_language(columns.group.text),
        }
    return _("“%(rows)s” is set against “%(columns)s”.") % {
        "rows": in_language(rows.text),
        "columns": in_language(columns.text),
    }
