"""Where the numbers of a year come from: one gatherer a source, in order of importance."""

from collections.abc import Callable, Mapping, Sequence

from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.stored import Stored

Facts = Mapping[str, Sequence[Mapping[str, str]]]
Counts = Callable[[str], list[tuple[Declared, Table]]]
Figures = Callable[[str], list[Stored]]

COUNTS: tuple[Counts, ...] = ()
FIGURES: tuple[Figures, ...] = ()


def counts(period: str, facts: Facts | None = None) -> list[tuple[Declared, Table]]:
    """Every table for the rule, before protection. facts: of support; None asks the vault."""
    return [one for gatherer in COUNTS for one in gatherer(period)]


def figures(period: str) -> list[Stored]:
    """What needs no choice: open numbers, means, bands."""
    return [one for gatherer in FIGURES for one in gatherer(period)]
