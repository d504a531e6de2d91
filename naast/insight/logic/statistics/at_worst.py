"""Whether a change is more than chance whatever the hidden counts are: from published numbers only.

Nothing here has seen an exact count, so nothing it says can tell one.
"""

from dataclasses import dataclass

from naast.insight.logic.disclosure.rule import RULE, Mark, Published
from naast.insight.logic.disclosure.tables import Cell
from naast.insight.logic.statistics.paired_table import PairedTable, mcnemar
from naast.insight.logic.statistics.proportions import Interval, Share, wilson

REACH = RULE.base // 2


@dataclass(frozen=True)
class Bounds:
    """Between which numbers a published count lies; both ends included."""

    low: int
    high: int


def bounds_of(published: Published, cell: Cell, people: int) -> Bounds:
    """people: how many there are at most in the whole table."""
    if cell in published.numbers:
        number = published.numbers[cell]
        return Bounds(max(RULE.least, number - REACH), number + REACH)
    return Bounds(0, RULE.least - 1 if published.marks.get(cell) is Mark.SMALL else people)


def sign_test_at_worst(more: Bounds, fewer: Bounds, people: int, questions: int = 1) -> float:
    """The largest p that a sign test can have: the fewest of `more` against the most of `fewer`.

    The sign test is McNemar's over those who changed. questions: how many are asked at once; p
    times their number is never below Holm's correction. 1 where the fewest are not the larger.
    """
    most = min(fewer.high, people - more.low)
    if more.low <= most:
        return 1.0
    p = mcnemar(PairedTable(((0, more.low), (max(0, most), 0)))).p
    return min(1.0, questions * p)


def percent_interval(part: int, whole: int) -> Interval | None:
    """Wilson's interval of a share of two published counts; None where they do not go together,
    as rounded counts of nearly everybody may not."""
    return wilson(Share(part, whole)) if 0 < part <= whole else None
