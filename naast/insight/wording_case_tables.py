"""The business case in tables and a picture; for the page, the paper and the command."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naast.insight.choices_case import COSTS, GROUPS, INPUTS, TRUSTS, GroupWords
from naast.insight.logic.business_case.formula import Answer
from naast.insight.logic.business_case.inputs import Case, Group, of_group
from naast.insight.logic.business_case.outcome import Outcome
from naast.insight.logic.business_case.sensitivity import Swing, Turn, turns, two_way
from naast.insight.logic.business_case.tornado import TornadoRow, TornadoWords, tornado
from naast.insight.logic.pictures.words import PHONE, PictureWords
from naast.insight.wording_case import counting_inputs, labels, rests_on_sentences, result_name
from naast.insight.wording_case_numbers import in_unit, money


@dataclass(frozen=True)
class InputRow:
    """One input as a table shows it. value: "" where it is blank."""

    code: str
    label: str
    value: str
    range: str
    trust: str
    source: str
    counts: bool


@dataclass(frozen=True)
class InputGroup:
    """A group of inputs with its rows; counted: None where the group is no saving."""

    group: Group
    words: GroupWords
    rows: tuple[InputRow, ...]
    counted: bool | None


def input_groups(case: Case) -> list[InputGroup]:
    """All inputs, in the order in which one is asked."""
    counting = counting_inputs(case)
    return [
        InputGroup(
            group,
            words,
            tuple(_row(case, one.code, one.code in counting) for one in of_group(group)),
            None if words.saving is None else words.saving in case.counted,
        )
        for group, words in GROUPS.items()
    ]


def _row(case: Case, code: str, counts: bool) -> InputRow:
    given = case.of(code)
    told = "" if given.value is None else in_unit(code, given.value, case.currency, 4)
    limits = ""
    if given.low is not None and given.high is not None:
        limits = _("%(low)s to %(high)s") % {
            "low": in_unit(code, given.low, case.currency, 4),
            "high": in_unit(code, given.high, case.currency, 4),
        }
    trust = str(TRUSTS[given.trust]) if told else ""
    return InputRow(code, str(INPUTS[code].label), told, limits, trust, given.source, counts)


@dataclass(frozen=True)
class CostRow:
    """A line of the cost; what cannot be said has what is missing instead of a number."""

    label: str
    first: str
    later: str
    missing: str


def cost_rows(case: Case, found: Outcome) -> list[CostRow]:
    """Each line, and their sum."""
    lines = [(str(COSTS[one.cost]), one.first_year, one.later) for one in found.lines]
    lines.append((_("Together"), found.first_year, found.later))
    return [
        CostRow(
            label,
            _or_blank(first, case.currency),
            _or_blank(later, case.currency),
            labels(dict.fromkeys((*first.missing, *later.missing))),
        )
        for label, first, later in lines
    ]


def _or_blank(answer: Answer, currency: str) -> str:
    return "" if answer.value is None else money(answer.value, currency)


@dataclass(frozen=True)
class SwingRow:
    """One input of the tornado, as the table beside it says it."""

    label: str
    low: str
    high: str
    at_low: str
    at_high: str
    turns: str


def swing_rows(case: Case, swings: Sequence[Swing]) -> list[SwingRow]:
    """Widest first, with the value at which the input alone turns the result."""
    turning = {one.code: one for one in turns(case)}
    return [
        SwingRow(
            str(INPUTS[one.code].label),
            in_unit(one.code, one.low, case.currency, 4),
            in_unit(one.code, one.high, case.currency, 4),
            money(one.at_low, case.currency),
            money(one.at_high, case.currency),
            _turn(case, turning[one.code]) if one.code in turning else "",
        )
        for one in swings
    ]


def turn_rows(case: Case) -> list[tuple[str, str, str]]:
    """Label, as it is now, and the value from or up to which it pays, for every single input."""
    found = []
    for one in turns(case):
        value = case.of(one.code).value
        now = "" if value is None else in_unit(one.code, value, case.currency, 4)
        found.append((str(INPUTS[one.code].label), now, _turn(case, one)))
    return found


def _turn(case: Case, one: Turn) -> str:
    if one.value is None:
        return _("whatever it is") if one.pays else _("never by this alone")
    value = in_unit(one.code, one.value, case.currency, 1)
    if one.above:
        return _("%(value)s and more") % {"value": value}
    return _("%(value)s and less") % {"value": value}


@dataclass(frozen=True)
class Grid:
    """Two inputs together, as a table. cells: the words, and whether it is a loss."""

    row: str
    column: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]

    @property
    def cards(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row with the head of its column beside each cell, for a narrow screen."""
        return [
            (name, [(head, told) for head, (told, _loss) in zip(self.columns, cells, strict=True)])
            for name, cells in self.rows
        ]


def grid_of(case: Case) -> Grid | None:
    """Who leaves with support, against what leaving costs; None where either has no range."""
    found = two_way(case)
    if found is None:
        return None
    return Grid(
        str(INPUTS[found.row].label),
        str(INPUTS[found.column].label),
        tuple(in_unit(found.column, one, case.currency) for one in found.columns),
        tuple(
            (
                in_unit(found.row, one, case.currency),
                tuple((money(cell, case.currency), cell < 0) for cell in cells),
            )
            for one, cells in zip(found.rows, found.cells, strict=True)
        ),
    )


def tornado_of(
    case: Case,
    found: Outcome,
    swings: Sequence[Swing],
    *,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """SVG, or "" where nothing has a range."""
    result = found.balance.value if case.counted else found.later.value
    if not swings or result is None:
        return ""
    rows = [
        TornadoRow(
            str(INPUTS[one.code].label),
            float(one.at_low),
            float(one.at_high),
            _("at %(low)s: %(at_low)s; at %(high)s: %(at_high)s")
            % {
                "low": in_unit(one.code, one.low, case.currency),
                "high": in_unit(one.code, one.high, case.currency),
                "at_low": money(one.at_low, case.currency),
                "at_high": money(one.at_high, case.currency),
            },
        )
        for one in swings
    ]
    title = result_name(case)
    words = TornadoWords(
        picture=PictureWords(
            title=_("%(what)s, by each input alone") % {"what": title},
            description=" ".join(rests_on_sentences(case, swings)),
            not_shown="",
            key="tornado",
        ),
        base=_("%(what)s: %(now)s") % {"what": title, "now": money(result, case.currency)},
        nought=_("saves as much as it costs"),
        low=_("input at its low"),
        high=_("input at its high"),
    )
    return tornado(rows, float(result), words, across=across, standalone=standalone)
