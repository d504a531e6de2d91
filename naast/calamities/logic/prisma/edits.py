"""Every way of changing a tree: what is put in, moved or taken out. Nothing here checks: see rules.

A box in which somebody asks further no longer says why nobody does, and a gate that is left with
one cause is none; so each edit leaves as little as possible that breaks a rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from naast.calamities.logic.prisma.tree import Gate, Node, Source, Stop, Tree


class Act(StrEnum):
    """What one can do."""

    WRITE = "write"
    BELOW = "below"
    BESIDE = "beside"
    BETWEEN = "between"
    RECOVERY = "recovery"
    GATE = "gate"
    MOVE = "move"
    EARLIER = "earlier"
    LATER = "later"
    OUT = "out"
    INTO = "into"
    REMOVE = "remove"


PUTS_IN = frozenset({Act.BELOW, Act.BESIDE, Act.BETWEEN, Act.RECOVERY})
WRITES = PUTS_IN | {Act.WRITE}


class Cannot(StrEnum):
    """Why an edit has no meaning where it was asked."""

    NODE_GONE = "node_gone"
    TOP_STANDS_ALONE = "top_stands_alone"
    TOP_STAYS = "top_stays"
    UNDER_ITSELF = "under_itself"
    NO_FURTHER = "no_further"
    RECOVERY_STAYS_LAST = "recovery_stays_last"


class Impossible(Exception):
    """why: a word of Cannot."""

    def __init__(self, why: Cannot) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Change:
    """One edit. node: where; new: the id of what is put in; to: under which node it moves."""

    act: Act
    node: UUID
    text: str = ""
    source: Source = Source.NONE
    stop: Stop = Stop.NONE
    gate: Gate = Gate.AND
    new: UUID | None = None
    to: UUID | None = None


def changed(tree: Tree, change: Change) -> Tree:
    """The tree after it. Raises Impossible."""
    if change.node not in tree.place or (change.to and change.to not in tree.place):
        raise Impossible(Cannot.NODE_GONE)
    grown = _Growing(tree)
    _DOES[change.act](grown, change)
    return grown.tidy()


class _Growing:
    """A tree as lists, while it is being changed."""

    def __init__(self, tree: Tree) -> None:
        self.before = tree
        self.nodes: dict[UUID, Node] = {node.id: node for node in tree.nodes}
        self.causes = {key: [one.id for one in under] for key, under in tree.causes.items()}

    def parent(self, node_id: UUID, why: Cannot) -> UUID:
        """Raises Impossible for the top."""
        parent = self.nodes[node_id].parent
        if parent is None:
            raise Impossible(why)
        return parent

    def put(self, node: Node, under: UUID, at: int | None = None) -> None:
        """at: None means last. The recovery branch stays the last under the top."""
        row = self.causes[under]
        at = len(row) if at is None else at
        if row and self.nodes[row[-1]].recovers and not node.recovers:
            at = min(at, len(row) - 1)
        row.insert(at, node.id)
        self.nodes[node.id] = replace(node, parent=under)
        self.causes.setdefault(node.id, [])

    def tidy(self) -> Tree:
        """In preorder; gates with fewer than two causes are none, only leaves say why one stops."""
        found, waiting = [], [self.before.top.id]
        while waiting:
            node = self.nodes[waiting.pop()]
            under = self.causes[node.id]
            if len(under) < 2 and node.gate is Gate.OR:
                node = replace(node, gate=Gate.AND)
            if under and node.stop is not Stop.NONE:
                node = replace(node, stop=Stop.NONE)
            found.append(node)
            waiting.extend(reversed(under))
        return Tree(tuple(found))


def _new(change: Change, *, recovers: bool = False) -> Node:
    if change.new is None:
        raise ValueError("What is put in needs an id.")
    return Node(change.new, change.text, source=change.source, stop=change.stop, recovers=recovers)


def _write(grown: _Growing, change: Change) -> None:
    node = grown.nodes[change.node]
    grown.nodes[node.id] = replace(node, text=change.text, source=change.source, stop=change.stop)


def _below(grown: _Growing, change: Change) -> None:
    grown.put(_new(change), change.node)


def _beside(grown: _Growing, change: Change) -> None:
    parent = grown.parent(change.node, Cannot.TOP_STANDS_ALONE)
    grown.put(_new(change), parent, grown.causes[parent].index(change.node) + 1)


def _between(grown: _Growing, change: Change) -> None:
    """The new one takes the place of the node, which now lies under it."""
    parent = grown.parent(change.node, Cannot.TOP_STANDS_ALONE)
    node = grown.nodes[change.node]
    at = grown.causes[parent].index(node.id)
    new = _new(change, recovers=node.recovers)
    grown.causes[parent][at] = new.id
    grown.nodes[new.id] = replace(new, parent=parent)
    grown.causes[new.id] = [node.id]
    grown.nodes[node.id] = replace(node, parent=new.id, recovers=False)


def _recovery(grown: _Growing, change: Change) -> None:
    top = grown.before.top.id
    grown.put(_new(change, recovers=True), top)


def _gate(grown: _Growing, change: Change) -> None:
    node = grown.nodes[change.node]
    if len(grown.causes[node.id]) < 2:
        raise Impossible(Cannot.NO_FURTHER)
    grown.nodes[node.id] = replace(node, gate=change.gate)


def _move(grown: _Growing, change: Change) -> None:
    """With everything under it, as the last cause of another box."""
    if change.to is None:
        raise Impossible(Cannot.NODE_GONE)
    _place(grown, change.node, change.to, None)


def _place(grown: _Growing, node_id: UUID, to: UUID, at: int | None) -> None:
    parent = grown.parent(node_id, Cannot.TOP_STAYS)
    if any(one.id == to for one in grown.before.under(node_id)):
        raise Impossible(Cannot.UNDER_ITSELF)
    node = grown.nodes[node_id]
    if node.recovers and to == parent:
        raise Impossible(Cannot.RECOVERY_STAYS_LAST)
    grown.causes[parent].remove(node_id)
    grown.put(replace(node, recovers=False), to, at)


def _earlier(grown: _Growing, change: Change) -> None:
    _shift(grown, change.node, -1)


def _later(grown: _Growing, change: Change) -> None:
    _shift(grown, change.node, 1)


def _shift(grown: _Growing, node_id: UUID, by: int) -> None:
    row = grown.causes[grown.parent(node_id, Cannot.TOP_STAYS)]
    at = row.index(node_id)
    other = at + by
    if not 0 <= other < len(row):
        raise Impossible(Cannot.NO_FURTHER)
    if grown.nodes[row[other]].recovers or grown.nodes[node_id].recovers:
        raise Impossible(Cannot.RECOVERY_STAYS_LAST)
    row[at], row[other] = row[other], row[at]


def _out(grown: _Growing, change: Change) -> None:
    """One level up: beside the box it lay under."""
    parent = grown.parent(change.node, Cannot.TOP_STAYS)
    above = grown.parent(parent, Cannot.NO_FURTHER)
    _place(grown, change.node, above, grown.causes[above].index(parent) + 1)


def _into(grown: _Growing, change: Change) -> None:
    """One level down: the last cause of the box before it."""
    row = grown.causes[grown.parent(change.node, Cannot.TOP_STAYS)]
    at = row.index(change.node)
    if at == 0:
        raise Impossible(Cannot.NO_FURTHER)
    _place(grown, change.node, row[at - 1], None)


def _remove(grown: _Growing, change: Change) -> None:
    parent = grown.parent(change.node, Cannot.TOP_STAYS)
    grown.causes[parent].remove(change.node)


_DOES: Mapping[Act, Callable[[_Growing, Change], None]] = {
    Act.WRITE: _write,
    Act.BELOW: _below,
    Act.BESIDE: _beside,
    Act.BETWEEN: _between,
    Act.RECOVERY: _recovery,
    Act.GATE: _gate,
    Act.MOVE: _move,
    Act.EARLIER: _earlier,
    Act.LATER: _later,
    Act.OUT: _out,
    Act.INTO: _into,
    Act.REMOVE: _remove,
}
