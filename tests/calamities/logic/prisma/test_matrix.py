"""The matrix suggests kinds of measure; who draws a second coding again finds the same files."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.prisma.codes import codes
from naast.calamities.logic.prisma.matrix import checked_fits, default_matrix, suggested
from naast.calamities.logic.prisma.sample import coder_for, drawn, how_many, shuffled

IDS = st.lists(st.uuids(), max_size=30, unique=True)


def test_the_delivered_matrix_knows_every_code_and_says_that_it_is_not_confirmed() -> None:
    matrix = default_matrix()

    assert (list(matrix.fits), matrix.trust) == (list(codes()), "unconfirmed")
    assert len(matrix.kinds) == 10
    assert all(set(kinds) <= set(matrix.kinds) for kinds in matrix.fits.values())


def test_what_answers_most_of_the_codes_comes_first_with_what_is_advised_against() -> None:
    found = suggested(["HRV", "HRI", "HSS", "OP"], default_matrix().fits)

    assert [(one.kind, one.answers) for one in found] == [
        ("training", ("HRV", "HRI")),
        ("equipment", ("HSS",)),
        ("procedures", ("OP",)),
    ]
    assert found[0].unwise_for == ("HSS",)


def test_the_hospitals_own_matrix_counts() -> None:
    own = checked_fits({**default_matrix().fits, "OP": ["training"]})

    assert [one.kind for one in suggested(["OP"], own)] == ["training"]
    with pytest.raises(ValueError, match="unknown"):
        checked_fits({"OP": ["praying"]})


def test_how_many_files_are_coded_twice() -> None:
    assert [how_many(n, percent=15, least=10) for n in (0, 4, 10, 60, 100)] == [0, 4, 10, 10, 15]


@given(IDS, st.text(max_size=8), st.integers(0, 30))
def test_the_same_seed_draws_the_same_files_in_whatever_order(
    files: list[UUID], seed: str, number: int
) -> None:
    sample = drawn(files, seed=seed, number=number)

    assert sample == drawn(reversed(files), seed=seed, number=number)
    assert len(sample) == min(number, len(files)) and set(sample) <= set(files)
    assert sorted(shuffled(files, seed=seed)) == sorted(files)


def test_another_seed_draws_others() -> None:
    files = [UUID(int=n) for n in range(40)]

    assert drawn(files, seed="a", number=5) != drawn(files, seed="b", number=5)


def test_whoever_has_least_to_do_codes_the_next_file_and_nobody_where_nobody_is_fit() -> None:
    busy, free = uuid4(), uuid4()

    assert coder_for(uuid4(), [busy, free], {busy: 1}, "s") == free
    assert coder_for(uuid4(), [], {}, "s") is None
