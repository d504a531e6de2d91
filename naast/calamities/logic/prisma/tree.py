"""A causal tree: the event at the top, under each box the next "why", down to root causes.

Nodes stand flat, each before what lies under it (preorder), so a subtree is one slice and a tree of
any depth is walked without recursion.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any
from uuid import UUID


class Gate(StrEnum):
    """How the causes under a node belong together; says something from two causes on."""

    AND = "and"  # each was needed, and together they were enough
    OR = "or"  # one of them; which is not known yet


class Source(StrEnum):
    """What a cause or a fact rests on."""

    NONE = ""
    RECORD = "record"
    INTERVIEW = "interview"
    DEVICE = "device"
    PROTOCOL = "protocol"
    ROSTER = "roster"
    SEEN = "seen"
    OTHER = "other"


class Stop(StrEnum):
    """Why nobody asks further under a root cause."""

    NONE = ""
    OUTSIDE = "outside"  # the next cause lies outside the hospital's control
    NO_FACTS = "no_facts"  # the facts run out


@dataclass(frozen=True)
class Node:
    """One box. recovers: it heads the branch of what stopped the event or limited the harm."""

    id: UUID
    text: str
    parent: UUID | None = None
    gate: Gate = Gate.AND
    source: Source = Source.NONE
    stop: Stop = Stop.NONE
    recovers: bool = False


@dataclass(frozen=True)
class RootCause:
    """Where asking stopped. recovery: it helped to stop the event."""

    node: UUID
    text: str
    recovery: bool


@dataclass(frozen=True)
class Tree:
    """The top first. Nothing here is checked: see rules.faults."""

    nodes: tuple[Node, ...]

    @property
    def top(self) -> Node:
        """The event itself."""
        return self.nodes[0]

    @cached_property
    def place(self) -> Mapping[UUID, int]:
        """Where each node stands."""
        return MappingProxyType({node.id: at for at, node in enumerate(self.nodes)})

    @cached_property
    def causes(self) -> Mapping[UUID, tuple[Node, ...]]:
        """What lies directly under each node, from left to right."""
        found: dict[UUID, list[Node]] = {node.id: [] for node in self.nodes}
        for node in self.nodes:
            if node.parent in found:
                found[node.parent].append(node)
        return MappingProxyType({key: tuple(value) for key, value in found.items()})

    @cached_property
    def depth(self) -> Mapping[UUID, int]:
        """The top is 1."""
        found: dict[UUID, int] = {}
        for node in self.nodes:
            found[node.id] = found.get(node.parent, 0) + 1 if node.parent else 1
        return MappingProxyType(found)

    @cached_property
    def recovery(self) -> frozenset[UUID]:
        """Every node of the recovery branch."""
        found: set[UUID] = set()
        for node in self.nodes:
            if node.recovers or node.parent in found:
                found.add(node.id)
        return frozenset(found)

    def node(self, node_id: UUID) -> Node:
        """Raises KeyError."""
        return self.nodes[self.place[node_id]]

    def end(self, node_id: UUID) -> int:
        """The place after the last node under it."""
        start = self.place[node_id]
        deep = self.depth[node_id]
        for at in range(start + 1, len(self.nodes)):
            if self.depth[self.nodes[at].id] <= deep:
                return at
        return len(self.nodes)

    def under(self, node_id: UUID) -> tuple[Node, ...]:
        """The node and everything under it."""
        return self.nodes[self.place[node_id] : self.end(node_id)]

    def is_leaf(self, node: Node) -> bool:
        """Nothing lies under it."""
        return not self.causes[node.id]

    def root_causes(self) -> tuple[RootCause, ...]:
        """From left to right. The event itself is none, also while nothing lies under it."""
        return tuple(
            RootCause(node.id, node.text, node.id in self.recovery)
            for node in self.nodes[1:]
            if self.is_leaf(node)
        )


def as_json(tree: Tree) -> list[dict[str, Any]]:
    """Plain values; from_json gives the same tree again."""
    return [node_as_json(node) for node in tree.nodes]


def from_json(rows: list[dict[str, Any]]) -> Tree:
    """Raises KeyError or ValueError for what as_json did not write."""
    return Tree(tuple(node_from_json(row) for row in rows))


def node_as_json(node: Node) -> dict[str, Any]:
    """What says nothing is left out."""
    said: Iterator[tuple[str, Any]] = iter(
        (
            ("id", str(node.id)),
            ("text", node.text),
            ("parent", str(node.parent) if node.parent else None),
            ("gate", node.gate.value if node.gate is not Gate.AND else None),
            ("source", node.source.value or None),
            ("stop", node.stop.value or None),
            ("recovers", node.recovers or None),
        )
    )
    return {key: value for key, value in said if value is not None}


def node_from_json(row: Mapping[str, Any]) -> Node:
    """The other way."""
    return Node(
        id=UUID(row["id"]),
        text=row["text"],
        parent=UUID(row["parent"]) if "parent" in row else None,
        gate=Gate(row.get("gate", Gate.AND)),
        source=Source(row.get("source", Source.NONE)),
        stop=Stop(row.get("stop", Stop.NONE)),
        recovers=bool(row.get("recovers", False)),
    )
