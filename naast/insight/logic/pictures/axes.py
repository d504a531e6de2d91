"""The frame of a line: round steps upwards, and as many words below as find room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from naast.insight.logic.pictures.canvas import PAD, SMALL, Canvas, widest
from naast.insight.logic.pictures.text import LINE, width

TALL = {True: 190.0, False: 220.0}  # narrow, or not


@dataclass(frozen=True)
class Axes:
    """The field of the points, and how values become places in it."""

    left: float
    right: float
    top: float
    bottom: float
    ticks: tuple[float, ...]
    number: int

    @property
    def step(self) -> float:
        """From one point to the next."""
        return (self.right - self.left) / max(self.number, 1)

    def x(self, place: int) -> float:
        """Of the point at that place."""
        return self.left + self.step * (place + 0.5)

    def y(self, value: float) -> float:
        """Of that height."""
        low, top = self.ticks[0], self.ticks[-1]
        share = (value - low) / (top - low) if top > low else 0.5
        return self.bottom - (self.bottom - self.top) * share

    def draw(self, canvas: Canvas, labels: Sequence[str], number: Callable[[float], str]) -> float:
        """Lines and words; returns where the next thing may begin."""
        for tick in self.ticks:
            y = self.y(tick)
            canvas.line(self.left, y, self.right, y, "pic-grid")
            text = number(tick)
            canvas.text(
                self.left - 6, y - LINE * SMALL / 2, text, size=SMALL, anchor="end", look="pic-soft"
            )
        for place, label in self._shown(canvas, labels):
            x = self._centre(canvas, place, label)
            canvas.text(x, self.bottom + 5, label, size=SMALL, anchor="middle", look="pic-soft")
            canvas.line(self.x(place), self.bottom, self.x(place), self.bottom + 4, "pic-axis")
        return self.bottom + 5 + LINE * SMALL

    def _centre(self, canvas: Canvas, place: int, label: str) -> float:
        """Under its point, unless the edge of the picture is nearer than half of it."""
        half = width(label, SMALL) / 2
        return min(max(self.x(place), canvas.left + half), canvas.right - half)

    def _shown(self, canvas: Canvas, labels: Sequence[str]) -> list[tuple[int, str]]:
        """Every label, or every second, third ...; the last always, for it is the newest."""
        if len(labels) != self.number:
            raise ValueError("Every point needs its label.")
        for every in range(1, self.number + 1):
            shown = [(at, labels[at]) for at in range(self.number - 1, -1, -every)][::-1]
            centres = [self._centre(canvas, *one) for one in shown]
            halves = [width(label, SMALL) / 2 for _at, label in shown]
            if all(
                centres[at] + halves[at] + 8 <= centres[at + 1] - halves[at + 1]
                for at in range(len(shown) - 1)
            ):
                return shown
        return []


def axes_for(
    canvas: Canvas, heights: Sequence[float], number: int, told: Callable[[float], str]
) -> Axes:
    """heights: all that must find room. number: of points from left to right."""
    ticks = round_steps(min(heights, default=0), max(heights, default=1))
    left = canvas.left + widest([told(tick) for tick in ticks], SMALL) + 6
    top = PAD + 12
    return Axes(left, canvas.right, top, top + TALL[canvas.across < 480], ticks, number)


def round_steps(low: float, high: float) -> tuple[float, ...]:
    """Three to six round numbers round low and high; from 0 where that is near."""
    low = 0.0 if 0 <= low <= high * 0.5 or low == high > 0 else low
    high = high if high > low else low + 1
    span = high - low
    size = 10.0 ** floor(log10(span / 4))
    step = next(one * size for one in (1, 2, 2.5, 5, 10) if one * size * 4 >= span * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    last = max(last, first + 2)
    return tuple(float(f"{place * step:.10g}") for place in range(first, last + 1))
