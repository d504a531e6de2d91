"""Undo and redo, exactly: what each edit replaced is kept as one splice of the flat tree."""

from dataclasses import dataclass
from typing import Any

from naast.calamities.logic.prisma.tree import Node, Tree, node_as_json, node_from_json

MOST_STEPS = 100


@dataclass(frozen=True)
class Splice:
    """At this place these nodes gave way to those."""

    at: int
    gone: tuple[Node, ...]
    come: tuple[Node, ...]

    def turned(self) -> "Splice":
        """What takes it back."""
        return Splice(self.at, self.come, self.gone)


@dataclass(frozen=True)
class History:
    """The tree with the edits that can be taken back and done again, the latest last."""

    tree: Tree
    undo: tuple[Splice, ...] = ()
    redo: tuple[Splice, ...] = ()

    def edited(self, tree: Tree) -> "History":
        """With one more edit; one that changes nothing leaves everything as it is."""
        if tree == self.tree:
            return self
        return History(tree, (*self.undo, splice(self.tree, tree))[-MOST_STEPS:])

    def undone(self) -> "History":
        """The same where nothing can be taken back."""
        if not self.undo:
            return self
        last = self.undo[-1]
        tree = spliced(self.tree, last.turned())
        return History(tree, self.undo[:-1], (*self.redo, last))

    def redone(self) -> "History":
        """The same where nothing was taken back."""
        if not self.redo:
            return self
        last = self.redo[-1]
        return History(spliced(self.tree, last), (*self.undo, last), self.redo[:-1])


def splice(old: Tree, new: Tree) -> Splice:
    """The shortest single stretch that differs."""
    one, other = old.nodes, new.nodes
    most = min(len(one), len(other))
    start = 0
    while start < most and one[start] == other[start]:
        start += 1
    tail = 0
    while tail < most - start and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return Splice(start, one[start : len(one) - tail], other[start : len(other) - tail])


def spliced(tree: Tree, change: Splice) -> Tree:
    """The tree after it."""
    rest = change.at + len(change.gone)
    return Tree((*tree.nodes[: change.at], *change.come, *tree.nodes[rest:]))


def history_as_json(history: History) -> dict[str, Any]:
    """Plain values, for one locked document."""
    return {
        "nodes": [node_as_json(node) for node in history.tree.nodes],
        "undo": [_splice_as_json(one) for one in history.undo],
        "redo": [_splice_as_json(one) for one in history.redo],
    }


def history_from_json(document: dict[str, Any]) -> History:
    """The other way."""
    return History(
        Tree(tuple(map(node_from_json, document["nodes"]))),
        tuple(map(_splice_from_json, document["undo"])),
        tuple(map(_splice_from_json, document["redo"])),
    )


def _splice_as_json(one: Splice) -> list[Any]:
    return [one.at, list(map(node_as_json, one.gone)), list(map(node_as_json, one.come))]


def _splice_from_json(row: list[Any]) -> Splice:
    at, gone, come = row
    return Splice(at, tuple(map(node_from_json, gone)), tuple(map(node_from_json, come)))
