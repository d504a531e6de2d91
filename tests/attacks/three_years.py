"""Three invented years of everything that is published of people, one after the other."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import prod
from random import Random

from naast.insight.logic.disclosure.possible import possible_of
from naast.insight.logic.disclosure.rule import Published, by_itself
from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.count_answers import everybody_counts
from naast.insight.logic.publications.decide import decide, released_of
from naast.insight.logic.publications.declared import Declared, Population
from naast.insight.logic.publications.everything import ALL
from naast.insight.logic.publications.list_answers import population_of
from naast.insight.logic.publications.list_groups import counted
from naast.insight.logic.publications.stored import Stored
from naast.insight.queries import gather_support
from tests.factories.facts_of_support import facts_of_years

YEARS = ("2022", "2023", "2024", "2025", "2026")
PUBLISHED = YEARS[2:]
# How many of each population for one colleague who was supported.
SHARES = {
    "support": 1.0,
    "answers": 0.5,
    "reports": 5.0,
    "groups": 0.3,
    "groups.came": 2.0,
    "files": 0.3,
}
Person = Mapping[str, str]


class ThreeYears:
    """cases: supported colleagues a year. tables: exact, by year of publication.

    without: questions of the answers that are left out, for the time it takes.
    """

    def __init__(self, cases: int, seed: int, without: Collection[str] = ()) -> None:
        self._without = {f"answers.{question}" for question in without}
        self._chance = Random(f"three years {cases} {seed}")
        self._facts = facts_of_years(YEARS[-1], len(YEARS), cases, seed)
        self._people: dict[str, dict[str, list[Person]]] = {}
        self._cases = cases
        self.answered = {year: max(1, round(cases * SHARES["answers"])) for year in YEARS}
        self.tables = {year: self._of(year) for year in PUBLISHED}

    def publish(self) -> list[Stored]:
        """As the product does: each year held against those before, and attacked before release."""
        stored: list[Stored] = []
        for year, tables in self.tables.items():
            until = {at: number for at, number in self.answered.items() if at <= year}
            released = [*released_of(stored), *everybody_counts(until)]
            stored += decide(year, tables, released)
        return stored

    def known(self) -> list[Published]:
        """What everybody can count: how many answered."""
        return everybody_counts(self.answered)

    def every_table(self) -> list[tuple[Declared, Table]]:
        return [one for tables in self.tables.values() for one in tables]

    def _of(self, period: str) -> list[tuple[Declared, Table]]:
        facts = {year: self._facts[year] for year in gather_support.window(period)}
        others = [one for one in ALL if one.population not in (Population.SUPPORT, Population.OPEN)]
        return [
            *gather_support.counts(period, facts),
            *(
                (one, self._table(one, period))
                for one in others
                if _population(one) not in self._without
            ),
        ]

    def _table(self, one: Declared, period: str) -> Table:
        name, years = _population(one), gather_support.window(period, one.years)
        people = [each for year in years for each in self._those(name)[year]]
        codes = [dimension.code for dimension in one.dimensions]
        return Table(
            code=one.code, population=name, periods=years, dimensions=one.dimensions,
            counts=Counter(tuple(each[code] for code in codes) for each in people),
            structural=one.structural,
        )  # fmt: skip

    def _those(self, name: str) -> dict[str, list[Person]]:
        """Drawn once: every table of a population counts the same ones."""
        if name not in self._people:
            number = round(self._cases * SHARES.get(name, SHARES["answers"]))
            self._people[name] = _invented(name, max(1, number), self._chance)
        return self._people[name]


def _population(one: Declared) -> str:
    if one.population == Population.GROUPS:
        return counted(one)
    return population_of(one) if one.population == Population.ANSWERS else one.population.value


def _invented(name: str, number: int, chance: Random) -> dict[str, list[Person]]:
    """The first values of a dimension are the frequent ones; nobody is where nobody can be."""
    mine = [one for one in ALL if one.population != Population.OPEN and _population(one) == name]
    tables = [by_itself(_empty(one)) for one in mine]
    codes = list(dict.fromkeys(each.code for one in mine for each in one.dimensions))
    possible = possible_of(tables)
    cells = possible.of(codes)
    ranks = {code: {word: at for at, word in enumerate(possible.values[code])} for code in codes}
    weights = [
        prod(1 / (ranks[code][word] + 1) ** 1.5 for code, word in zip(codes, cell, strict=True))
        for cell in cells
    ]
    drawn = {year: chance.choices(cells, weights, k=number) for year in YEARS}
    return {
        year: [dict(zip(codes, cell, strict=True)) for cell in some] for year, some in drawn.items()
    }


def _empty(one: Declared) -> Table:
    return Table(code=one.code, population="", periods=("2026",), dimensions=one.dimensions,
                 structural=one.structural)  # fmt: skip


def by_population(published: Sequence[Published]) -> list[list[Published]]:
    """Each question of the answers with what is said of their number."""
    names = dict.fromkeys(one.population for one in published)
    return [[one for one in published if one.population in _read_with(name)] for name in names]


def _read_with(name: str) -> set[str]:
    whole = Population.ANSWERS.value
    return {name, whole} if name.startswith(whole) else {name}
