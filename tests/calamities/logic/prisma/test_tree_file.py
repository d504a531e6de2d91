"""A tree as a file and back: the shape and codes, and nothing that was not asked for."""

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.prisma.codes import codes
from naast.calamities.logic.prisma.tree import Gate, Node, Tree
from naast.calamities.logic.prisma.tree_file import (
    MOST_BYTES,
    NotATree,
    SharedTree,
    as_document,
    as_file,
    read_file,
    shared,
)
from naast.calamities.logic.prisma.tree_rules import LONGEST, MOST_NODES, Fault, faults
from tests.factories.prisma import CAUGHT, HANDED, PUMP, SCREEN, a_small_tree

GIVEN = {HANDED: "TD", SCREEN: "OP", PUMP: "TM", CAUGHT: "HRM"}
KNOWN: dict[str, Any] = {"event_types": ["medication"], "scopes": ["hospital"], "this_year": 2026}


def small(clean: Any = None) -> SharedTree:
    return shared(
        a_small_tree(), GIVEN, year=2025, event_type="medication", scope="hospital", clean=clean
    )


def test_without_texts_only_shape_and_codes_are_in_the_file() -> None:
    document = as_document(small())

    assert document["nodes"] == [
        {"id": 1, "parent": None, "gate": "and", "recovery": False, "code": ""},
        {"id": 2, "parent": 1, "gate": "and", "recovery": False, "code": ""},
        {"id": 3, "parent": 2, "gate": "and", "recovery": False, "code": "TD"},
        {"id": 4, "parent": 2, "gate": "and", "recovery": False, "code": "OP"},
        {"id": 5, "parent": 1, "gate": "and", "recovery": False, "code": "TM"},
        {"id": 6, "parent": 1, "gate": "and", "recovery": True, "code": "HRM"},
    ]
    assert set(document) - {"nodes"} == {
        "format",
        "version",
        "year",
        "event_type",
        "external_means",
        "texts",
    }


@pytest.mark.parametrize("clean", [None, str.lower])
def test_what_was_written_is_read_again(clean: Any) -> None:
    tree = small(clean)

    assert read_file(as_file(tree), **KNOWN) == tree


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any shape; preorder does not matter to a file, only that a parent comes first."""
    number = draw(st.integers(1, 12))
    nodes = [Node(UUID(int=1), "event")]
    for at in range(2, number + 1):
        above = draw(st.integers(1, at - 1))
        gate = draw(st.sampled_from(list(Gate)))
        nodes.append(Node(UUID(int=at), f"cause {at}", UUID(int=above), gate=gate))
    return Tree(tuple(nodes))


@given(trees(), st.sampled_from(list(codes())))
def test_any_tree_comes_back_as_it_went(tree: Tree, code: str) -> None:
    given_codes = {node.id: code for node in tree.nodes}
    one = shared(
        tree, given_codes, year=2020, event_type="medication", scope="hospital", clean=str.upper
    )

    assert read_file(as_file(one), **KNOWN) == one


def changed(**fields: Any) -> bytes:
    return json.dumps(as_document(small()) | fields).encode()


def with_node(place: int, **fields: Any) -> bytes:
    document = as_document(small())
    document["nodes"][place] |= fields
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"{", "no_json"),
        (b"\xff", "no_json"),
        (b"[" * 100_000, "no_json"),
        (b"[]", "other_format"),
        (changed(version=2), "other_format"),
        (changed(hospital="Elm"), "unknown"),
        (changed(event_type="fire"), "unknown"),
        (changed(texts="all"), "unknown"),
        (changed(year=2027), "year"),
        (changed(year=True), "year"),
        (changed(year="2025"), "year"),
        (changed(nodes=[]), "shape"),
        (changed(nodes=[{}]), "unknown"),
        (with_node(1, parent=6), "shape"),
        (with_node(1, parent=None), "shape"),
        (with_node(0, parent=1), "shape"),
        (with_node(2, id=9), "shape"),
        (with_node(2, gate="xor"), "unknown"),
        (with_node(2, gate=[]), "unknown"),
        (with_node(2, code="ZZ"), "code"),
        (with_node(1, code="TD"), "code"),
        (with_node(2, text="Jan did it"), "unknown"),
    ],
)
def test_a_file_that_does_not_keep_to_the_schema_is_refused_whole(
    content: bytes, reason: str
) -> None:
    assert read_file(changed(), **KNOWN) == small()  # the control

    with pytest.raises(NotATree) as refused:
        read_file(content, **KNOWN)

    assert refused.value.reason == reason


def of_boxes(number: int, text: str = "why") -> Tree:
    top = Node(UUID(int=1), text)
    return Tree((top, *(Node(UUID(int=at), text, top.id) for at in range(2, number + 1))))


@pytest.mark.parametrize("text", ["why", "\N{HOSPITAL}" * LONGEST, "\x01" * LONGEST])
def test_the_largest_tree_that_can_be_drawn_comes_back_with_its_texts(text: str) -> None:
    tree = of_boxes(MOST_NODES, text)
    assert faults(tree) == []
    one = shared(tree, {}, year=2020, event_type="medication", scope="hospital", clean=str)

    assert read_file(as_file(one), **KNOWN) == one


def test_one_box_more_is_neither_drawn_nor_read() -> None:
    tree = of_boxes(MOST_NODES + 1)
    one = shared(tree, {}, year=2020, event_type="medication", scope="hospital", clean=str)

    assert [broken.fault for broken in faults(tree)] == [Fault.TOO_MANY]
    with pytest.raises(NotATree) as refused:
        read_file(as_file(one), **KNOWN)
    assert refused.value.reason == "shape"
