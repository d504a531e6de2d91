"""Tables of what was answered: rounds that were counted in the same years, added up."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from naast.evaluation.facts import CountedRound, counted_rounds
from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.count_answers import (
    NEEDED,
    Answers,
    everybody_counts,
    table_of,
)
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.figures_answers import figures_of
from naast.insight.logic.publications.list_answers import ANSWERS, FEELINGS, FORM
from naast.insight.logic.publications.stored import Stored

Key = TypeVar("Key", bound=Hashable)
LOOK_BACK = 5  # years that a table of an earlier publication may share with one of this


def counts(period: str) -> list[tuple[Declared, Table]]:
    """Every table of which somebody gave an answer. Over three years only where that is more than
    the year itself."""
    answers = _spans(period)
    return [
        (declared, table_of(declared, answers[declared.years]))
        for declared in ANSWERS
        if declared.years in answers and answers[declared.years].people
    ]


def figures(period: str) -> list[Stored]:
    """The mean mark, the response, tests as bands; over three years where that is more."""
    return [
        one
        for years, answers in _spans(period).items()
        for one in figures_of(answers, period, "_3y" if years == 3 else "")
    ]


def known(period: str) -> list[Published]:
    """What everybody can count already, to be held against the tables as if published before."""
    years = [str(int(period) - back) for back in range(LOOK_BACK)]
    return everybody_counts({year: answers_of(year).people for year in years})


def _spans(period: str) -> dict[int, Answers]:
    answers = {years: answers_of(period, years) for years in (1, 3)}
    if answers[1].people == answers[3].people:
        del answers[3]
    return answers


def answers_of(period: str, years: int = 1) -> Answers:
    """Of the year, or of the three of which it is the last."""
    span = [str(int(period) - back) for back in range(years)][::-1]
    asked = {year: counted_rounds(int(year)) for year in span}
    rounds = {year: [one for one in asked[year] if _is_ours(one)] for year in span}
    ours = [one for year in span for one in rounds[year]]
    told = [one for one in ours if one.passes]
    return Answers(
        years=tuple(year for year in span if rounds[year]),
        rounds=len(ours),
        others=sum(map(len, asked.values())) - len(ours),
        people=sum(one.answers for one in ours),
        passes=sum(one.passes or 0 for one in told),
        answered=sum(one.answers for one in told),
        questions=_added(one.questions for one in ours),
        pairs=_added(one.tables for one in ours),
    )


def _is_ours(one: CountedRound) -> bool:
    """The questions that the tables are about; a changed form has another name or version."""
    return one.form == FORM and one.questions.keys() >= NEEDED and set(FEELINGS) <= set(one.tables)


def _added(every: Iterable[Mapping[str, Mapping[Key, int]]]) -> dict[str, Counter[Key]]:
    found: dict[str, Counter[Key]] = {}
    for one in every:
        for name, counted in one.items():
            found.setdefault(name, Counter()).update(counted)
    return found
