"""Stuart-Maxwell and Bhapkar against a published table, a closed form and a generalised inverse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.statistics.homogeneity import bhapkar, stuart_maxwell
from naast.insight.logic.statistics.paired_table import PairedTable

# Unaided distance vision, right and left eye, 7477 women: Stuart, Biometrika 42 (1955) 412-416.
VISION = PairedTable(
    ((1520, 266, 124, 66), (234, 1512, 432, 78), (117, 362, 1772, 205), (36, 82, 179, 492))
)


def by_inverse(table: PairedTable, *, null: bool) -> float:
    """With numpy's generalised inverse over all answers at once, degenerate ones as well."""
    counts = np.array(table.counts, dtype=float)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    shift = rows - columns
    variance = np.diag(rows + columns) - counts - counts.T
    if not null:
        variance -= np.outer(shift, shift) / table.people
    return float(shift @ np.linalg.pinv(variance, rcond=1e-10, hermitian=True) @ shift)


def tables(size: int) -> st.SearchStrategy[PairedTable]:
    row = st.tuples(*[st.sampled_from([0, 0, 1, 2, 7, 40])] * size)
    some = st.tuples(*[row] * size).filter(lambda counts: sum(map(sum, counts)) > 0)
    return some.map(PairedTable)


def test_the_published_table_of_eyes() -> None:
    found, relative = stuart_maxwell(VISION), bhapkar(VISION)

    assert (round(found.figure, 2), round(relative.figure, 2)) == (11.96, 11.98)
    assert found.figure == pytest.approx(by_inverse(VISION, null=True), abs=1e-6)
    assert relative.figure == pytest.approx(by_inverse(VISION, null=False), abs=1e-6)
    assert (found.freedom, found.dropped, found.groups) == (3, (), ((0, 1, 2, 3),))
    assert round(found.p, 4) == 0.0075


def test_three_answers_have_a_closed_form() -> None:
    """Fleiss and Everitt, Br J Math Stat Psychol 24 (1971) 117-123."""
    table = PairedTable(((35, 5, 3), (15, 20, 9), (10, 5, 5)))
    d = [table.shift(answer) for answer in range(3)]
    n01, n02, n12 = (table.moved(*pair) / 2 for pair in ((0, 1), (0, 2), (1, 2)))

    closed = (n12 * d[0] ** 2 + n02 * d[1] ** 2 + n01 * d[2] ** 2) / (
        2 * (n01 * n12 + n01 * n02 + n12 * n02)
    )

    assert stuart_maxwell(table).figure == pytest.approx(closed, abs=1e-9)


def test_two_answers_are_mcnemars_chi_square() -> None:
    found = stuart_maxwell(PairedTable(((40, 12), (5, 20))))

    assert found.figure == pytest.approx((12 - 5) ** 2 / (12 + 5), abs=1e-12)
    assert found.freedom == 1


@given(tables(4))
def test_any_table_agrees_with_a_generalised_inverse(table: PairedTable) -> None:
    found = stuart_maxwell(table)

    assert found.figure == pytest.approx(by_inverse(table, null=True), abs=1e-6)
    assert sorted([*found.dropped, *(one for group in found.groups for one in group)]) == [
        *range(4)
    ]


@given(tables(3).filter(lambda table: stuart_maxwell(table).figure < 0.9 * table.people))
def test_bhapkars_relative_agrees_with_a_generalised_inverse(table: PairedTable) -> None:
    assert bhapkar(table).figure == pytest.approx(by_inverse(table, null=False), rel=1e-6, abs=1e-6)


def test_an_answer_that_nobody_left_or_came_to_is_dropped_and_said() -> None:
    four = PairedTable(((9, 4, 1, 0), (2, 8, 6, 0), (0, 1, 3, 0), (0, 0, 0, 11)))
    three = PairedTable(((9, 4, 1), (2, 8, 6), (0, 1, 3)))

    found = stuart_maxwell(four)

    assert (found.dropped, found.freedom) == ((3,), 2)
    assert (found.figure, found.p) == (stuart_maxwell(three).figure, stuart_maxwell(three).p)


def test_answers_in_groups_that_never_mix_cost_one_degree_each() -> None:
    found = stuart_maxwell(PairedTable(((9, 7, 0, 0), (2, 8, 0, 0), (0, 0, 3, 6), (0, 0, 1, 11))))

    assert (found.groups, found.freedom) == (((0, 1), (2, 3)), 2)
    assert found.figure == pytest.approx(25 / 9 + 25 / 7, abs=1e-12)


def test_where_nobody_changed_there_is_nothing_to_find() -> None:
    found = bhapkar(PairedTable(((9, 0), (0, 4))))

    assert (found.figure, found.freedom, found.p, found.dropped) == (0.0, 0, 1.0, (0, 1))


def test_bhapkar_is_refused_where_everybody_went_the_same_way() -> None:
    table = PairedTable(((0, 6), (0, 0)))

    assert stuart_maxwell(table).figure == 6.0
    with pytest.raises(ValueError, match="no variance"):
        bhapkar(table)
