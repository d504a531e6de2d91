"""Where the numbers of a year come from: one gatherer a source, in order of importance."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.stored import Stored
from naast.insight.queries import (
    gather_answers,
    gather_files,
    gather_groups,
    gather_programme,
    gather_reports,
    gather_support,
    gather_team,
    gather_training,
)

Facts = Mapping[str, Sequence[Mapping[str, str]]]
Counts = Callable[[str], list[tuple[Declared, Table]]]
Figures = Callable[[str], list[Stored]]
Known = Callable[[str], list[Published]]

COUNTS: tuple[Counts, ...] = (
    gather_groups.counts,
    gather_reports.counts,
    gather_answers.counts,
    gather_files.counts,
)
FIGURES: tuple[Figures, ...] = (
    gather_answers.figures,
    gather_training.figures,
    gather_programme.figures,
)
KNOWN: tuple[Known, ...] = (gather_answers.known,)


def counts(period: str, facts: Facts | None = None) -> list[tuple[Declared, Table]]:
    """Every table for the rule, before protection. facts: of support; None asks the vault."""
    others = [one for gatherer in COUNTS for one in gatherer(period)]
    return [*gather_support.counts(period, facts), *others]


def figures(period: str, on: date) -> list[Stored]:
    """What needs no choice: open numbers, means, bands. on: the day of publishing."""
    others = [one for gatherer in FIGURES for one in gatherer(period)]
    return [*gather_team.figures(period, on), *others]


def known(period: str) -> list[Published]:
    """What everybody can count without us; `choose` gets it with all that was published before."""
    return [one for gatherer in KNOWN for one in gatherer(period)]


def let_go(period: str) -> None:
    """The tables of the period are stored: facts that no later period needs are destroyed."""
    gather_support.forget_facts(period)
