"""What people say of the support, in sentences: marks, agreement, and who is missing."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from naast.insight.choices_tables_answers import STATEMENT_WORDS
from naast.insight.logic.publications.list_answers import STATEMENTS
from naast.insight.logic.publications.stored import Stored
from naast.insight.logic.statistics.at_worst import percent_interval
from naast.insight.wording_decimals import with_decimals
from naast.insight.wording_feelings import FEW, answered

Tables = Mapping[str, Stored]


def experience_said(tables: Tables) -> list[str]:
    """The mark first, then recommending and whether it helped; empty where nothing is shown."""
    said = [*_mark(tables), *_recommended(tables), *_agreed(tables, STATEMENTS[0])]
    if not said:
        return []
    total = _first(tables, "answers_total")
    if total and total.published and total.published.total() < FEW:
        said.append(_("These are few people: another year may look different."))
    return said + missing_said(tables)


def agreement_said(tables: Tables) -> list[str]:
    """Every sentence that people could agree with, as far as a number is shown."""
    return [sentence for name in STATEMENTS for sentence in _agreed(tables, name)]


def missing_said(tables: Tables) -> list[str]:
    """How many of the passes were used, and whose voice is not in it."""
    response = _first(tables, "answers_response")
    figure = response.figure("response") if response else None
    said = []
    if figure and figure.value:
        told = {"percent": figure.value, "passes": figure.base}
        said.append(
            _("Of about %(passes)s passes that were given, %(percent)s of 100 were used.") % told
        )
    return [
        *said,
        _(
            "Only people who had a conversation could answer, and not all did. Whoever declined"
            " support is not heard here, and those who answer may be the more content ones."
        ),
    ]


def _mark(tables: Tables) -> list[str]:
    stored = _first(tables, "answers_mark_mean")
    figure = stored.figure("mark_mean") if stored else None
    said = []
    if figure and figure.value:
        told = {
            "mark": with_decimals(figure.value),
            "low": with_decimals(figure.low),
            "high": with_decimals(figure.high),
        }
        said.append(
            _(
                "People give peer support %(mark)s of 10 on average; with so many answers it may as"
                " well be anything from %(low)s to %(high)s."
            )
            % told
        )
    counted = _counted(tables, "answers_mark", "high")
    if counted:
        said.append(_("About %(number)s of about %(people)s give an 8 or more%(range)s.") % counted)
    return said


def _recommended(tables: Tables) -> list[str]:
    said = []
    for value, sentence in (
        (
            "yes",
            _("About %(number)s of about %(people)s would recommend it to a colleague%(range)s."),
        ),
        ("no", _("About %(number)s of about %(people)s would not recommend it%(range)s.")),
    ):
        counted = _counted(tables, "answers_recommend", value)
        said += [sentence % counted] if counted else []
    return said


def _agreed(tables: Tables, name: str) -> list[str]:
    said = []
    for value, sentence in (
        ("agree", _("About %(number)s of about %(people)s agree%(range)s: “%(statement)s”")),
        (
            "rest",
            _(
                "About %(number)s of about %(people)s are neutral or disagree%(range)s:"
                " “%(statement)s”"
            ),
        ),
    ):
        counted = _counted(tables, f"answers_{name}", value)
        said += [sentence % {**counted, "statement": STATEMENT_WORDS[name]}] if counted else []
    return said


def _counted(tables: Tables, code: str, value: str) -> dict[str, object]:
    """About how many of how many, with Wilson's interval from these rounded numbers; empty where
    one of them is hidden."""
    stored = _first(tables, code)
    number = stored.published.numbers.get((value,)) if stored and stored.published else None
    people = answered(tables, stored.periods) if stored else 0
    interval = percent_interval(number, people) if number else None
    if interval is None:
        return {"number": number, "people": people, "range": ""} if number and people else {}
    ends = {"low": round(100 * interval.low), "high": round(100 * interval.high)}
    likely = _(" (of 100, likely between %(low)s and %(high)s)") % ends
    return {"number": number, "people": people, "range": likely}


def _first(tables: Tables, code: str) -> Stored | None:
    """Of the year; of three years where only those show anything."""
    codes = (code, f"{code}_3y")
    return next((tables[one] for one in codes if one in tables and tables[one].shows), None)
