"""A picture is true to its numbers: widths, orders and what is not shown."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from naast.insight.logic.pictures.axes import round_steps
from naast.insight.logic.pictures.bars import Bar, bars
from naast.insight.logic.pictures.diverging import Row, diverging
from naast.insight.logic.pictures.flows import flows
from naast.insight.logic.pictures.funnel import Stage, funnel
from naast.insight.logic.pictures.grid import grid
from naast.insight.logic.pictures.intervals import Interval, intervals
from naast.insight.logic.pictures.lines import control_chart_picture, run_chart_picture
from naast.insight.logic.pictures.text import width, wrap
from naast.insight.logic.pictures.words import PHONE, WIDE
from naast.insight.logic.statistics.control_chart import xmr_chart
from naast.insight.logic.statistics.run_chart import run_chart
from tests.insight.logic.pictures.drawn import assert_in_order, boxes, read, shapes, words_in
from tests.insight.logic.pictures.samples import LEVELS, LINES, MARGINS, RULES, TEXTS, words

FEW = settings(max_examples=25, deadline=None)
LABELS = some.text("abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ-éëïW", min_size=1, max_size=60)
COUNTS = some.none() | some.integers(0, 5000).map(lambda number: number * 5)


def wides(svg: str, look: str) -> list[float]:
    return [float(one["width"]) for one in shapes(read(svg), "rect", look)]


def test_a_bar_is_as_long_as_its_number() -> None:
    lengths = wides(bars([Bar("a", 40), Bar("b", 20), Bar("c", 10)], words("b")), "pic-full")

    assert [round(length / lengths[2], 2) for length in lengths] == [4, 2, 1]


def test_a_hidden_number_is_hatched_and_said_and_looks_alike_whatever_it_is() -> None:
    svg = bars([Bar("a", None), Bar("b", 0)], words("b"))

    assert wides(svg, "pic-full") == []
    assert wides(svg, "pic-hidden") == [44]
    assert words_in(read(svg)) == ["a", "niet getoond", "b", "0"]


@FEW
@given(
    some.lists(some.tuples(LABELS, COUNTS, LABELS), max_size=5), some.sampled_from((PHONE, WIDE))
)
def test_bars_of_any_words_and_numbers_keep_apart(rows, across: int) -> None:
    assert_in_order(bars([Bar(*row) for row in rows], words("b"), across=across))


@FEW
@given(
    some.lists(
        some.tuples(LABELS, some.lists(some.integers(0, 40), min_size=5, max_size=5)), max_size=4
    ),
    some.sampled_from((2, None)),
    some.sampled_from((PHONE, WIDE)),
)
def test_answers_stand_side_by_side_in_their_order(rows, neutral, across: int) -> None:
    told = [Row(label, shares if sum(shares) else ()) for label, shares in rows]
    svg = diverging(told, "abcde", words("d"), neutral=neutral, across=across)

    assert_in_order(svg)


def test_the_shares_of_a_row_fill_it_and_the_neutral_ones_stand_on_both_sides() -> None:
    svg = diverging([Row("a", (10, 20, 40, 20, 10))], "vwxyz", words("d"), neutral=2)
    picture = read(svg)
    found = [
        one
        for look in ("pic-less-2", "pic-less-1", "pic-calm", "pic-light", "pic-full")
        for one in shapes(picture, "rect", look)
        if one["height"] == "24"
    ]

    ends = [(float(one["x"]), float(one["x"]) + float(one["width"])) for one in found]
    middle = float(shapes(picture, "line", "pic-middle")[0]["x1"])

    assert len(ends) == 5
    assert all(abs(one[1] - other[0]) < 0.05 for one, other in pairwise(ends))
    assert round(ends[-1][1] - ends[0][0], 1) == PHONE - 28
    assert abs((ends[2][0] + ends[2][1]) / 2 - middle) < 0.05


def ribbons(svg: str) -> dict[str, float]:
    """Thickness of all ribbons of each way together, as drawn."""
    found = {}
    for goes in ("up", "same", "down"):
        paths = shapes(read(svg), "path", f"pic-flow-{goes}")
        found[goes] = sum(float(re.search(r"v([\d.]+)C", one["d"])[1]) for one in paths)
    return found


@FEW
@given(
    some.dictionaries(
        some.tuples(some.integers(0, 3), some.integers(0, 3)), some.integers(1, 60), min_size=1
    ),
    some.sampled_from((PHONE, WIDE)),
)
def test_ribbons_are_as_wide_as_they_are_many(cells, across: int) -> None:
    svg = flows(LEVELS, LEVELS, cells, words("f"), texts=TEXTS, across=across)

    assert_in_order(svg)
    scale = 250 / sum(cells.values())
    up = sum(number for (row, column), number in cells.items() if column < row)
    assert ribbons(svg)["up"] == pytest.approx(up * scale, abs=0.1)
    assert sum(ribbons(svg).values()) == pytest.approx(250, abs=0.2)
    bars_of_both = [float(one["height"]) for one in shapes(read(svg), "rect", "pic-full")]
    assert sum(bars_of_both) == pytest.approx(500, abs=0.2)


def test_one_hidden_ribbon_hides_all_and_the_picture_says_so() -> None:
    cells = {(0, 0): 20, (1, 0): None, (1, 1): 30, (2, 2): 10, (3, 3): 10}
    svg = flows(LEVELS, LEVELS, cells, words("f"), texts=TEXTS, margins=MARGINS)

    assert ribbons(svg) == {"up": 0, "same": 0, "down": 0}
    assert " ".join(words_in(read(svg))).startswith(TEXTS.only_margins)
    assert wides(svg, "pic-hidden") == [44]


def test_sums_of_a_hidden_ribbon_are_not_drawn_either() -> None:
    cells = {(0, 0): 20, (1, 0): None, (1, 1): 30}
    svg = flows(LEVELS[:2], LEVELS[:2], cells, words("f"), texts=TEXTS)

    numbers = [word for word in words_in(read(svg)) if word.isdigit()]

    assert numbers == ["20", "30"]
    assert wides(svg, "pic-hidden") == [44, 44]


def test_the_funnel_narrows_as_its_numbers_do() -> None:
    stages = [Stage("a", 100, 100), Stage("b", 75, 75), Stage("c", None, None), Stage("d", 25, 25)]

    lengths = wides(funnel(stages, words("f")), "pic-full")

    assert [round(100 * length / lengths[0]) for length in lengths] == [100, 75, 25]


@FEW
@given(some.lists(some.tuples(LABELS, COUNTS, some.none() | some.integers(0, 100)), max_size=5))
def test_funnels_of_any_words_and_numbers_keep_apart(rows) -> None:
    assert_in_order(funnel([Stage(*row, note=row[0]) for row in rows], words("f")))


@FEW
@given(
    some.lists(LABELS, max_size=4),
    some.lists(LABELS, max_size=5),
    some.dictionaries(some.tuples(some.integers(0, 3), some.integers(0, 4)), LABELS),
    some.sampled_from((PHONE, WIDE)),
)
def test_grids_of_any_words_keep_apart(rows, columns, cells, across: int) -> None:
    inside = {
        place: word
        for place, word in cells.items()
        if place[0] < len(rows) and place[1] < len(columns)
    }
    svg = grid(rows, columns, inside, words("g"), strong=set(inside), across=across)

    assert_in_order(svg)


@FEW
@given(
    # As values are published: whole, or to one decimal.
    some.lists(some.integers(-20_000, 20_000).map(lambda n: n / 10), min_size=2, max_size=40),
    some.sampled_from((PHONE, WIDE)),
)
def test_lines_of_any_values_stay_in_their_picture(values, across: int) -> None:
    labels = [f"week {place}" for place in range(len(values))]
    for svg in (
        run_chart_picture(
            run_chart(values), values, labels, words("r"), texts=LINES, across=across
        ),
        control_chart_picture(xmr_chart(values), labels, words("c"), texts=LINES, across=across),
    ):
        assert_in_order(svg)
        for dot in shapes(read(svg), "circle", "pic-dot"):
            assert dot["r"] != "3.4" or 26 <= float(dot["cy"]) <= 246


def test_the_points_of_the_rule_are_marked_by_a_shape_and_the_rule_is_named() -> None:
    values = [5.0, 9, 4, 8, 1, 2, 1, 2, 1, 2, 7, 9, 8, 7]
    labels = [str(place) for place in range(len(values))]
    chart = run_chart(values)

    picture = read(run_chart_picture(chart, values, labels, words("r"), texts=LINES))

    assert [(one.rule.value, one.first, one.last) for one in chart.signals] == [("shift", 4, 9)]
    assert len(shapes(picture, "path", "pic-mark")) == 6 + 1  # and one beside its name
    assert RULES[chart.signals[0].rule] in " ".join(words_in(picture))


def test_a_period_without_a_number_is_a_gap_and_the_marks_stand_at_their_own_points() -> None:
    values = [9.0, None, 1, 2, 1, 2, 1, 2, 7, 9, 8, 7, 9]
    known = [value for value in values if value is not None]

    picture = read(run_chart_picture(run_chart(known), values, ["m"] * 13, words("r"), texts=LINES))

    line = shapes(picture, "path", "pic-line")[0]["d"]
    assert line.count("M") == 2
    assert len(shapes(picture, "circle", "pic-dot")) == 12 + 1


def test_a_label_for_each_point_or_an_error() -> None:
    with pytest.raises(ValueError, match="label"):
        run_chart_picture(run_chart([1, 2]), [1, 2], ["a"], words("r"), texts=LINES)


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 0, (0, 0.25, 0.5, 0.75, 1)),
        (5, 5, (0, 2, 4, 6)),
        (62, 95, (60, 70, 80, 90, 100)),
        (3, 97, (0, 25, 50, 75, 100)),
    ],
)
def test_steps_are_round(low: float, high: float, steps: tuple[float, ...]) -> None:
    assert round_steps(low, high) == steps


@FEW
@given(LABELS, some.integers(40, 300))
def test_lines_of_words_fit_and_lose_no_letter(label: str, room: int) -> None:
    lines = wrap(label, room, 15)

    assert all(width(line, 15) <= room for line in lines)
    assert re.sub(r"[\s-]", "", "".join(lines)) == re.sub(r"[\s-]", "", label)


def test_long_words_break_after_their_hyphen_first() -> None:
    assert wrap("KNO-arts in opleiding", 52, 15) == ["KNO-", "arts in", "opleidi-", "ng"]


def test_boxes_are_found_where_words_are() -> None:
    found = list(boxes(read(bars([Bar("a", 5)], words("b")))))

    assert [box.words for box in found] == ["a", "5"]


@FEW
@given(
    some.lists(
        some.tuples(LABELS, some.none() | some.floats(-1e6, 1e6), some.floats(0, 1e5), LABELS),
        max_size=4,
    ),
    some.sampled_from((PHONE, WIDE)),
)
def test_intervals_of_any_words_and_numbers_keep_apart(rows, across: int) -> None:
    told = [
        Interval(label, value, None if value is None else value - half, (value or 0) + half, note)
        for label, value, half, note in rows
    ]

    assert_in_order(intervals(told, words("i"), across=across))


def test_a_dot_stands_in_its_interval_as_the_numbers_say() -> None:
    picture = read(intervals([Interval("a", 6, 4, 10)], words("i"), ends=(0, 10)))

    dot = float(shapes(picture, "circle", "pic-dot")[0]["cx"])
    line = shapes(picture, "line", "pic-line")[0]
    left, right = float(line["x1"]), float(line["x2"])

    assert (dot - left) / (right - left) == pytest.approx(2 / 6, abs=0.001)
