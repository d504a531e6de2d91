"""Three years of tables held against the attacker, with protection and without."""

from importlib import import_module
from itertools import product
from random import Random

import pytest

from naast.insight.logic.disclosure.atoms import Place
from naast.insight.logic.disclosure.attack import Interval, attack
from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import (
    Mark,
    Published,
    Rule,
    by_itself,
    small,
    small_hidden,
    withhold,
)
from naast.insight.logic.disclosure.tables import Dimension, Table

YEARS = ("2024", "2025", "2026")
PROFESSION = Dimension("profession", ("nurse", "doctor", "midwife", "other"))
ANSWER = Dimension("answer", ("accepted", "declined", "later"))
SPLITS = ((), (ANSWER,), (PROFESSION,), (PROFESSION, ANSWER))
EXACT = Rule(base=1)
# People by profession and answer, in the order of the values.
SHARES = [8, 4, 1, 5, 2, 1, 2, 1, 1, 3, 1, 1]


@pytest.fixture(scope="module", autouse=True)
def solver() -> None:
    """Loaded once, before the first test: it takes longer than all of them."""
    import_module("ortools.sat.python.cp_model")


def three_years(cases: int, seed: int) -> list[Table]:
    """Each year in four tables, and the three years together in the same four."""
    chance = Random(seed)
    people = [
        (year, *where)
        for year in YEARS
        for where in chance.choices(
            list(product(PROFESSION.values, ANSWER.values)), SHARES, k=cases
        )
    ]
    return [
        counted(people, periods, split)
        for periods in (*((at,) for at in YEARS), YEARS)
        for split in SPLITS
    ]


def counted(
    people: list[tuple[str, str, str]], periods: tuple[str, ...], split: tuple[Dimension, ...]
) -> Table:
    counts: dict[tuple[str, ...], int] = {}
    for year, profession, answer in people:
        of = {"profession": profession, "answer": answer}
        cell = tuple(of[one.code] for one in split)
        counts[cell] = counts.get(cell, 0) + (year in periods)
    code = "_".join(["offers", *(one.code for one in split)])
    return Table(code=code, population="offers", periods=periods, dimensions=split, counts=counts)


def year_by_year(tables: list[Table]) -> list[Published]:
    """Each year decided on its own, the three years with the last; what is out stays as it is."""
    released: list[Published] = []
    for last in ("2024", "2025"):
        due = [one for one in tables if one.periods == (last,)]
        released += [one.published for one in choose(due, released)]
    due = [one for one in tables if "2026" in one.periods]
    return released + [one.published for one in choose(due, released)]


def of_small(tables: list[Table], found: dict[Place, Interval]) -> list[Interval]:
    return [
        found[Place(one.population, one.code, one.periods, cell)]
        for one in tables
        for cell in small(one)
    ]


def test_nothing_under_ten_is_worked_out_of_three_protected_years() -> None:
    tables = three_years(cases=70, seed=8)

    published = year_by_year(tables)

    found = of_small(tables, attack(published))
    assert len(found) > 20
    assert [one for one in found if one.width <= 5] == []
    assert sum(len(one.numbers) for one in published) > 15  # and something is left to read


def test_a_true_count_is_always_inside_what_the_attacker_finds() -> None:
    tables = three_years(cases=30, seed=3)

    found = attack([by_itself(one) for one in tables])

    true = {(one.code, one.periods): one for one in tables}
    outside = [
        place
        for place, one in found.items()
        if not one.low <= true[place.code, place.periods].count(place.cell) <= one.high
    ]
    assert outside == []
    assert all(one.certain for one in found.values())


def test_more_than_half_is_worked_out_where_protection_is_off() -> None:
    tables = three_years(cases=70, seed=8)

    found = of_small(tables, attack([small_hidden(one, EXACT) for one in tables], EXACT))

    assert sum(one.width <= 5 for one in found) > len(found) / 2


def test_one_hidden_cell_is_the_total_less_the_others() -> None:
    x = (Dimension("x", ("a", "b")),)
    rows = Table(code="rows", population="p", periods=("2026",), dimensions=x,
                 counts={("a",): 21, ("b",): 4})  # fmt: skip
    total = Table(code="total", population="p", periods=("2026",), counts={(): 25})

    exact = attack([small_hidden(one, EXACT) for one in (rows, total)], EXACT)
    rounded = attack([small_hidden(one) for one in (rows, total)])

    assert list(exact.values()) == [Interval(4, 4)]
    assert list(rounded.values()) == [Interval(1, 9)]


def test_the_interval_is_the_one_that_counting_every_world_gives() -> None:
    side, kind = Dimension("side", ("a", "b")), Dimension("kind", ("x", "y"))
    counts = {("a", "x"): 12, ("a", "y"): 4, ("b", "x"): 7, ("b", "y"): 11}
    both = Table(code="both", population="p", periods=("2026",), dimensions=(side, kind),
                 counts=counts)  # fmt: skip
    rows = Table(code="rows", population="p", periods=("2026",), dimensions=(side,),
                 counts={("a",): 16, ("b",): 18})  # fmt: skip
    total = Table(code="total", population="p", periods=("2026",), counts={(): 34})
    published = [by_itself(one) for one in (both, rows, total)]

    worlds = [
        (ax, ay, bx, by)
        for ax, ay, bx, by in product(range(10, 13), range(10), range(10), range(10, 13))
        if 13 <= ax + ay <= 17 and 18 <= bx + by <= 22 and 33 <= ax + ay + bx + by <= 37
    ]
    found = attack(published)

    assert published[1].numbers == {("a",): 15, ("b",): 20}
    assert {place.cell: one for place, one in found.items()} == {
        ("a", "y"): Interval(min(w[1] for w in worlds), max(w[1] for w in worlds)),
        ("b", "x"): Interval(min(w[2] for w in worlds), max(w[2] for w in worlds)),
    }


def test_the_first_rule_alone_is_undone_by_other_tables() -> None:
    tables = three_years(cases=70, seed=8)

    found = of_small(tables, attack([by_itself(one) for one in tables]))

    assert any(one.width <= 5 for one in found)


def test_a_cell_that_another_table_calls_impossible_is_no_secret() -> None:
    x = (Dimension("x", ("a", "b")),)
    plain = Table(
        code="plain", population="p", periods=("2026",), dimensions=x, counts={("a",): 20}
    )
    knows = Table(code="knows", population="p", periods=("2026",), dimensions=x,
                  counts={("a",): 20}, structural=frozenset({("b",)}))  # fmt: skip

    assert attack([small_hidden(plain), small_hidden(knows)]) == {}
    assert len(attack([small_hidden(plain)])) == 1


def test_what_is_withheld_bounds_nothing() -> None:
    total = Table(code="total", population="p", periods=("2026",), counts={(): 4})

    assert all(
        one.low == 0 and one.high > 50 for one in attack([withhold(by_itself(total))]).values()
    )


def test_where_there_is_too_much_to_look_at_every_cell_counts_as_worked_out() -> None:
    many = tuple(Dimension(f"d{at}", tuple("abcdefghij")) for at in range(5))
    all_at_once = Published(
        code="all", population="p", periods=("2026",), dimensions=many,
        marks={tuple("aaaaa"): Mark.SMALL}, numbers={},
    )  # fmt: skip

    found = attack([all_at_once])

    assert set(found.values()) == {Interval(0, 0, certain=False)}


def test_tables_that_contradict_each_other_count_as_worked_out() -> None:
    x = (Dimension("x", ("a", "b")),)
    rows = Table(code="rows", population="p", periods=("2026",), dimensions=x, counts={("a",): 90})
    total = Table(code="total", population="p", periods=("2026",), counts={(): 20})

    found = attack([small_hidden(one) for one in (rows, total)])

    assert [one.certain for one in found.values()] == [False]
    assert [one.width for one in found.values()] == [0]


def test_no_tables_no_intervals() -> None:
    assert attack([]) == {}
