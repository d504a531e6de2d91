"""Every picture of numbers in the gallery, drawn from numbers that we made up."""

from django.utils.translation import gettext as _

from naast.insight.logic.pictures.bars import Bar, bars
from naast.insight.logic.pictures.diverging import Row, diverging
from naast.insight.logic.pictures.flows import FlowWords, flows
from naast.insight.logic.pictures.funnel import Stage, funnel
from naast.insight.logic.pictures.grid import grid
from naast.insight.logic.pictures.lines import LineWords, control_chart_picture, run_chart_picture
from naast.insight.logic.pictures.number import in_ten, one_number
from naast.insight.logic.pictures.tables import (
    PictureTable,
    bars_table,
    diverging_table,
    flows_table,
    funnel_table,
    grid_table,
    line_table,
    paired_table,
)
from naast.insight.logic.pictures.words import PictureWords
from naast.insight.logic.statistics.control_chart import ControlRule, p_chart
from naast.insight.logic.statistics.proportions import Share
from naast.insight.logic.statistics.run_chart import RunRule, run_chart
from naast.insight.wording_pictures import Picture, picture

MONTHS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
ON_TIME = (80, 75, 85, 70, 70, 75, 80, 85, 90, 90, 95, 95)
SHARES = [Share(part, 40) for part in (30, 31, 29, 30, 32, 30, 31, 17, 30, 36, 37, 38)]
WENT = {
    (3, 3): 10, (3, 2): 25, (3, 1): 40, (3, 0): 15, (2, 2): 15, (2, 1): 30, (2, 0): 20,
    (1, 1): 10, (1, 0): 25, (0, 0): 10, (1, 2): 10,
}  # fmt: skip
BEFORE, AFTER = (10, 45, 65, 90), (70, 80, 50, None)


def drawings() -> list[Picture]:
    """One of each, and once more where something is hidden."""
    return [
        _funnel(), _bars(), _diverging(), _flows(), _hidden_flows(), _run(), _control(), _grid(),
        _one_number(), _in_ten(),
    ]  # fmt: skip


def _words(key: str, title: str) -> PictureWords:
    says = _("A sample with numbers that we made up. The same numbers stand in the table below.")
    return PictureWords(title=title, description=says, not_shown=_("not shown"), key=key)


def _funnel() -> Picture:
    words = _words("funnel", _("From offer to conversation"))
    stages = [
        Stage(_("Support offered"), 385, 100),
        Stage(_("Reached"), 340, 88),
        Stage(_("Support accepted"), 290, 75),
        Stage(_("At least one conversation with a colleague"), 270, 70),
        Stage(_("Two conversations or more"), 60, 16),
        Stage(_("Referred to the occupational physician or a psychologist"), None, None),
    ]
    header = (_("Step"), _("Colleagues"), _("Of all who were offered support"))
    return picture(
        lambda across: funnel(stages, words, across=across),
        words,
        funnel_table(stages, words, header=header),
        note=_("Rounded to 5; fewer than 10 is not shown."),
    )


def _bars() -> Picture:
    words = _words("bars", _("Support by profession"))
    rows = [
        Bar(_("Nurses on the wards and in the outpatient clinics"), 145, "38 %"),
        Bar(_("Doctors in training to be a specialist"), 60, "16 %"),
        Bar(_("Assistants in theatre and at the anaesthetist's side"), None),
        Bar(_("Midwife"), 25, "7 %"),
    ]
    header = (_("Profession"), _("Colleagues"), _("Share"))
    return picture(
        lambda across: bars(rows, words, across=across),
        words,
        bars_table(rows, words, header=header),
    )


def _diverging() -> Picture:
    words = _words("diverging", _("What colleagues say of the conversations"))
    answers = [
        _("Strongly disagree"), _("Disagree"), _("Neither agree nor disagree"), _("I agree"),
        _("Strongly agree"),
    ]  # fmt: skip
    rows = [
        Row(_("I was called in time"), (0, 5, 10, 45, 40), _("40 answers")),
        Row(_("The conversation helped me to find a place for it"), (5, 10, 30, 35, 20)),
        Row(_("I felt supported by my head of department"), (25, 30, 20, 20, 5)),
        Row(_("I would advise it to a colleague"), (), _("fewer than 10 answers")),
    ]
    return picture(
        lambda across: diverging(rows, answers, words, neutral=2, across=across),
        words,
        diverging_table(rows, answers, words, header=_("Statement")),
    )


def _levels() -> list[str]:
    return [_("Not at all"), _("A little"), _("Quite a lot"), _("Very much")]


def _flow_words() -> FlowWords:
    return FlowWords(
        before=_("In the first days"),
        after=_("Now, looking back"),
        up=_("less than then"),
        same=_("the same"),
        down=_("more than then"),
        only_margins=_(
            "Too few answers to show who went from which to which. So then and now stand side by"
            " side."
        ),
    )


def _flows() -> Picture:
    words, levels, texts = (
        _words("flows", _("How much it was on my mind")),
        _levels(),
        _flow_words(),
    )
    return picture(
        lambda across: flows(levels, levels, WENT, words, texts=texts, across=across),
        words,
        flows_table(levels, levels, WENT, words, header=_("From then to now")),
        note=_("As colleagues told it themselves, looking back."),
    )


def _hidden_flows() -> Picture:
    words = _words("margins", _("How much it was on my mind, where little may be shown"))
    levels, texts, cells = _levels(), _flow_words(), {**WENT, (0, 1): None}
    return picture(
        lambda across: flows(
            levels, levels, cells, words, texts=texts, margins=(BEFORE, AFTER), across=across
        ),
        words,
        paired_table(levels, BEFORE, AFTER, words, header=(_("Answer"), texts.before, texts.after)),
    )


def _months() -> list[str]:
    return [_("month %(number)s") % {"number": month} for month in MONTHS]


def _line_words(middle: str) -> LineWords:
    rules: dict[RunRule | ControlRule, str] = {
        RunRule.SHIFT: _("Six points or more in a row on one side of the median"),
        RunRule.TREND: _("Five points or more in a row all up or all down"),
        RunRule.FEW_RUNS: _("Changes sides more seldom than chance does"),
        RunRule.MANY_RUNS: _("Changes sides more often than chance does"),
        ControlRule.BEYOND_LIMITS: _("A point outside the limits"),
        ControlRule.TWO_OF_THREE: _("Two of three points far to one side"),
        ControlRule.FOUR_OF_FIVE: _("Four of five points to one side"),
        ControlRule.EIGHT_ON_ONE_SIDE: _("Eight points in a row on one side"),
        ControlRule.RANGE_BEYOND_LIMIT: _("A step larger than chance takes"),
    }
    return LineWords(
        middle=middle,
        limits=_("Limits that chance rarely passes"),
        rules=rules,
        number=lambda value: f"{value:.0f} %",
    )


def _run() -> Picture:
    words, texts = _words("run", _("Called within two days, by month")), _line_words(_("Median"))
    told = [f"{value} %" for value in ON_TIME]
    return picture(
        lambda across: run_chart_picture(
            run_chart(ON_TIME), ON_TIME, MONTHS, words, texts=texts, across=across
        ),
        words,
        line_table(_months(), told, header=(_("Month"), _("Share"))),
    )


def _control() -> Picture:
    words = _words("control", _("Called within two days, with the limits of chance"))
    chart = p_chart(SHARES)
    texts = _line_words(_("Mean"))
    percent = LineWords(
        middle=texts.middle,
        limits=texts.limits,
        rules=texts.rules,
        number=lambda value: f"{value * 100:.0f} %",
    )
    told = [percent.number(point.value) for point in chart.points]
    return picture(
        lambda across: control_chart_picture(chart, MONTHS, words, texts=percent, across=across),
        words,
        line_table(_months(), told, header=(_("Month"), _("Share"))),
    )


def _grid() -> Picture:
    words, nobody = _words("grid", _("Who can support whom, by site")), _("nobody")
    rows = [_("Nurse"), _("Doctor"), _("Midwife")]
    columns = [_("North wing"), _("South wing")]
    cells = {(0, 0): "8", (0, 1): "5", (1, 0): "3", (1, 1): nobody, (2, 0): nobody, (2, 1): "2"}
    gaps = {place for place, word in cells.items() if word == nobody}
    meanings = (_("Nobody yet"), _("At least one supporter"))
    return picture(
        lambda across: grid(
            rows, columns, cells, words, strong=gaps, meanings=meanings, across=across
        ),
        words,
        grid_table(rows, columns, cells, words, header=_("Profession")),
    )


def _one_number() -> Picture:
    words, value = _words("number", _("One number")), _("6 hours")
    under = _("from the report to the first call")
    table = PictureTable((_("What"), _("How much")), ((under, value),))
    return picture(
        lambda across: one_number(value, words, under=under, across=across), words, table
    )


def _in_ten() -> Picture:
    words, under = _words("ten", _("So many in ten")), _("were called in time")
    table = PictureTable((_("What"), _("How much")), ((under, "85 %"),))
    return picture(lambda across: in_ten(85, words, under=under, across=across), words, table)
