"""A publication of an invented year, stored as the real one is, without a vault.

Persons are invented for every population and counted into every table of the fixed list, each
protected by itself; the real choice is that of naast.insight.actions.publish.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from naast.insight.logic.disclosure.choose import Decision, Needs, Reason
from naast.insight.logic.disclosure.rule import by_itself
from naast.insight.logic.disclosure.tables import Cell, Dimension, Table
from naast.insight.logic.publications.declared import Declared, Population, Question
from naast.insight.logic.publications.everything import ALL, VERSION
from naast.insight.logic.publications.mark import canonical, line_of, mark_of, text_of
from naast.insight.logic.publications.stored import Stored, as_json, stored_decision
from naast.insight.models_publication import Publication, PublishedTable

PROFESSION = Dimension("profession", ("doctor", "nurse", "other"))
OUTCOME = Dimension("outcome", ("accepted", "declined", "later"))
# A small list of its own, for tests of what does not depend on the real one.
SMALL: tuple[Declared, ...] = (
    Declared(code="offers", question=Question.HOW_MANY, population=Population.SUPPORT),
    Declared(
        code="outcomes",
        question=Question.HOW_MANY,
        population=Population.SUPPORT,
        dimensions=(OUTCOME,),
    ),
    Declared(
        code="outcomes_professions",
        question=Question.WHO,
        population=Population.SUPPORT,
        dimensions=(OUTCOME, PROFESSION),
    ),
)
Person = Mapping[str, str]


def a_publication(
    period: str = "2026",
    *,
    cases: int = 120,
    declared: Sequence[Declared] = ALL or SMALL,
    figures: Sequence[Stored] = (),
    seed: int = 1,
    signed: bool = True,
) -> Publication:
    """cases: how many of each population a year. figures: stored after the tables, as they are."""
    stored = [*invented(period, cases=cases, declared=declared, seed=seed), *figures]
    return publish_stored(period, stored, signed=signed)


def invented(
    period: str, *, cases: int, declared: Sequence[Declared] = ALL or SMALL, seed: int = 1
) -> list[Stored]:
    """The tables as they would be stored."""
    people = {
        (population, year): _people(population, year, declared, cases, seed)
        for population in {one.population for one in declared}
        for year in _years(period, 3)
    }
    found = []
    for one in declared:
        years = _years(period, one.years)
        table = _counted(one, years, [each for at in years for each in people[one.population, at]])
        decision = _decided(table)
        found.append(
            stored_decision(
                decision, question=one.question, population=one.population, period=period
            )
        )
    return found


def publish_stored(period: str, stored: Sequence[Stored], *, signed: bool = True) -> Publication:
    """Rows as publishing leaves them; the signature is invented."""
    made_on, contents = date(int(period) + 1, 1, 15), [canonical(as_json(one)) for one in stored]
    mark = mark_of(text_of(period, VERSION, contents))
    number = Publication.objects.count() + 1
    says = canonical(line_of(period, mark))
    signature = {"entry": number, "line": says, "path": [], "head": {"day": made_on.isoformat()}}
    row = Publication.objects.create(
        number=number,
        period=period,
        made_on=made_on,
        version=VERSION,
        mark=mark,
        entry=number if signed else None,
        signature=json.dumps(signature) if signed else "",
    )
    PublishedTable.objects.bulk_create(
        PublishedTable(
            publication=row,
            place=place,
            code=one.code,
            question=one.question.value,
            population=one.population.value,
            content=contents[place],
        )
        for place, one in enumerate(stored)
    )
    return row


def _years(period: str, number: int) -> tuple[str, ...]:
    return tuple(str(int(period) - back) for back in reversed(range(number)))


def _people(
    population: Population, year: str, declared: Sequence[Declared], cases: int, seed: int
) -> list[Person]:
    """The first values of a dimension are the frequent ones; nobody is in an impossible cell."""
    chance = Random(f"{seed} {population} {year}")
    mine = [one for one in declared if one.population == population]
    axes = {each.code: each.values for one in mine for each in one.dimensions}
    fine_first = dict(reversed(axes.items()))  # a coarse word follows from a fine one
    bounds = {
        code: [
            one for one in mine if one.structural and code in [each.code for each in one.dimensions]
        ]
        for code in axes
    }
    found: list[Person] = []
    while len(found) < cases:
        person = _person(fine_first, bounds, chance)
        found += [person] if person else []
    return found


def _person(
    axes: Mapping[str, Sequence[str]],
    bounds: Mapping[str, Sequence[Declared]],
    chance: Random,
) -> Person | None:
    """None where the values taken so far leave none for the next."""
    person: dict[str, str] = {}
    for code, values in axes.items():
        possible = [
            value for value in values if not _impossible({**person, code: value}, bounds[code])
        ]
        if not possible:
            return None
        weights = [1 / (place + 1) for place in range(len(possible))]
        person[code] = chance.choices(possible, weights)[0]
    return person


def _impossible(person: Person, bounds: Sequence[Declared]) -> bool:
    """Whether a table of which all values are known excludes it."""
    for one in bounds:
        codes = [each.code for each in one.dimensions]
        known = all(each in person for each in codes)
        if known and tuple(person[each] for each in codes) in one.structural:
            return True
    return False


def _counted(one: Declared, years: tuple[str, ...], people: Sequence[Person]) -> Table:
    counts: dict[Cell, int] = {}
    for person in people:
        cell = tuple(person[each.code] for each in one.dimensions)
        counts[cell] = counts.get(cell, 0) + 1
    return Table(
        code=one.code,
        population=one.population.value,
        periods=years,
        dimensions=one.dimensions,
        counts=counts,
        structural=one.structural,
    )


def _decided(table: Table) -> Decision:
    published = by_itself(table)
    if published.numbers:
        return Decision(published)
    needs = Needs(10 * len(published.marks), len(table.periods) + 1, ())
    return Decision(published, Reason.TOO_FEW, needs)
