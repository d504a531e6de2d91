"""What overlapping tables leave possible: by cliques of dimensions, and by counting every world."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from naast.insight.logic.disclosure.atoms import Place, atoms_of
from naast.insight.logic.disclosure.attack import attack
from naast.insight.logic.disclosure.cliques import Clique, NotDecomposable, clique_tree
from naast.insight.logic.disclosure.possible import DimensionMoved
from naast.insight.logic.disclosure.rule import Published, by_itself, small_hidden
from naast.insight.logic.disclosure.tables import Cell, Dimension, Table

SIDE, KIND, DAY = (
    Dimension("side", ("l", "r")), Dimension("kind", ("x", "y")), Dimension("day", ("1", "2")),
)  # fmt: skip
MARK, HALF = Dimension("mark", ("1", "2", "3", "4")), Dimension("half", ("low", "high"))
IN_HALF = {"1": "low", "2": "low", "3": "high", "4": "high"}
ACROSS = frozenset(
    cell for cell in product(MARK.values, HALF.values) if IN_HALF[cell[0]] != cell[1]
)


def table(
    *dimensions: Dimension, counts: dict[Cell, int] | None = None, year: str = "2026",
    structural: frozenset[Cell] = frozenset(),
) -> Table:  # fmt: skip
    code = "_".join(["t", *(one.code for one in dimensions)])
    return Table(code=code, population="p", periods=(year,), dimensions=dimensions,
                 counts=counts or {}, structural=structural)  # fmt: skip


def of_people(people: dict[Cell, int], *dimensions: Dimension, keep: tuple[int, ...]) -> Table:
    counts: dict[Cell, int] = {}
    for cell, number in people.items():
        mine = tuple(cell[at] for at in keep)
        counts[mine] = counts.get(mine, 0) + number
    return table(*dimensions, counts=counts)


def test_a_star_is_a_tree_and_smaller_tables_are_no_cliques() -> None:
    sets = [frozenset(one.split()) for one in ("", "a", "a b", "a c", "c d e", "b")]

    assert clique_tree({one: str(len(one)) for one in sets}) == (
        Clique(("a", "b")),
        Clique(("a", "c"), parent=0, shared=("a",)),
        Clique(("c", "d", "e"), parent=1, shared=("c",)),
    )


def test_tables_in_a_circle_are_refused_by_name() -> None:
    circle = [by_itself(table(*two)) for two in ((SIDE, KIND), (KIND, DAY), (DAY, SIDE))]

    assert atoms_of(circle[:2]) is not None
    with pytest.raises(NotDecomposable, match=r"t_day_side, t_kind_day, t_side_kind"):
        atoms_of([*circle, by_itself(table(MARK, HALF))])


def test_a_dimension_that_moves_between_years_is_refused() -> None:
    before = table(Dimension("side", ("l", "m", "r")), year="2025")

    with pytest.raises(DimensionMoved, match="the values of side have moved"):
        attack([by_itself(table(SIDE)), by_itself(before)])
    with pytest.raises(DimensionMoved, match="what is possible in it has moved"):
        never = frozenset({("r",)})
        attack([by_itself(table(SIDE)), by_itself(table(SIDE, year="2025", structural=never))])


def test_a_coarse_dimension_goes_with_its_fine_one_and_makes_no_circle() -> None:
    split = [table(SIDE, MARK), table(SIDE, HALF), table(MARK, HALF, structural=ACROSS)]

    atoms = atoms_of([by_itself(one) for one in split])

    assert atoms is not None
    assert atoms.number == 2 * 4  # side by mark; the half follows from the mark
    assert atoms.same == []


def test_a_half_with_one_small_mark_tells_it() -> None:
    marks = {("1",): 20, ("2",): 3, ("3",): 15, ("4",): 15}
    halves = {("low",): 23, ("high",): 30}
    fine, coarse = table(MARK, counts=marks), table(HALF, counts=halves)
    link = table(MARK, HALF, structural=ACROSS, counts={
        (cell[0], IN_HALF[cell[0]]): number for cell, number in marks.items()})  # fmt: skip

    apart = attack([small_hidden(fine), small_hidden(coarse)])
    linked = attack([small_hidden(one) for one in (fine, coarse, link)])

    assert [(one.low, one.high) for one in apart.values()] == [(0, 9)]
    # low is 23 to 27 as the halves say, mark 1 is 18 to 22: so 1 to 9 are left for mark 2
    assert {(one.low, one.high) for one in linked.values()} == {(1, 9)}


@settings(max_examples=15)
@given(st.lists(st.integers(0, 12), min_size=8, max_size=8))
def test_the_intervals_are_those_of_every_joint_world(counts: list[int]) -> None:
    """Tables that share a dimension, against another solver over all eight joint cells."""
    joint = list(product(SIDE.values, KIND.values, DAY.values))
    people = dict(zip(joint, counts, strict=True))
    shown = [
        small_hidden(of_people(people, *split, keep=keep))
        for split, keep in (((SIDE, KIND), (0, 1)), ((KIND, DAY), (1, 2)), ((SIDE,), (0,)))
    ]

    found = attack(shown)

    for place, interval in found.items():
        ends = [joint_end(shown, joint, place, sign) for sign in (1, -1)]
        assert (interval.low, interval.high, interval.certain) == (*ends, True)


def joint_end(shown: list[Published], joint: list[Cell], place: Place, sign: int) -> int:
    """The least (sign 1) or most (-1) of a cell over all joint counts, by HiGHS."""
    kept = {"t_side_kind": (0, 1), "t_kind_day": (1, 2), "t_side": (0,)}

    def row(code: str, cell: Cell) -> list[float]:
        return [float(tuple(one[at] for at in kept[code]) == cell) for one in joint]

    rows = [(row(one.code, cell), one.numbers.get(cell)) for one in shown for cell in one.marks]
    lows = [0 if number is None else max(10, number - 2) for _, number in rows]
    highs = [9 if number is None else number + 2 for _, number in rows]
    goal = [sign * each for each in row(place.code, place.cell)]
    limits = LinearConstraint([each for each, _ in rows], lows, highs)
    found = milp(goal, constraints=limits, bounds=Bounds(0, 1000), integrality=[1] * len(joint))
    return sign * round(found.fun)
