"""From all counts of a year to what is stored: one choice over all, and an attack before release.

The attack is asked anew of what would then be published, all together; it takes no word of the
choice for it.
"""

from collections.abc import Sequence

from naast.insight.logic.disclosure.atoms import Place
from naast.insight.logic.disclosure.attack import hidden_places, told_of
from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import Mark, Published, small, withhold
from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.declared import Declared, Population
from naast.insight.logic.publications.stored import Stored, stored_decision

Gathered = Sequence[tuple[Declared, Table]]


class NotOfTheList(ValueError):
    """A programming error: a gatherer gave another table than declared, or gave one twice."""


class WouldTell(Exception):
    """Nothing may be published. codes: the tables of which a hidden count could be worked out."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = tuple(codes)


def decide(period: str, gathered: Gathered, released: Sequence[Published]) -> list[Stored]:
    """What is stored of each table. released: everything published before. Raises WouldTell."""
    check_list(period, gathered)
    tables = [table for _declared, table in gathered]
    decisions = choose(tables, released)
    refuse_if_told(tables, [one.published for one in decisions], released)
    return [
        stored_decision(
            decision,
            question=declared.question,
            population=declared.population,
            period=period,
        )
        for (declared, _table), decision in zip(gathered, decisions, strict=True)
    ]


def released_of(stored: Sequence[Stored]) -> list[Published]:
    """What the attacker has of earlier publications."""
    return [
        one.published
        for one in stored
        if one.published is not None and one.population is not Population.OPEN
    ]


def refuse_if_told(
    tables: Sequence[Table], published: Sequence[Published], released: Sequence[Published]
) -> None:
    """Raises WouldTell where all that is published tells a count that is small, or that an earlier
    publication hides; unless it was told already, with nothing of this one."""
    guarded = {
        Place(table.population, table.code, table.periods, cell)
        for table in tables
        for cell in small(table)
    } | set(hidden_places(released))
    saying = {one.population for one in published if set(one.marks.values()) - {Mark.UNSAID}}
    told = {
        place for place in guarded & _told([*released, *published]) if place.population in saying
    }
    if told:
        told -= told_of([*released, *map(withhold, published)], for_sure=True)
    if told:
        raise WouldTell(sorted({place.code for place in told}))


def check_list(period: str, gathered: Gathered) -> None:
    """Each table is as declared, of years of its window only, and there once."""
    codes = [declared.code for declared, _table in gathered]
    for declared, table in gathered:
        if not _as_declared(period, declared, table) or codes.count(declared.code) > 1:
            raise NotOfTheList(declared.code)


def _as_declared(period: str, declared: Declared, table: Table) -> bool:
    """A population may be a narrower one, named after the declared one and a dot."""
    whole = declared.population.value
    window = {str(int(period) - back) for back in range(declared.years)}
    return (
        declared.population is not Population.OPEN
        and table.code == declared.code
        and table.population.partition(".")[0] == whole
        and bool(table.periods)
        and set(table.periods) <= window
        and (table.dimensions, table.structural) == (declared.dimensions, declared.structural)
    )


def _told(published: Sequence[Published]) -> set[Place]:
    """Where not one number of a population is shown, there is nothing to work from."""
    from_what = {one.population for one in published if one.numbers}
    return told_of([one for one in published if one.population in from_what])
