"""Sums of products of inputs, worked out exactly; what is blank stays blank, and is named.

Every formula of the business case takes each input at most once in a term, so it is a straight line
in any single input: that is why the value at which it breaks even can be told exactly.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Values = Mapping[str, Fraction]


@dataclass(frozen=True)
class Term:
    """times x the product of the inputs."""

    times: Fraction
    codes: tuple[str, ...]

    def blank(self, values: Values) -> tuple[str, ...]:
        """The inputs without which it cannot be said; nothing where a known nought decides it."""
        if any(values.get(code) == 0 for code in self.codes):
            return ()
        return tuple(code for code in self.codes if code not in values)

    def worth(self, values: Values) -> Fraction:
        """Only where nothing is blank."""
        product = self.times
        for code in self.codes:
            if values.get(code) == 0:
                return Fraction(0)
        for code in self.codes:
            product *= values[code]
        return product


Formula = tuple[Term, ...]


@dataclass(frozen=True)
class Answer:
    """value: None where it cannot be said without the inputs in missing."""

    value: Fraction | None
    missing: tuple[str, ...] = ()


def term(*codes: str, times: Fraction = Fraction(1)) -> Term:
    """The product of the inputs."""
    return Term(times, codes)


def share(*codes: str) -> Term:
    """A product in which one input stands in percent."""
    return Term(Fraction(1, 100), codes)


def minus(formula: Formula) -> Formula:
    """The same with the other sign."""
    return tuple(Term(-one.times, one.codes) for one in formula)


def for_each(code: str, formula: Formula) -> Formula:
    """The formula, once for each of the input."""
    return tuple(Term(one.times, (code, *one.codes)) for one in formula)


def answer(formula: Formula, values: Values) -> Answer:
    """All of it, or what is missing."""
    missing = blank(formula, values)
    if missing:
        return Answer(None, missing)
    return Answer(sum((one.worth(values) for one in formula), Fraction(0)))


def known_part(formula: Formula, values: Values) -> Fraction:
    """The terms that can be said."""
    return sum((one.worth(values) for one in formula if not one.blank(values)), Fraction(0))


def blank(formula: Formula, values: Values) -> tuple[str, ...]:
    """Each missing input once, in the order of the formula."""
    return tuple(dict.fromkeys(code for one in formula for code in one.blank(values)))


def inputs_of(formula: Formula) -> tuple[str, ...]:
    """Each input once."""
    return tuple(dict.fromkeys(code for one in formula for code in one.codes))


def nought_of(formula: Formula, code: str, values: Values) -> "Nought":
    """At which value of one input the formula is nought, all others held still."""
    others = {name: value for name, value in values.items() if name != code}
    at_nought = answer(formula, {**others, code: Fraction(0)})
    at_one = answer(formula, {**others, code: Fraction(1)})
    if at_nought.value is None or at_one.value is None:
        return Nought(None, _both(at_nought.missing, at_one.missing))
    slope = at_one.value - at_nought.value
    if slope == 0:
        return Nought(None, (), slope)
    return Nought(-at_nought.value / slope, (), slope)


@dataclass(frozen=True)
class Nought:
    """value: None where others are missing, or where the input changes nothing (slope 0)."""

    value: Fraction | None
    missing: tuple[str, ...] = ()
    slope: Fraction = Fraction(0)


def _both(some: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *more)))
