"""A mean of marks and how sure it is: Student's interval."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import atan, cos, pi, sin, sqrt

from naast.insight.logic.statistics.proportions import Interval

STEPS = 80  # halvings; more than a float can tell apart


@dataclass(frozen=True)
class Mean:
    """value: of people, spread: their standard deviation (over people - 1)."""

    value: float
    spread: float
    people: int
    interval: Interval


def mean_of(marks: Mapping[int, int], confidence: float = 0.95) -> Mean:
    """marks: how many gave each; two people or more. Student, Biometrika 6 (1908) 1-25.

    Marks have ends and few values, so for small groups the interval is rough, and may be wider than
    the scale: it is cut off at the lowest and highest mark given in `marks`, also with a zero.
    """
    people = sum(marks.values())
    if people < 2 or min(marks.values()) < 0:
        raise ValueError("A mean with an interval needs at least two people.")
    value = sum(mark * count for mark, count in marks.items()) / people
    squares = sum(count * (mark - value) ** 2 for mark, count in marks.items())
    spread = sqrt(squares / (people - 1))
    half = student_two_sided(confidence, people - 1) * spread / sqrt(people)
    low, high = max(float(min(marks)), value - half), min(float(max(marks)), value + half)
    return Mean(value, spread, people, Interval(low, high, confidence))


@cache
def student_two_sided(confidence: float, freedom: int) -> float:
    """The t of a two-sided interval, 2.228 for 0.95 and 10 degrees of freedom, by halving."""
    if not 0 < confidence < 1 or freedom < 1:
        raise ValueError("Student's t needs a confidence between 0 and 1, and freedom from 1.")
    low, high = 0.0, 1.0
    while student_within(high, freedom) < confidence:
        high *= 2
    for _step in range(STEPS):
        middle = (low + high) / 2
        if student_within(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def student_within(t: float, freedom: int) -> float:
    """P(-t <= T <= t) for t of 0 or more: finite sums, Abramowitz and Stegun 26.7.3 and 26.7.4."""
    angle = atan(t / sqrt(freedom))
    sine, cosine = sin(angle), cos(angle)
    term = total = cosine if freedom % 2 else 1.0
    for step in range(2 + freedom % 2, freedom, 2):
        term *= cosine**2 * (step - 1) / step
        total += term
    if freedom % 2 == 0:
        return sine * total
    return 2 / pi * (angle + (sine * total if freedom > 1 else 0.0))
