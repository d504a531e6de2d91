"""Readings as the page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from naast.insight.choices_health import (
    ABOUT,
    STANDINGS,
    STEPS,
    sentence_of,
    trend_in_words,
)
from naast.insight.logic.chart import sparkline
from naast.insight.logic.health import Standing
from naast.insight.queries.health import Health, Reading
from naast.web.insight.drawing import drawn

Words = str | Promise


@dataclass(frozen=True)
class Line:
    """One indicator. spark, months: empty for whoever sees only whether somebody should look."""

    code: str
    title: Words
    tone: str
    tag: Words
    sentence: Words
    step: Words
    url: str
    spark: SafeString
    trend: str
    months: tuple[tuple[date, Words], ...]


def lines_of(health: Health, *, links: bool) -> list[Line]:
    """links: the reader may go where the next step is done."""
    return [_line(reading, links=links) for reading in health.readings]


def _line(reading: Reading, *, links: bool) -> Line:
    about = ABOUT[reading.indicator]
    tone, tag = STANDINGS[reading.standing]
    needs_look = reading.standing is Standing.LOOK
    steps = [step for _month, step in reading.trend]
    trend = trend_in_words(steps) if steps else ""
    return Line(
        code=reading.indicator.value,
        title=about.title,
        tone=tone,
        tag=tag,
        sentence=sentence_of(reading.indicator, reading.standing, reading.measure, reading.why),
        step=about.step if needs_look else "",
        url=reverse(about.page) if needs_look and links else "",
        spark=drawn(sparkline(steps, title=trend)) if any(_known(steps)) else SafeString(""),
        trend=trend,
        months=tuple((month, STEPS[step]) for month, step in reading.trend),
    )


def _known(steps: list[int | None]) -> Iterator[bool]:
    return (step is not None for step in steps)
