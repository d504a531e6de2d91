"""The table beside a picture has the picture's numbers, and hides what it hides."""

from naast.insight.logic.pictures.bars import Bar
from naast.insight.logic.pictures.diverging import Row
from naast.insight.logic.pictures.funnel import Stage
from naast.insight.logic.pictures.intervals import Interval
from naast.insight.logic.pictures.tables import (
    bars_table,
    diverging_table,
    flows_table,
    funnel_table,
    grid_table,
    intervals_table,
    line_table,
    paired_table,
)
from tests.insight.logic.pictures.samples import words

WORDS = words("t")


def test_bars() -> None:
    rows = [Bar("a", 5, "10 %"), Bar("b", None)]

    assert bars_table(rows, WORDS, header=("x", "n")).rows == (("a", "5"), ("b", "niet getoond"))
    assert bars_table(rows, WORDS, header=("x", "n", "%")).cards == [
        ("a", [("n", "5"), ("%", "10 %")]),
        ("b", [("n", "niet getoond"), ("%", "")]),
    ]


def test_answers() -> None:
    table = diverging_table([Row("a", (40, 60)), Row("b")], ("no", "yes"), WORDS, header="x")

    assert table.header == ("x", "no", "yes")
    assert table.rows == (("a", "40 %", "60 %"), ("b", "niet getoond", "niet getoond"))


def test_flows() -> None:
    table = flows_table(["a", "b"], ["c"], {(0, 0): None}, WORDS, header="x")

    assert table.rows == (("a", "niet getoond"), ("b", "0"))


def test_before_and_after() -> None:
    table = paired_table(["a"], [5], [None], WORDS, header=("x", "y", "z"))

    assert table.rows == (("a", "5", "niet getoond"),)


def test_a_line() -> None:
    assert line_table(["jan"], ["5 %"], header=("m", "n")).rows == (("jan", "5 %"),)


def test_the_funnel() -> None:
    stages = [Stage("a", 20, 100), Stage("b", None, None)]

    table = funnel_table(stages, WORDS, header=("x", "n", "%"))

    assert table.rows == (("a", "20", "100 %"), ("b", "niet getoond", "-"))


def test_the_grid() -> None:
    table = grid_table(["a"], ["n", "s"], {(0, 1): "2"}, WORDS, header="x")

    assert table.rows == (("a", "niet getoond", "2"),)


def test_intervals() -> None:
    rows = [Interval("a", 8.4, 8.1, 8.7), Interval("b", None)]

    table = intervals_table(
        rows, WORDS, header=("x", "y", "z"), number="{:.1f}".format, between="%s to %s"
    )

    assert table.rows == (("a", "8.4", "8.1 to 8.7"), ("b", "niet getoond", ""))
