"""What holds for every tree that is kept, and what is still open before it is whole.

The rules are those of the published method as far as it was read: docs/causal-tree.md.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from naast.calamities.logic.prisma.tree import Gate, Node, Source, Stop, Tree

LONGEST = 200
MOST_NODES = 1000
DEEPEST = 60


class Fault(StrEnum):
    """A tree that breaks one of these is refused."""

    ONE_TOP = "one_top"
    HANGS_TOGETHER = "hangs_together"
    SAME_ID = "same_id"
    NO_TEXT = "no_text"
    LONG_TEXT = "long_text"
    GATE_NEEDS_TWO = "gate_needs_two"
    ONE_RECOVERY = "one_recovery"
    RECOVERY_BELOW_TOP = "recovery_below_top"
    RECOVERY_JOINED = "recovery_joined"
    STOPS_AT_A_LEAF = "stops_at_a_leaf"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"


class Open(StrEnum):
    """While one of these stands, the tree is not whole."""

    NO_CAUSE = "no_cause"
    NO_SOURCE = "no_source"
    NO_STOP = "no_stop"
    UNDECIDED = "undecided"
    ONLY_RECOVERY = "only_recovery"


@dataclass(frozen=True)
class Broken:
    """A rule and the box that breaks it; node None: the whole tree."""

    fault: Fault
    node: UUID | None = None


@dataclass(frozen=True)
class Point:
    """What is still to do, and where."""

    open: Open
    node: UUID


def faults(tree: Tree) -> list[Broken]:
    """Empty for a tree that may be kept."""
    if not tree.nodes or tree.top.parent is not None:
        return [Broken(Fault.ONE_TOP)]
    shape = [*_of_the_shape(tree)]
    return shape or [*_of_the_recovery(tree), *_of_the_boxes(tree)]


def _of_the_shape(tree: Tree) -> Iterator[Broken]:
    """One top, nothing twice, and each box stands right under an earlier one: so no circle."""
    if len(tree.nodes) > MOST_NODES:
        yield Broken(Fault.TOO_MANY)
    if len({node.id for node in tree.nodes}) < len(tree.nodes):
        yield Broken(Fault.SAME_ID)
    above: list[UUID] = []
    for node in tree.nodes:
        while above and above[-1] != node.parent:
            above.pop()
        if not above and node.parent is not None:
            yield Broken(Fault.HANGS_TOGETHER, node.id)
            return
        if node.parent is None and node is not tree.top:
            yield Broken(Fault.ONE_TOP, node.id)
            return
        above.append(node.id)
        if len(above) > DEEPEST:
            yield Broken(Fault.TOO_DEEP, node.id)
            return


def _of_the_recovery(tree: Tree) -> Iterator[Broken]:
    heads = [node for node in tree.nodes if node.recovers]
    if len(heads) > 1:
        yield Broken(Fault.ONE_RECOVERY, heads[1].id)
    last = tree.causes[tree.top.id][-1:]
    for head in heads:
        if last != (head,):
            yield Broken(Fault.RECOVERY_BELOW_TOP, head.id)
    if heads and tree.top.gate is not Gate.AND:
        yield Broken(Fault.RECOVERY_JOINED, tree.top.id)


def _of_the_boxes(tree: Tree) -> Iterator[Broken]:
    for node in tree.nodes:
        under = len(tree.causes[node.id])
        if not node.text.strip():
            yield Broken(Fault.NO_TEXT, node.id)
        if len(node.text) > LONGEST:
            yield Broken(Fault.LONG_TEXT, node.id)
        if node.gate is Gate.OR and under < 2:
            yield Broken(Fault.GATE_NEEDS_TWO, node.id)
        if node.stop is not Stop.NONE and (under or node is tree.top):
            yield Broken(Fault.STOPS_AT_A_LEAF, node.id)


def open_points(tree: Tree, with_facts: frozenset[UUID] = frozenset()) -> list[Point]:
    """From the top down, left to right. with_facts: boxes that a fact of the time line bears."""
    if len(tree.nodes) == 1:
        return [Point(Open.NO_CAUSE, tree.top.id)]
    return [
        Point(open, node.id) for node in tree.nodes for open in _open_at(tree, node, with_facts)
    ]


def _open_at(tree: Tree, node: Node, with_facts: frozenset[UUID]) -> Iterator[Open]:
    if node is tree.top and all(one.recovers for one in tree.causes[node.id]):
        yield Open.ONLY_RECOVERY
    if node.source is Source.NONE and node.id not in with_facts:
        yield Open.NO_SOURCE
    if node is not tree.top and tree.is_leaf(node) and node.stop is Stop.NONE:
        yield Open.NO_STOP
    if node.gate is Gate.OR:
        yield Open.UNDECIDED


def said_twice(tree: Tree) -> frozenset[UUID]:
    """Boxes with the words of another, whatever their capitals and dots."""
    plain = {node.id: _plain(node.text) for node in tree.nodes}
    often = Counter(plain.values())
    return frozenset(key for key, words in plain.items() if often[words] > 1)


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .!?").split())
