"""Edits of a causal tree: where a box lands, what is refused, and that undo is exact."""

import json
from uuid import UUID

import pytest
from hypothesis import given

from naast.calamities.logic.prisma.edits import Act, Cannot, Change, Impossible, changed
from naast.calamities.logic.prisma.history import (
    MOST_STEPS,
    History,
    history_as_json,
    history_from_json,
)
from naast.calamities.logic.prisma.tree import Gate, Stop, Tree, as_json, from_json
from naast.calamities.logic.prisma.tree_rules import Fault, faults
from tests.calamities.logic.prisma.growing import WALKS, a_seed, walked, with_history
from tests.factories.prisma import (
    CAUGHT,
    HANDED,
    PUMP,
    SCREEN,
    SETTING,
    TOP,
    a_small_tree,
    an_undecided_tree,
)

NEW = UUID(int=77)


def order(tree: Tree) -> list[tuple[int, int]]:
    """Each box as (its number, that of the box above it)."""
    return [(node.id.int, node.parent.int if node.parent else 0) for node in tree.nodes]


def put(act: Act, at: UUID, tree: Tree | None = None) -> Tree:
    return changed(tree or a_small_tree(), Change(act, at, text="No alarm", new=NEW))


def test_below_is_the_last_cause_and_the_box_no_longer_says_why_one_stops() -> None:
    tree = put(Act.BELOW, PUMP)

    assert order(tree) == [(1, 0), (2, 1), (3, 2), (4, 2), (5, 1), (77, 5), (6, 1)]
    assert tree.node(PUMP).stop is Stop.NONE


def test_below_the_event_stands_before_the_recovery() -> None:
    assert order(put(Act.BELOW, TOP))[-2:] == [(77, 1), (6, 1)]


def test_beside_stands_right_after_with_all_that_lies_under_it() -> None:
    assert order(put(Act.BESIDE, SETTING)) == [
        (1, 0), (2, 1), (3, 2), (4, 2), (77, 1), (5, 1), (6, 1),
    ]  # fmt: skip


def test_between_takes_the_place_of_the_box_and_holds_it() -> None:
    assert order(put(Act.BETWEEN, SETTING)) == [
        (1, 0), (77, 1), (2, 77), (3, 2), (4, 2), (5, 1), (6, 1),
    ]  # fmt: skip


def test_between_the_event_and_the_recovery_heads_the_recovery() -> None:
    tree = put(Act.BETWEEN, CAUGHT)

    assert tree.node(NEW).recovers and not tree.node(CAUGHT).recovers
    assert tree.recovery == {NEW, CAUGHT}
    assert faults(tree) == []


def test_a_second_recovery_branch_is_refused_with_its_rule() -> None:
    tree = put(Act.RECOVERY, TOP)

    assert Fault.ONE_RECOVERY in [one.fault for one in faults(tree)]


def test_removing_takes_everything_under_it_and_a_gate_of_one_is_none() -> None:
    undecided = an_undecided_tree()
    one_less = changed(undecided, Change(Act.REMOVE, SCREEN))
    without = changed(a_small_tree(), Change(Act.REMOVE, SETTING))

    assert (undecided.node(SETTING).gate, one_less.node(SETTING).gate) == (Gate.OR, Gate.AND)
    assert order(without) == [(1, 0), (5, 1), (6, 1)]


def test_moving_takes_everything_along() -> None:
    tree = changed(a_small_tree(), Change(Act.MOVE, SETTING, to=PUMP))

    assert order(tree) == [(1, 0), (5, 1), (2, 5), (3, 2), (4, 2), (6, 1)]


def test_the_steps_of_the_keyboard_move_one_place() -> None:
    start = a_small_tree()

    later = changed(start, Change(Act.LATER, HANDED))
    out = changed(start, Change(Act.OUT, SCREEN))
    into = changed(start, Change(Act.INTO, PUMP))

    assert order(later)[2:4] == [(4, 2), (3, 2)]
    assert order(out) == [(1, 0), (2, 1), (3, 2), (4, 1), (5, 1), (6, 1)]
    assert order(into) == [(1, 0), (2, 1), (3, 2), (4, 2), (5, 2), (6, 1)]
    assert changed(later, Change(Act.EARLIER, HANDED)) == start


def test_the_recovery_branch_put_under_another_box_is_a_cause_like_others() -> None:
    tree = changed(a_small_tree(), Change(Act.MOVE, CAUGHT, to=PUMP))

    assert tree.recovery == frozenset()
    assert faults(tree) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change(Act.BESIDE, TOP, new=NEW), Cannot.TOP_STANDS_ALONE),
        (Change(Act.BETWEEN, TOP, new=NEW), Cannot.TOP_STANDS_ALONE),
        (Change(Act.REMOVE, TOP), Cannot.TOP_STAYS),
        (Change(Act.MOVE, TOP, to=PUMP), Cannot.TOP_STAYS),
        (Change(Act.MOVE, SETTING, to=SCREEN), Cannot.UNDER_ITSELF),
        (Change(Act.MOVE, SETTING, to=SETTING), Cannot.UNDER_ITSELF),
        (Change(Act.MOVE, CAUGHT, to=TOP), Cannot.RECOVERY_STAYS_LAST),
        (Change(Act.LATER, PUMP), Cannot.RECOVERY_STAYS_LAST),
        (Change(Act.EARLIER, SETTING), Cannot.NO_FURTHER),
        (Change(Act.OUT, SETTING), Cannot.NO_FURTHER),
        (Change(Act.INTO, SETTING), Cannot.NO_FURTHER),
        (Change(Act.GATE, PUMP, gate=Gate.OR), Cannot.NO_FURTHER),
        (Change(Act.WRITE, NEW), Cannot.NODE_GONE),
        (Change(Act.MOVE, PUMP, to=NEW), Cannot.NODE_GONE),
    ],
    ids=lambda one: str(getattr(one, "act", one)),
)
def test_what_has_no_meaning_there_is_refused(change: Change, why: Cannot) -> None:
    with pytest.raises(Impossible) as refusal:
        changed(a_small_tree(), change)

    assert refusal.value.why is why


@given(walk=WALKS)
def test_every_accepted_tree_keeps_every_rule(walk: list[tuple[object, ...]]) -> None:
    for _change, tree in walked(walk, a_seed()):
        assert faults(tree) == []
        ids = [node.id for node in tree.nodes]
        assert len(set(ids)) == len(ids)
        assert [node.id for node in tree.nodes if node.parent is None] == [ids[0]]
        for node in tree.nodes[1:]:
            assert node.parent in ids[: ids.index(node.id)]
        for key in tree.recovery:
            above = tree.node(key).parent
            assert above in tree.recovery or above == tree.top.id
        if tree.recovery:
            assert tree.top.gate is Gate.AND


@given(walk=WALKS)
def test_every_edit_can_be_taken_back_and_done_again_exactly(
    walk: list[tuple[object, ...]],
) -> None:
    trees = [a_seed(), *(tree for _change, tree in walked(walk, a_seed()))]
    kept = [tree for at, tree in enumerate(trees) if at == 0 or tree != trees[at - 1]]
    history = with_history(trees[1:], trees[0])

    back = [history]
    while back[-1].undo:
        back.append(back[-1].undone())
    again = [back[-1]]
    while again[-1].redo:
        again.append(again[-1].redone())

    assert [one.tree for one in back] == kept[::-1]
    assert [one.tree for one in again] == kept


@given(walk=WALKS)
def test_what_is_stored_comes_back_the_same(walk: list[tuple[object, ...]]) -> None:
    trees = [tree for _change, tree in walked(walk, a_seed())]
    history = with_history(trees, a_seed()).undone()

    assert from_json(json.loads(json.dumps(as_json(history.tree)))) == history.tree
    assert history_from_json(json.loads(json.dumps(history_as_json(history)))) == history


def test_a_new_edit_after_taking_back_leaves_nothing_to_do_again() -> None:
    first = History(a_seed()).edited(put(Act.BELOW, TOP, a_seed()))

    other = first.undone().edited(a_small_tree())

    assert (other.redo, other.undone().tree) == ((), a_seed())


def test_only_so_many_steps_are_kept() -> None:
    history = History(a_seed())
    for number in range(MOST_STEPS + 5):
        change = Change(Act.WRITE, TOP, text=f"Text {number}")
        history = history.edited(changed(history.tree, change))

    assert len(history.undo) == MOST_STEPS
