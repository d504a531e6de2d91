"""The rules of a causal tree, each met by a tree that breaks it."""

from dataclasses import replace
from uuid import UUID

import pytest

from naast.calamities.logic.prisma.tree import Gate, Node, Source, Stop, Tree
from naast.calamities.logic.prisma.tree_rules import (
    DEEPEST,
    LONGEST,
    MOST_NODES,
    Broken,
    Fault,
    Open,
    Point,
    faults,
    open_points,
    said_twice,
)
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


def with_node(node_id: UUID, **fields: object) -> Tree:
    """The small tree with one box otherwise."""
    tree = a_small_tree()
    return Tree(
        tuple(replace(one, **fields) if one.id == node_id else one for one in tree.nodes)  # type: ignore[arg-type]
    )


def a_chain(length: int) -> Tree:
    return Tree(
        tuple(
            Node(UUID(int=at), "Why", UUID(int=at - 1) if at > 1 else None)
            for at in range(1, length + 1)
        )
    )


def a_fan(size: int) -> Tree:
    top = Node(UUID(int=1), "Why")
    return Tree((top, *(Node(UUID(int=at), "Why", top.id) for at in range(2, size + 1))))


BROKEN = [
    (Tree(()), Fault.ONE_TOP),
    (with_node(PUMP, parent=None), Fault.ONE_TOP),
    (with_node(SETTING, parent=SCREEN), Fault.HANGS_TOGETHER),
    (with_node(PUMP, parent=UUID(int=50)), Fault.HANGS_TOGETHER),
    (with_node(PUMP, id=SCREEN), Fault.SAME_ID),
    (with_node(PUMP, text="  "), Fault.NO_TEXT),
    (with_node(PUMP, text="a" * (LONGEST + 1)), Fault.LONG_TEXT),
    (with_node(PUMP, gate=Gate.OR), Fault.GATE_NEEDS_TWO),
    (with_node(PUMP, recovers=True), Fault.ONE_RECOVERY),
    (with_node(TOP, gate=Gate.OR), Fault.RECOVERY_JOINED),
    (with_node(SETTING, stop=Stop.OUTSIDE), Fault.STOPS_AT_A_LEAF),
    (with_node(TOP, stop=Stop.OUTSIDE), Fault.STOPS_AT_A_LEAF),
    (a_fan(MOST_NODES + 1), Fault.TOO_MANY),
    (a_chain(DEEPEST + 1), Fault.TOO_DEEP),
]


@pytest.mark.parametrize(("tree", "fault"), BROKEN, ids=lambda one: getattr(one, "value", ""))
def test_each_rule_refuses_the_tree_that_breaks_it(tree: Tree, fault: Fault) -> None:
    assert faults(a_small_tree()) == []
    assert fault in [one.fault for one in faults(tree)]


def test_a_recovery_hangs_below_the_event_on_the_right() -> None:
    low = Tree(tuple(replace(one, recovers=one.id == SCREEN) for one in a_small_tree().nodes))

    assert faults(low) == [Broken(Fault.RECOVERY_BELOW_TOP, SCREEN)]


def test_the_largest_and_the_deepest_tree_are_still_kept() -> None:
    assert faults(a_fan(MOST_NODES)) == []
    assert faults(a_chain(DEEPEST)) == []


def test_a_whole_tree_has_nothing_open() -> None:
    assert open_points(a_small_tree()) == []


def test_each_open_point_is_named_with_its_box() -> None:
    lonely = Tree(a_small_tree().nodes[:1])
    only_recovery = Tree((a_small_tree().top, a_small_tree().node(CAUGHT)))

    assert open_points(lonely) == [Point(Open.NO_CAUSE, TOP)]
    assert open_points(only_recovery) == [Point(Open.ONLY_RECOVERY, TOP)]
    assert open_points(with_node(PUMP, source=Source.NONE)) == [Point(Open.NO_SOURCE, PUMP)]
    assert open_points(with_node(HANDED, stop=Stop.NONE)) == [Point(Open.NO_STOP, HANDED)]
    assert open_points(an_undecided_tree()) == [Point(Open.UNDECIDED, SETTING)]


def test_a_fact_of_the_time_line_is_a_source() -> None:
    tree = with_node(PUMP, source=Source.NONE)

    assert open_points(tree, frozenset({PUMP})) == []


def test_the_same_words_twice_are_pointed_out() -> None:
    tree = with_node(PUMP, text="both pumps have the same screen.")

    assert said_twice(tree) == {PUMP, HANDED}
    assert said_twice(a_small_tree()) == frozenset()
