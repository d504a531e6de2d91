"""An anonymised tree as a file: its shape and codes, and cleaned texts only where two chose so.

Nodes have numbers of the file only, in the order of the tree. The schema stands in
docs/learning-from-events.md; what does not keep to it is refused whole.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from naast.calamities.logic.prisma.codes import codes
from naast.calamities.logic.prisma.tree import Gate, Tree
from naast.calamities.logic.prisma.tree_rules import MOST_NODES

FORMAT, VERSION = "naast-causal-tree", 1
LONGEST_TEXT = 500
# Whatever can be drawn can go out and come in again: a sign takes six bytes at most ("\u0001").
MOST_BYTES = MOST_NODES * (6 * LONGEST_TEXT + 200)
Texts = Literal["none", "cleaned"]
_KEYS = {"format", "version", "year", "event_type", "external_means", "texts", "nodes"}
_NODE_KEYS = {"id", "parent", "gate", "recovery", "code", "text"}


@dataclass(frozen=True)
class SharedNode:
    """One box. parent: a number before it, None for the event itself. code: of a root cause."""

    id: int
    parent: int | None
    gate: str = Gate.AND.value
    recovery: bool = False
    code: str = ""
    text: str = ""


@dataclass(frozen=True)
class SharedTree:
    """A tree without anything that says where it comes from. scope: what external meant."""

    year: int
    event_type: str
    scope: str
    texts: Texts
    nodes: tuple[SharedNode, ...]


class NotATree(ValueError):
    """reason: a short word, for the page to say in the reader's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def shared(
    tree: Tree,
    given: Mapping[UUID, str],
    *,
    year: int,
    event_type: str,
    scope: str,
    clean: Callable[[str], str] | None,
) -> SharedTree:
    """given: code by node. clean: None leaves every text out."""
    numbers = {node.id: at for at, node in enumerate(tree.nodes, start=1)}
    nodes = tuple(
        SharedNode(
            id=numbers[node.id],
            parent=numbers[node.parent] if node.parent else None,
            gate=node.gate.value,
            recovery=node.id in tree.recovery,
            code=given.get(node.id, "") if tree.is_leaf(node) and node.parent else "",
            text=clean(node.text)[:LONGEST_TEXT] if clean else "",
        )
        for node in tree.nodes
    )
    return SharedTree(year, event_type, scope, "cleaned" if clean else "none", nodes)


def as_document(tree: SharedTree) -> dict[str, Any]:
    """What the file holds. A text stands there only where texts do."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "year": tree.year,
        "event_type": tree.event_type,
        "external_means": tree.scope,
        "texts": tree.texts,
        "nodes": [_node_document(node, tree.texts) for node in tree.nodes],
    }


def as_file(tree: SharedTree) -> bytes:
    """Readable JSON; the same tree gives the same bytes."""
    return (json.dumps(as_document(tree), indent=1, ensure_ascii=False) + "\n").encode()


def read_file(
    content: bytes, *, event_types: Sequence[str], scopes: Sequence[str], this_year: int
) -> SharedTree:
    """Raises NotATree: too_large, no_json, other_format, unknown, year, shape, code, text."""
    if len(content) > MOST_BYTES:
        raise NotATree("too_large")
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotATree("no_json") from None
    return read_document(told, event_types=event_types, scopes=scopes, this_year=this_year)


def read_document(
    told: Any, *, event_types: Sequence[str], scopes: Sequence[str], this_year: int
) -> SharedTree:
    """The same for what was read already."""
    if not isinstance(told, dict) or told.get("format") != FORMAT or told.get("version") != VERSION:
        raise NotATree("other_format")
    _demand(set(told) == _KEYS and told["texts"] in ("none", "cleaned"), "unknown")
    _demand(told["event_type"] in event_types and told["external_means"] in scopes, "unknown")
    _demand(_is_number(told["year"]) and 1990 <= told["year"] <= this_year, "year")
    rows = told["nodes"]
    _demand(isinstance(rows, list) and 1 <= len(rows) <= MOST_NODES, "shape")
    nodes = tuple(_node(row, place, told["texts"]) for place, row in enumerate(rows, start=1))
    _check_shape(nodes)
    return SharedTree(
        told["year"], told["event_type"], told["external_means"], told["texts"], nodes
    )


def _demand(holds: bool, reason: str) -> None:
    if not holds:
        raise NotATree(reason)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _node_document(node: SharedNode, texts: Texts) -> dict[str, Any]:
    row = {
        "id": node.id,
        "parent": node.parent,
        "gate": node.gate,
        "recovery": node.recovery,
        "code": node.code,
    }
    return row | ({"text": node.text} if texts == "cleaned" else {})


def _node(row: Any, place: int, texts: Texts) -> SharedNode:
    wanted = _NODE_KEYS if texts == "cleaned" else _NODE_KEYS - {"text"}
    _demand(isinstance(row, dict) and set(row) == wanted, "unknown")
    _demand(_is_number(row["id"]) and row["id"] == place, "shape")
    parent = row["parent"]
    _demand((parent is None) == (place == 1), "shape")
    _demand(parent is None or (_is_number(parent) and 1 <= parent < place), "shape")
    _demand(isinstance(row["gate"], str), "unknown")
    _demand(row["gate"] in {one.value for one in Gate}, "unknown")
    _demand(isinstance(row["recovery"], bool), "unknown")
    _demand(isinstance(row["code"], str) and row["code"] in {"", *codes()}, "code")
    text = row.get("text", "")
    _demand(isinstance(text, str) and len(text) <= LONGEST_TEXT and "\0" not in text, "text")
    _demand(not any("\ud800" <= letter <= "\udfff" for letter in text), "text")
    return SharedNode(place, parent, row["gate"], row["recovery"], row["code"], text)


def _check_shape(nodes: Sequence[SharedNode]) -> None:
    """A code stands at a leaf only, and never at the event itself."""
    parents = {node.parent for node in nodes}
    wrong = [node for node in nodes if node.code and (node.id in parents or node.parent is None)]
    _demand(not wrong, "code")
