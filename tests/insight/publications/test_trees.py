"""The whole fixed list keeps to what the attacker can work out exactly: cliques in a tree."""

import pytest

from naast.insight.logic.disclosure.atoms import atoms_of
from naast.insight.logic.disclosure.rule import by_itself
from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.declared import Declared, Population
from naast.insight.logic.publications.everything import ALL
from naast.insight.logic.publications.list_answers import population_of

COUNTED = [one for one in ALL if one.population != Population.OPEN]


def empty(declared: Declared) -> Table:
    return Table(
        code=declared.code,
        population=population_of(declared),
        periods=("2024", "2025", "2026")[-declared.years :],
        dimensions=declared.dimensions,
        structural=declared.structural,
    )


@pytest.mark.parametrize("population", dict.fromkeys(one.population for one in COUNTED))
def test_all_tables_of_a_population_form_a_tree(population: Population) -> None:
    tables = [by_itself(empty(one)) for one in COUNTED if one.population == population]

    for each in dict.fromkeys(one.population for one in tables):
        atoms = atoms_of([one for one in tables if one.population == each])
        assert atoms is not None
        assert all(atoms.of.values())  # and no cell of a table is impossible by another


def test_every_fine_word_stands_in_one_coarse_word_that_the_attacker_knows() -> None:
    """A split into more and fewer words of the same thing says so in a table with both."""
    linked = {tuple(each.code for each in one.dimensions) for one in COUNTED if one.structural}
    coarse = {("uptake", "outcome"), ("cause", "reason"), ("group", "profession")}
    assert coarse | {("in_time", "time"), ("helped", "helped_points")} <= linked
