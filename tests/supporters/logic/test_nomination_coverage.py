"""Coverage while choosing: what would be covered, and what two choices never tell."""

from collections.abc import Sequence

from naast.supporters.logic.nomination_coverage import (
    Cover,
    Side,
    Somebody,
    coverage,
    sums_of,
)

NURSE = Somebody(
    profession="nurse", site="E", department="d1", languages=("nl", "pl"), pattern="nights",
    decade=1980,
)  # fmt: skip
DOCTOR = Somebody(profession="doctor", site="W", department="d2", languages=("nl",), pattern="days")
STAFF = {
    Side.PROFESSION: {"nurse": 100, "doctor": 40, "midwife": 9},
    Side.LANGUAGE: {"nl": 140, "pl": 5, "fa": 4},
    Side.DEPARTMENT: {"d1": 30, "d3": 25, "d4": 19},
    Side.SHIFT: {"nights": 20},
    Side.AGE: {"1980": 50},
}


def of(covers: tuple[Cover, ...], side: Side) -> dict[str, tuple[int | None, int | None]]:
    return {one.value: (one.now, one.then) for one in covers if one.side is side}


def seen(
    team: list[Somebody],
    *,
    marked: Sequence[Somebody] = (),
    before: Sequence[Somebody] = (),
    named: Sequence[Somebody] = (),
) -> tuple[Cover, ...]:
    """As a coordinator sees it, with the sums that were made at the count."""
    return coverage(STAFF, team, marked=marked, sums=sums_of(STAFF, before=before, named=named))


def test_the_marked_are_added_to_the_team() -> None:
    covers = seen([DOCTOR], marked=[NURSE], before=[DOCTOR], named=[NURSE])

    assert of(covers, Side.PROFESSION) == {"doctor": (1, 1), "nurse": (0, 1)}
    assert of(covers, Side.DEPARTMENT) == {"d1": (0, 1), "d3": (0, 0)}


def test_a_group_of_few_is_no_gap() -> None:
    covers = seen([])

    assert set(of(covers, Side.PROFESSION)) == {"nurse", "doctor"}
    assert set(of(covers, Side.LANGUAGE)) == {"nl", "pl"}


def test_shifts_and_ages_are_the_same_whoever_is_marked_joined_or_left_meanwhile() -> None:
    sums = sums_of(STAFF, before=[DOCTOR], named=[NURSE] * 5)
    fewer = {side: {value: number - 1 for value, number in STAFF[side].items()} for side in STAFF}

    without = coverage(STAFF, [DOCTOR], marked=[], sums=sums)
    with_one = coverage(fewer, [DOCTOR, NURSE], marked=[NURSE], sums=sums)

    for side in (Side.SHIFT, Side.AGE):
        assert [one for one in without if one.side is side] == [
            one for one in with_one if one.side is side
        ]
    assert of(with_one, Side.SHIFT) == {"nights": (None, 5)}
    assert of(without, Side.PROFESSION) != of(with_one, Side.PROFESSION)  # control: these move


def test_of_fewer_than_five_named_no_shift_and_no_age_is_told() -> None:
    covers = seen([DOCTOR], marked=[NURSE], before=[DOCTOR], named=[NURSE] * 4)

    assert of(covers, Side.SHIFT) == {"nights": (None, None)}
    assert of(covers, Side.AGE) == {"1980": (None, None)}
    assert [one.nobody for one in covers if one.side is Side.SHIFT] == [False]


def test_that_nobody_works_at_night_is_told_as_a_number() -> None:
    covers = seen([], before=[DOCTOR], named=[DOCTOR] * 5)

    assert of(covers, Side.SHIFT) == {"nights": (None, 0)}
    assert [one.nobody for one in covers if one.side is Side.SHIFT] == [True]
