"""Coverage while choosing: what would be covered, and what two choices never tell."""

from naast.supporters.logic.nomination_coverage import Cover, Side, Somebody, coverage

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


def of(covers: tuple[Cover, ...], side: Side) -> dict[str, tuple[int, int | None]]:
    return {one.value: (one.now, one.then) for one in covers if one.side is side}


def test_the_marked_are_added_to_the_team() -> None:
    covers = coverage(STAFF, [DOCTOR], marked=[NURSE], named=[NURSE])

    assert of(covers, Side.PROFESSION) == {"doctor": (1, 1), "nurse": (0, 1)}
    assert of(covers, Side.DEPARTMENT) == {"d1": (0, 1), "d3": (0, 0)}


def test_a_group_of_few_is_no_gap() -> None:
    covers = coverage(STAFF, [], marked=[], named=[])

    assert set(of(covers, Side.PROFESSION)) == {"nurse", "doctor"}
    assert set(of(covers, Side.LANGUAGE)) == {"nl", "pl"}


def test_shifts_and_ages_are_the_same_whoever_is_marked() -> None:
    named = [NURSE] * 5

    without = coverage(STAFF, [DOCTOR], marked=[], named=named)
    with_one = coverage(STAFF, [DOCTOR], marked=[NURSE], named=named)

    for side in (Side.SHIFT, Side.AGE):
        assert of(without, side) == of(with_one, side)
    assert of(with_one, Side.SHIFT) == {"nights": (0, 5)}


def test_of_fewer_than_five_named_no_shift_and_no_age_is_told() -> None:
    covers = coverage(STAFF, [DOCTOR], marked=[NURSE], named=[NURSE] * 4)

    assert of(covers, Side.SHIFT) == {"nights": (0, None)}
    assert of(covers, Side.AGE) == {"1980": (0, None)}
    assert [one.nobody for one in covers if one.side is Side.SHIFT] == [True]
