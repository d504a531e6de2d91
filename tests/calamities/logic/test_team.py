"""Drawing a team: independence before all, then what the team lacks, then load."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.team import Candidate, draw

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.uuids(),
        profession=st.sampled_from(["nurse", "doctor", "pharmacist", ""]),
        running=st.integers(0, 3),
        done=st.integers(0, 3),
        apart=st.booleans(),
        away=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


def somebody(profession: str = "nurse", **fields: object) -> Candidate:
    return Candidate(uuid4(), profession, **fields)  # type: ignore[arg-type]


def chosen(*candidates: Candidate, **said: object) -> list[UUID]:
    said = {"size": 3} | said
    return [pick.id for pick in draw(candidates, **said).picks]  # type: ignore[arg-type]


def test_who_is_not_independent_is_left_out_and_nobody_learns_who() -> None:
    near, free = somebody(apart=True, done=9), somebody()

    drawn = draw([near, free], size=2)

    assert [pick.id for pick in drawn.picks] == [free.id]
    assert drawn.left_out == {"not_free": 1}


def test_other_professions_and_experience_come_before_a_third_nurse() -> None:
    nurses = [somebody(), somebody()]
    doctor, old_hand = somebody("doctor"), somebody("pharmacist", done=2)

    assert set(chosen(*nurses, doctor, old_hand)) >= {doctor.id, old_hand.id}


def test_who_knows_the_work_is_asked_first_with_that_reason() -> None:
    nurse, pharmacist = somebody(), somebody("pharmacist")

    picks = draw([nurse, pharmacist], size=2, wanted=frozenset({"pharmacist"})).picks

    assert picks[0].id == pharmacist.id
    assert picks[0].reasons == ("wanted_profession", "nothing_running")


def test_who_has_an_analysis_comes_after_who_has_none_and_two_are_enough() -> None:
    busy, free, full = somebody(running=1), somebody(), somebody(running=2)

    drawn = draw([busy, free, full], size=3)

    assert [pick.id for pick in drawn.picks] == [free.id, busy.id]
    assert drawn.left_out == {"enough_running": 1}


def test_who_is_in_the_team_already_counts() -> None:
    there = [somebody(), somebody("doctor")]

    assert len(chosen(somebody(), somebody(), team=there)) == 1


@pytest.mark.parametrize("size", [0, 1, 4])
def test_a_team_is_two_or_three(size: int) -> None:
    with pytest.raises(ValueError, match="2 or 3"):
        draw([somebody()], size=size)


@given(CANDIDATES, st.integers(2, 3))
def test_nobody_who_may_not_is_ever_proposed_and_nobody_is_lost(
    candidates: list[Candidate], size: int
) -> None:
    drawn = draw(candidates, size=size)

    by_id = {one.id: one for one in candidates}
    for pick in drawn.picks:
        one = by_id[pick.id]
        assert not (one.apart or one.away or one.running >= 2)
    free = len(candidates) - sum(drawn.left_out.values())
    assert len(drawn.picks) == min(size, free)
    assert drawn == draw(list(reversed(candidates)), size=size)
