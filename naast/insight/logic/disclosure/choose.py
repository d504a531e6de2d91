"""Which tables to publish: in order of importance, as far as something remains and nothing is told.

Every table of the run counts as withheld until its turn comes, so a table that is shown early is
already held against the small cells of those that come after it, shown or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil

from naast.insight.logic.disclosure.atoms import Place
from naast.insight.logic.disclosure.attack import Reader, hidden_places
from naast.insight.logic.disclosure.rule import (
    RULE,
    Mark,
    Published,
    Rule,
    by_itself,
    keep_back,
    small,
    withhold,
)
from naast.insight.logic.disclosure.tables import Cell, Table, in_line


class Reason(StrEnum):
    """Why nothing of a table is shown.

    too_few: no cell is large enough. would_tell: with what else is published, small counts could
    be worked out. nobody_possible: a table without a possible cell.
    """

    TOO_FEW = "too_few"
    WOULD_TELL = "would_tell"
    NOBODY_POSSIBLE = "nobody_possible"


@dataclass(frozen=True)
class Needs:
    """What would show a hidden table, from published numbers only: others would tell of it.

    persons: as many as fill every cell, when spread evenly. periods: as many as bring that number
    at the pace published; None where no number of the same periods is. beside: the tables of the
    same population and of one of the periods that are shown; any may stand in its way.
    """

    persons: int
    periods: int | None
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """One table of the list: what is published of it, or why nothing and what would show it."""

    published: Published
    reason: Reason | None = None
    needs: Needs | None = None


def choose(
    tables: Sequence[Table], released: Sequence[Published] = (), rule: Rule = RULE
) -> tuple[Decision, ...]:
    """Decide on every table, in the order given, the most important first.

    released: everything published before; it stays as it is, and the new tables give way. What it
    tells by itself (everybody may count something without us) is no secret any more.
    """
    decided = [Decision(withhold(by_itself(table, rule))) for table in tables]
    readers, secrets = {}, {}
    for population in dict.fromkeys(table.population for table in tables):
        mine = [table for table in tables if table.population == population]
        before = [one for one in released if one.population == population]
        guarded = _secrets(mine, before, rule)
        readers[population], watched = _reader(mine, before, guarded, rule)
        known = readers[population].told_anyway(watched)
        secrets[population] = [place for place in watched if place not in known]
    for number, table in enumerate(tables):
        reader = readers[table.population]
        decided[number] = _decide(table, reader, secrets[table.population], rule)
        reader.reads(decided[number].published)
    shown = [*released, *(one.published for one in decided)]
    return tuple(_with_needs(one, shown, rule) for one in decided)


def _reader(
    tables: Sequence[Table], released: Sequence[Published], secrets: Sequence[Place], rule: Rule
) -> tuple[Reader, list[Place]]:
    """Of one population, before any of the tables is shown; and the secrets that need watching.

    First asks what all of them shown would tell. A world that agrees with that agrees with less,
    too, so whatever is wide there is wide whichever of the tables are shown.
    """
    alone = [by_itself(table, rule) for table in tables]
    reader = Reader([*released, *alone], rule, released)
    watched = reader.not_wide(secrets)
    for one in alone:
        reader.reads(withhold(one))
    return reader, watched


def _decide(table: Table, reader: Reader, secrets: Sequence[Place], rule: Rule) -> Decision:
    published = by_itself(table, rule)
    nothing = withhold(published)
    if not published.marks:
        return Decision(nothing, Reason.NOBODY_POSSIBLE)
    too_few = all(mark == Mark.SMALL for mark in published.marks.values())
    reader.reads(published)
    told = reader.first_told(secrets)
    while told and published.numbers:
        published = keep_back(published, [_next_to_hide(table, published, told)])
        reader.reads(published)
        told = reader.first_told([told, *(place for place in secrets if place != told)])
    if published.numbers:
        return Decision(published)
    if too_few and not told:
        return Decision(published, Reason.TOO_FEW)
    return Decision(nothing, Reason.WOULD_TELL)


def _next_to_hide(table: Table, published: Published, told: Place) -> Cell:
    """The smallest number in a line with the cell that is told, or else the smallest of all."""
    own = (told.code, told.periods) == (table.code, table.periods)
    near = [cell for cell in published.numbers if own and in_line(cell, told.cell)]
    return min(near or published.numbers, key=lambda cell: (table.count(cell), cell))


def _secrets(tables: Sequence[Table], released: Sequence[Published], rule: Rule) -> list[Place]:
    """Cells to guard: all small ones of this run, and those hidden before that may be small."""
    return [
        *(
            Place(table.population, table.code, table.periods, cell)
            for table in tables
            for cell in table.possible()
            if cell in small(table, rule)
        ),
        *hidden_places(released),
    ]


def _with_needs(one: Decision, shown: Sequence[Published], rule: Rule) -> Decision:
    if one.reason is None or one.reason == Reason.NOBODY_POSSIBLE:
        return one
    table = one.published
    same = [each for each in shown if each.population == table.population and each.numbers]
    persons = rule.least * len(table.marks)
    pace = max(
        (each.total() for each in same if set(each.periods) == set(table.periods)), default=0
    )
    periods = ceil(persons * len(table.periods) / pace) if pace else None
    if periods is not None:
        periods = max(
            periods, len(table.periods) + 1
        )  # spread unevenly, or hidden for another's sake
    beside = tuple(each.code for each in same if set(each.periods) & set(table.periods))
    return replace(one, needs=Needs(persons, periods, tuple(dict.fromkeys(beside))))
