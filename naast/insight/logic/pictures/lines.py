"""Values in order of time around their middle, with the points of the rule that fired marked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.axes import Axes, axes_for
from naast.insight.logic.pictures.canvas import SMALL, Canvas, n
from naast.insight.logic.pictures.legend import SAMPLE, Draw, Meaning, legend, stroke, upright
from naast.insight.logic.pictures.words import PHONE, PictureWords
from naast.insight.logic.statistics.control_chart import (
    ZONES,
    ControlChart,
    ControlRule,
    ControlSignal,
)
from naast.insight.logic.statistics.run_chart import RunChart, RunRule

MARKS = {  # a sign of its own for each rule, not a colour
    RunRule.SHIFT: "square", RunRule.TREND: "triangle",
    RunRule.FEW_RUNS: "brace", RunRule.MANY_RUNS: "brace",
    ControlRule.BEYOND_LIMITS: "diamond", ControlRule.TWO_OF_THREE: "triangle",
    ControlRule.FOUR_OF_FIVE: "ring", ControlRule.EIGHT_ON_ONE_SIDE: "square",
    ControlRule.RANGE_BEYOND_LIMIT: "bar",
}  # fmt: skip
WHOLE = {RunRule.FEW_RUNS, RunRule.MANY_RUNS}  # they speak of all points together
Values = Sequence[float | None]


@dataclass(frozen=True, kw_only=True)
class LineWords:
    """middle, limits: what the lines are. rules: a sentence for each rule that can fire. baseline:
    what the points left of the upright line are, where middle and limits are theirs. too_few: says
    that there are too few points to read a rule. number: how a value is written, with its unit.
    """

    middle: str
    limits: str = ""
    rules: Mapping[RunRule | ControlRule, str]
    baseline: str = ""
    too_few: str = ""
    number: Callable[[float], str] = "{:g}".format


@dataclass(frozen=True)
class Fired:
    """A rule and the places of the points that it speaks of."""

    rule: RunRule | ControlRule
    places: tuple[int, ...]


def run_chart_picture(
    chart: RunChart,
    values: Values,
    labels: Sequence[str],
    words: PictureWords,
    *,
    texts: LineWords,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """values, labels: in order of time; None is a period without a number. chart: of the others."""
    places = [place for place, value in enumerate(values) if value is not None]
    fired = [Fired(one.rule, tuple(places[one.first : one.last + 1])) for one in chart.signals]
    canvas = Canvas(words, across)
    limits: list[tuple[float, float] | None] = [None] * len(values)
    bottom = _chart(
        canvas, values, labels, middle=chart.median, limits=limits, fired=fired, texts=texts,
        baseline=places[chart.baseline - 1] + 1 if chart.baseline else None,
    )  # fmt: skip
    return canvas.svg(_end(canvas, bottom, texts, chart.enough), standalone=standalone)


def control_chart_picture(
    chart: ControlChart,
    labels: Sequence[str],
    words: PictureWords,
    *,
    texts: LineWords,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """Limits as steps, for they may differ from point to point."""
    fired: dict[ControlRule, set[int]] = {}
    for one in chart.signals:
        fired.setdefault(one.rule, set()).update(_window(chart, one))
    marks = [Fired(rule, tuple(sorted(places))) for rule, places in fired.items()]
    canvas = Canvas(words, across)
    limits: list[tuple[float, float] | None] = [(one.low, one.high) for one in chart.points]
    values = [one.value for one in chart.points]
    bottom = _chart(
        canvas, values, labels, middle=chart.centre, limits=limits, fired=marks, texts=texts,
        baseline=chart.baseline,
    )  # fmt: skip
    return canvas.svg(_end(canvas, bottom, texts, chart.enough), standalone=standalone)


def _window(chart: ControlChart, signal: ControlSignal) -> list[int]:
    """The points that together made the rule complete."""
    if signal.rule not in ZONES:
        return [signal.point - 1, signal.point]
    _need, window, zone = ZONES[signal.rule]
    side = 1 if chart.points[signal.point].value > chart.centre else -1
    return [
        place
        for place in range(max(0, signal.point - window + 1), signal.point + 1)
        if side * (chart.points[place].value - chart.centre) > zone * _sigma(chart, place) * 0.9999
    ]


def _sigma(chart: ControlChart, place: int) -> float:
    """From the limit that is not cut off at 0 or 1."""
    one = chart.points[place]
    return max(one.high - chart.centre, chart.centre - one.low) / 3


def _told_apart(fired: Sequence[Fired]) -> list[Fired]:
    """One sign a point, the first rule's; a rule that would have none keeps all of its own."""
    taken: set[int] = set()
    told = []
    for one in fired:
        free = tuple(place for place in one.places if place not in taken)
        told.append(Fired(one.rule, free or one.places))
        taken.update(one.places)
    return told


def _chart(
    canvas: Canvas,
    values: Values,
    labels: Sequence[str],
    *,
    middle: float,
    limits: Sequence[tuple[float, float] | None],
    fired: Sequence[Fired],
    texts: LineWords,
    baseline: int | None,
) -> float:
    heights = [value for value in values if value is not None]
    heights += [middle, *(one for both in limits if both for one in both)]
    axes = axes_for(canvas, heights, len(values), texts.number)
    bottom = axes.draw(canvas, labels, texts.number)
    if any(limits):
        _steps(canvas, axes, [both[0] if both else middle for both in limits])
        _steps(canvas, axes, [both[1] if both else middle for both in limits])
    level = axes.y(middle)
    canvas.line(axes.left, level, axes.right, level, "pic-middle")
    if baseline and baseline < len(values):
        x = axes.x(baseline) - axes.step / 2
        canvas.line(x, axes.top - 4, x, axes.bottom, "pic-baseline")
    _line(canvas, axes, values)
    for one in _told_apart([one for one in fired if one.rule not in WHOLE]):
        for place in one.places:
            value = values[place]
            if value is not None:
                mark(canvas, MARKS[one.rule], axes.x(place), axes.y(value))
    if any(one.rule in WHOLE for one in fired):
        _brace(canvas, axes)
    meanings = _meanings(fired, texts, middle, limits=any(limits))
    if baseline and texts.baseline:
        meanings.append(Meaning(texts.baseline, upright("pic-baseline")))
    return legend(canvas, bottom + 8, meanings)


def _line(canvas: Canvas, axes: Axes, values: Values) -> None:
    """The points, joined where they are neighbours; a gap stays a gap."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    d, before = "", -2
    for place, value in known:
        d += f"{'L' if place == before + 1 else 'M'}{n(axes.x(place))} {n(axes.y(value))}"
        before = place
    if d:
        canvas.path(d, "pic-line")
    for place, value in known:
        canvas.circle(axes.x(place), axes.y(value), 3.4, "pic-dot")


def _steps(canvas: Canvas, axes: Axes, heights: Sequence[float]) -> None:
    half = axes.step / 2
    d = ""
    for place, height in enumerate(heights):
        x, y = axes.x(place), axes.y(height)
        d += f"{'L' if d else 'M'}{n(x - half)} {n(y)}L{n(x + half)} {n(y)}"
    canvas.path(d, "pic-limit")


def mark(canvas: Canvas, kind: str, x: float, y: float) -> None:
    """A sign round a point, told apart by its outline."""
    if kind == "ring":
        canvas.circle(x, y, 7, "pic-mark")
        return
    corners = {
        "square": ((-6, -6), (6, -6), (6, 6), (-6, 6)),
        "diamond": ((0, -9), (9, 0), (0, 9), (-9, 0)),
        "triangle": ((0, -10), (9, 6), (-9, 6)),
        "brace": ((-8, 4), (-8, -3), (8, -3), (8, 4)),
        "bar": ((-3, -10), (3, -10), (3, 10), (-3, 10)),
    }[kind]
    d = "L".join(f"{n(x + dx)} {n(y + dy)}" for dx, dy in corners)
    canvas.path(f"M{d}{'' if kind == 'brace' else 'z'}", "pic-mark")


def _end(canvas: Canvas, top: float, texts: LineWords, enough: bool) -> float:
    """A sentence under too few points: that no rule is named then says nothing."""
    if enough or not texts.too_few:
        return top
    return canvas.wrapped(top + 4, texts.too_few, look="pic-soft", size=SMALL)


def _brace(canvas: Canvas, axes: Axes) -> None:
    """Over the whole: the rule speaks of all points and of none alone."""
    y = axes.top - 9
    canvas.path(
        f"M{n(axes.left)} {n(y + 5)}V{n(y)}H{n(axes.right)}V{n(y + 5)}",
        "pic-mark",
    )


def _meanings(
    fired: Sequence[Fired], texts: LineWords, middle: float, *, limits: bool
) -> list[Meaning]:
    found = [Meaning(f"{texts.middle}: {texts.number(middle)}", stroke("pic-middle"))]
    if limits and texts.limits:
        found.append(Meaning(texts.limits, stroke("pic-limit")))
    for rule in dict.fromkeys(one.rule for one in fired):
        found.append(Meaning(texts.rules[rule], _marked(MARKS[rule])))
    return found


def _marked(kind: str) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        middle = (x + SAMPLE / 2, y + SAMPLE / 2)
        if kind != "brace":
            canvas.circle(*middle, 3, "pic-dot")
        mark(canvas, kind, *middle)

    return draw
