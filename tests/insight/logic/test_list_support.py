"""The fixed list of support holds still, and its words are those of what remains of a case."""

from naast.cases.logic.fact import DIMENSIONS
from naast.insight.logic.publications.declared import Population
from naast.insight.logic.publications.list_support import SUPPORT

OWN = {"uptake", "cause", "group", "in_time"}  # worked out from the finer words


def test_each_table_has_one_code_and_counts_support() -> None:
    codes = [one.code for one in SUPPORT]
    assert len(set(codes)) == len(codes)
    assert {one.population for one in SUPPORT} == {Population.SUPPORT}


def test_each_table_of_a_year_has_a_twin_over_three() -> None:
    one_year = {one.code for one in SUPPORT if one.years == 1}
    assert {one.code for one in SUPPORT if one.years == 3} == {f"{one}_3y" for one in one_year}
    assert len(SUPPORT) == 2 * len(one_year)


def test_the_dimensions_have_the_words_of_a_fact() -> None:
    dimensions = {one.code: set(one.values) for table in SUPPORT for one in table.dimensions}
    assert {code: words for code, words in dimensions.items() if code not in OWN} == {
        code: set(words) for code, words in DIMENSIONS.items()
    }


def test_the_pairs_of_dimensions_form_one_tree_round_whether_support_was_accepted() -> None:
    pairs = {tuple(one.code for one in table.dimensions) for table in SUPPORT}
    edges = {pair for pair in pairs if len(pair) == 2}
    names = {name for pair in edges for name in pair}
    reached = {"uptake"}
    for _ in names:
        reached |= {name for pair in edges for name in pair if reached & set(pair)}
    assert max(map(len, pairs)) == 2
    assert (reached, len(edges)) == (names, len(names) - 1)
