"""Lines of command as plain maps."""

from hypothesis import given
from hypothesis import strategies as st

from naast.people.logic.lines import above, below, in_cycle

TREE = {"top": None, "a": "top", "b": "top", "a1": "a", "a2": "a"}


def test_above_is_nearest_first_and_below_is_all_the_way_down() -> None:
    assert list(above("a1", TREE)) == ["a", "top"]
    assert below("top", TREE) == {"a", "b", "a1", "a2"}


def test_a_cycle_holds_only_those_who_stand_above_themselves() -> None:
    assert in_cycle({"a": "b", "b": "c", "c": "a", "d": "a", "e": "e"}) == {"a", "b", "c", "e"}


@given(st.dictionaries(st.integers(0, 12), st.none() | st.integers(0, 12)))
def test_in_cycle_agrees_with_walking_up_from_everybody(
    parent_of: dict[int, int | None],
) -> None:
    def returns(start: int) -> bool:
        current = parent_of.get(start)
        for _step in range(14):
            if current is None or current == start:
                return current == start
            current = parent_of.get(current)
        return False

    assert in_cycle(parent_of) == {key for key in parent_of if returns(key)}
