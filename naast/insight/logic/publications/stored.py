"""What is stored of a publication: tables and figures as every reader gets them, as plain JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from naast.insight.logic.disclosure.choose import Decision, Needs, Reason
from naast.insight.logic.disclosure.rule import Mark, Published
from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.declared import Population, Question, Rule


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number that is no count. value: as it is printed, "8.4" or "p < 0.05"; "" is not shown.

    base: how many it rests on, rounded to 5. low, high: an interval, as printed; "" without one.
    why: a word for why it is not shown (the code of choices_tables), or "".
    """

    code: str
    rule: Rule
    value: str = ""
    base: int | None = None
    low: str = ""
    high: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """One table of one publication: what is shown, what is hidden, and why.

    period: of the publication, "2026". periods: the years counted together. published: the counts;
    None for what holds figures only. rule: of the counts.
    """

    code: str
    question: Question
    population: Population
    period: str
    periods: tuple[str, ...]
    rule: Rule
    published: Published | None = None
    reason: Reason | None = None
    needs: Needs | None = None
    figures: tuple[Figure, ...] = field(default=())

    @property
    def shows(self) -> bool:
        """Whether any number of it is shown."""
        counts = bool(self.published and self.published.numbers)
        return counts or any(one.value for one in self.figures)

    def figure(self, code: str) -> Figure | None:
        """The figure of that code."""
        return next((one for one in self.figures if one.code == code), None)


def stored_decision(
    decision: Decision, *, question: Question, population: Population, period: str
) -> Stored:
    """A table that went through the rule."""
    one = decision.published
    return Stored(
        code=one.code,
        question=question,
        population=population,
        period=period,
        periods=one.periods,
        rule=Rule.TEN_FIVE,
        published=one,
        reason=decision.reason,
        needs=decision.needs,
    )


def as_json(one: Stored) -> dict[str, Any]:
    """Plain values; what is hidden is not in them."""
    return {
        "code": one.code,
        "question": one.question.value,
        "population": one.population.value,
        "period": one.period,
        "periods": list(one.periods),
        "rule": one.rule.value,
        "counts": _counts(one.published) if one.published else None,
        "reason": one.reason.value if one.reason else "",
        "needs": _needs(one.needs) if one.needs else None,
        "figures": [_figure(figure) for figure in one.figures],
    }


def from_json(values: Mapping[str, Any]) -> Stored:
    """The opposite of as_json."""
    return Stored(
        code=values["code"],
        question=Question(values["question"]),
        population=Population(values["population"]),
        period=values["period"],
        periods=tuple(values["periods"]),
        rule=Rule(values["rule"]),
        published=_published(values) if values["counts"] else None,
        reason=Reason(values["reason"]) if values["reason"] else None,
        needs=_read_needs(values["needs"]) if values["needs"] else None,
        figures=tuple(
            Figure(**{**figure, "rule": Rule(figure["rule"])}) for figure in values["figures"]
        ),
    )


def _counts(one: Published) -> dict[str, Any]:
    return {
        "population": one.population,
        "dimensions": [[each.code, list(each.values)] for each in one.dimensions],
        "cells": [
            [list(cell), mark.value, one.numbers.get(cell)] for cell, mark in one.marks.items()
        ],
    }


def _published(values: Mapping[str, Any]) -> Published:
    counts = values["counts"]
    cells: list[tuple[Cell, Mark, int | None]] = [
        (tuple(cell), Mark(mark), number) for cell, mark, number in counts["cells"]
    ]
    return Published(
        code=values["code"],
        population=counts["population"],
        periods=tuple(values["periods"]),
        dimensions=tuple(Dimension(code, tuple(words)) for code, words in counts["dimensions"]),
        marks={cell: mark for cell, mark, _ in cells},
        numbers={cell: number for cell, _, number in cells if number is not None},
    )


def _needs(one: Needs) -> dict[str, Any]:
    return {"persons": one.persons, "periods": one.periods, "beside": list(one.beside)}


def _read_needs(values: Mapping[str, Any]) -> Needs:
    return Needs(values["persons"], values["periods"], tuple(values["beside"]))


def _figure(one: Figure) -> dict[str, Any]:
    return {**one.__dict__, "rule": one.rule.value}
