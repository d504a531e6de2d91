"""How many crossed between two sides of a feeling, where that may be told beside the tables.

Odds and their interval give both numbers away to whoever tries a few, so they are held as exact
against the tables of the same feeling. Where they would tell a hidden count, nothing is said of
them: not the odds, not the difference, not the test.
"""

from dataclasses import replace
from itertools import product

from naast.insight.logic.disclosure.attack import told_of
from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import RULE, Mark, Published
from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.count_answers import Answers, everybody_counts, table_of
from naast.insight.logic.publications.list_answers import (
    ANSWERS,
    SIDES,
    population_of,
    question_of,
)
from naast.insight.logic.statistics.paired_table import PairedTable

MUCH, LITTLE = ("much", "little")


def crossed(answers: Answers, name: str) -> PairedTable | None:
    """Moderately or very true first, then the rest; None where it is not told.

    Of all who answered, as everybody can count those: who left one of the two open did not cross.
    """
    two = _two_sides(answers, name)
    if min(two.counts[0][1], two.counts[1][0]) < RULE.least or _would_tell(answers, name, two):
        return None
    return two


def _two_sides(answers: Answers, name: str) -> PairedTable:
    pairs = answers.pairs[name]
    (stayed, left), (came, low) = (
        [sum(pairs.get(pair, 0) for pair in product(SIDES[row], SIDES[column]))
         for column in (MUCH, LITTLE)]
        for row in (MUCH, LITTLE)
    )  # fmt: skip
    return PairedTable(((stayed, left), (came, low + answers.people - stayed - left - came - low)))


def _would_tell(answers: Answers, name: str, two: PairedTable) -> bool:
    """Beside the tables as they would be were they the only ones; beside others they show less."""
    year = answers.years[-1]
    tables = [
        replace(table_of(one, answers), periods=(year,))
        for one in ANSWERS
        if one.years == 1 and question_of(one) == name
    ]
    known = _known(answers, name)
    shown = [one.published for one in choose(tables, known)]
    return bool(
        told_of([*known, *shown, *_exactly(name, year, two)])
        - told_of([*known, *shown], for_sure=True)
    )


def _known(answers: Answers, name: str) -> list[Published]:
    population = population_of(next(one for one in ANSWERS if question_of(one) == name))
    counted = everybody_counts({answers.years[-1]: answers.people})
    return [one for one in counted if one.population == population]


def _exactly(name: str, year: str, two: PairedTable) -> list[Published]:
    """Two rounded numbers of one cell meet in exactly one."""
    sides = tuple(Dimension(f"{name}_{side}", tuple(SIDES)) for side in ("before", "after"))
    population = population_of(next(one for one in ANSWERS if question_of(one) == name))
    counts: dict[Cell, int] = {
        (MUCH, LITTLE): two.counts[0][1],
        (LITTLE, MUCH): two.counts[1][0],
    }
    return [
        Published(
            code=f"crossed_{way}",
            population=population,
            periods=(year,),
            dimensions=sides,
            marks={
                cell: Mark.SHOWN if cell in counts else Mark.UNSAID
                for cell in product(SIDES, repeat=2)
            },
            numbers={cell: count + way * (RULE.base // 2) for cell, count in counts.items()},
        )
        for way in (1, -1)
    ]
