"""A measure of the programme over the months of a year, with the rule that marks a point."""

from collections.abc import Mapping

from django.utils.dates import MONTHS_3
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.insight.logic.pictures.lines import LineWords, run_chart_picture
from naast.insight.logic.pictures.tables import line_table
from naast.insight.logic.pictures.words import PictureWords
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.months import chart_of, points_of
from naast.insight.logic.publications.stored import Stored
from naast.insight.logic.statistics.control_chart import ControlRule
from naast.insight.logic.statistics.run_chart import RunRule
from naast.insight.wording_pictures import Picture, picture
from naast.insight.wording_support import years_of
from naast.web.insight.shown_tables import words_of

RULES: Mapping[RunRule | ControlRule, Promise] = {
    RunRule.SHIFT: gettext_lazy("Six or more in a row on one side of the middle: a shift."),
    RunRule.TREND: gettext_lazy("Five or more in a row up, or down: a trend."),
    RunRule.FEW_RUNS: gettext_lazy("It crosses the middle less often than chance would."),
    RunRule.MANY_RUNS: gettext_lazy("It crosses the middle more often than chance would."),
}


def month_picture(one: Stored) -> Picture | None:
    """None for what is no series of months, and of fewer than two of them."""
    chart = chart_of([one]) if one.question is Question.PROGRAMME else None
    if chart is None:
        return None
    points = points_of([one])
    values = [number for _month, number in points]
    labels = [str(MONTHS_3[int(month[-2:])]) for month, _number in points]
    title = str(words_of(one.code).title)
    words = PictureWords(
        title=title,
        description=_("%(title)s, month by month. The same numbers stand in the table below it.")
        % {"title": title},
        not_shown=_("not shown"),
        key=f"pic-{one.code}",
    )
    texts = LineWords(
        middle=_("The middle of the months"),
        rules={rule: str(sentence) for rule, sentence in RULES.items()},
    )
    told = ["" if number is None else str(number) for number in values]
    return picture(
        lambda across: run_chart_picture(chart, values, labels, words, texts=texts, across=across),
        words,
        line_table(labels, told, header=(_("Month"), _("Number"))),
        note=years_of(one),
    )
