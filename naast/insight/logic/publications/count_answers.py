"""From answers to the cells of the fixed list, and what everybody can count about them already."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from naast.insight.logic.disclosure.rule import RULE, Mark, Published
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_answers import (
    AGREED,
    ANSWERS,
    FEELINGS,
    MARKS,
    SIDES,
    change,
    coarse,
    level,
    population_of,
    question_of,
)

NAMED = frozenset(f"{name}-{side}" for name in FEELINGS for side in ("before", "after"))
NEEDED = NAMED | {question_of(one) for one in ANSWERS if question_of(one)} - set(FEELINGS)


@dataclass(frozen=True)
class Answers:
    """Of rounds that asked the same questions, added up. years: those in which any was counted.

    others: rounds of these years that asked something else, which are in no number here. passes:
    given in the rounds of which it is known, answered: in those same rounds.
    """

    years: tuple[str, ...] = ()
    rounds: int = 0
    others: int = 0
    people: int = 0
    passes: int = 0
    answered: int = 0
    questions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[tuple[str, str], int]] = field(default_factory=dict)


def table_of(declared: Declared, answers: Answers) -> Table:
    """The counts of one declared table."""
    return Table(
        code=declared.code,
        population=population_of(declared),
        periods=answers.years,
        dimensions=declared.dimensions,
        counts=cells_of(declared, answers),
        structural=declared.structural,
    )


def cells_of(declared: Declared, answers: Answers) -> dict[Cell, int]:
    """How many gave each answer, in the words of the table."""
    if not declared.dimensions:
        return {(): answers.people}
    about, name = question_of(declared), declared.dimensions[0].code
    found: Counter[Cell] = Counter()
    if name.endswith("_change"):
        for (before, after), count in answers.pairs[about].items():
            found[_moved(level(before), level(after))[: len(declared.dimensions)]] += count
        return dict(found)
    for answer, count in answers.questions[name.replace("_", "-")].items():
        found[_placed(about, answer)[: len(declared.dimensions)]] += count
    return dict(found)


def _moved(before: str, after: str) -> Cell:
    return change(before, after), before, after


def _placed(about: str, answer: str) -> Cell:
    """The coarse word, then the fine one."""
    if about == "recommend":
        return (level(answer),)
    words = SIDES if about in FEELINGS else MARKS if about == "mark" else AGREED
    return coarse(words, level(answer)), level(answer)


def everybody_counts(people: Mapping[str, int]) -> list[Published]:
    """What is no secret: how many answered in each year, from check numbers on a public page.

    people: by year. To be held against every table of answers as if it had been published before;
    two rounded numbers meet in exactly one. Years of fewer than ten are bounded by their sums with
    other years. On paper nobody can count them; the same is supposed.
    """
    years = sorted(year for year, number in people.items() if number)
    found = {
        some: sum(people[year] for year in some)
        for start in range(len(years))
        for window in [[year for year in years[start:] if int(year) < int(years[start]) + 3]]
        for size in range(1, len(window) + 1)
        for some in combinations(window, size)
        if size == 1 or min(people[year] for year in window) < RULE.least
    }
    populations = dict.fromkeys(map(population_of, ANSWERS))
    return [
        one
        for population in populations
        for some, number in found.items()
        for one in _exactly(population, some, number)
    ]


def _exactly(population: str, years: tuple[str, ...], number: int) -> Iterator[Published]:
    small = number < RULE.least
    for side, way in (("from", 1), ("to", -1)):
        yield Published(
            code=f"answers_counted_{side}",
            population=population,
            periods=years,
            dimensions=(),
            marks={(): Mark.SMALL if small else Mark.SHOWN},
            numbers={} if small else {(): number + way * (RULE.base // 2)},
        )
