"""The drawing: no boxes over one another, every word in it, and nothing but words and numbers."""

from dataclasses import replace
from itertools import pairwise
from uuid import UUID
from xml.etree import ElementTree as ET

from hypothesis import given

from naast.calamities.logic.prisma.drawing import (
    DrawnWords,
    Look,
    drawn,
    drawn_on,
    numbers,
    parts_with_something,
)
from naast.calamities.logic.prisma.layout import GAP, PADDING, WIDTH, laid_out, long, wrapped
from naast.calamities.logic.prisma.tree import Node, Source, Tree
from tests.calamities.logic.prisma.growing import WALKS, a_seed, walked
from tests.factories.prisma import HANDED, PUMP, a_grown_tree, a_small_tree

WORDS = DrawnWords(
    "Causal tree", "Six boxes", "and", "one of", "Recovery", {one: one.value for one in Source}
)
SVG = "{http://www.w3.org/2000/svg}"


def overlapping(tree: Tree) -> list[tuple[float, float]]:
    """Boxes of one level that stand nearer than the gap."""
    rows: dict[float, list[float]] = {}
    for box in laid_out(tree).boxes.values():
        rows.setdefault(box.y, []).append(box.x)
    return [
        pair
        for row in rows.values()
        for pair in pairwise(sorted(row))
        if pair[1] - pair[0] < WIDTH + GAP - 0.01
    ]


@given(walk=WALKS)
def test_boxes_never_lie_over_one_another_and_keep_their_order(
    walk: list[tuple[object, ...]],
) -> None:
    tree = ([a_seed()] + [tree for _, tree in walked(walk, a_seed())])[-1]
    boxes = laid_out(tree).boxes

    assert overlapping(tree) == []
    for under in tree.causes.values():
        middles = [boxes[one.id].x for one in under]
        assert middles == sorted(middles)
        assert all(boxes[one.id].y > boxes[one.parent].bottom for one in under if one.parent)


def test_a_tree_of_sixty_and_one_of_five_hundred_stand_free() -> None:
    assert overlapping(a_grown_tree(60)) == []
    assert overlapping(a_grown_tree(500)) == []


def test_words_are_broken_into_lines_that_fit() -> None:
    text = "A protocol about hypercholesterolemiebehandelingsvoorschriftenboek was not there"

    lines = wrapped(text)

    assert all(long(line) <= WIDTH - 2 * PADDING for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_the_drawing_says_every_box_its_number_gate_source_and_code() -> None:
    svg = ET.fromstring(drawn(a_small_tree(), WORDS, Look(codes={HANDED: ("TD", "X")})))
    said = [" ".join("".join(text.itertext()).split()) for text in svg.iter(f"{SVG}text")]

    assert {"1", "1.1", "1.2", "2", "3", "and", "Recovery", "device", "TD", "X"} <= set(said)
    assert said.count("and") == 2
    assert (svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")) == ("Causal tree", "Six boxes")
    words = " ".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    for node in a_small_tree().nodes:
        assert all(word in words for word in node.text.split())


def test_what_is_typed_stays_words() -> None:
    nasty = '"><script>alert(1)</script>&'
    tree = Tree(
        tuple(
            replace(node, text=nasty) if node.id == PUMP else node for node in a_small_tree().nodes
        )
    )

    svg = drawn(tree, replace(WORDS, title=nasty), Look(link='?a="&node='))

    assert list(ET.fromstring(svg).iter(f"{SVG}script")) == []
    assert "<script" not in svg


def test_the_recovery_differs_by_more_than_its_colour() -> None:
    svg = drawn(a_small_tree(), WORDS)

    assert svg.count('class="pt-box pt-box--recovery"') == 1
    assert svg.count("stroke-dasharray") == 2  # its box and its line


def test_boxes_are_numbered_as_chapters_are() -> None:
    assert list(numbers(a_small_tree()).values()) == ["", "1", "1.1", "1.2", "2", "3"]


def a_row_of(number: int) -> Tree:
    """So many causes beside one another under the event."""
    top = Node(UUID(int=1), "The medicine came too late")
    under = (Node(UUID(int=at), f"Step {at} was left out", top.id) for at in range(2, number + 2))
    return Tree((top, *under))


def test_a_sheet_holds_what_lies_on_it_and_no_more() -> None:
    tree = a_row_of(200)
    layout = laid_out(tree)
    sheets = [(at * 1000.0, 0.0, 1000.0, layout.height) for at in range(39)]

    drawings = [drawn_on(layout, tree, WORDS, Look(part=part)) for part in sheets]

    boxes = [one.count('class="pt-box ') for one in drawings]
    assert max(boxes) == 8 and sum(boxes) < 201 + 2 * len(sheets)
    assert max(one.count("<path") for one in drawings) <= 9  # drops, one across, the gate
    for part, one in zip(sheets, drawings, strict=True):
        whole = [box for box in layout.boxes.values() if part[0] <= box.left <= part[0] + 828]
        assert all(" ".join(box.lines) in spoken(one) for box in whole)


def spoken(drawing: str) -> str:
    svg = ET.fromstring(drawing)
    return " ".join(" ".join(one.itertext()) for one in svg.iter(f"{SVG}text"))


def test_sheets_without_anything_are_left_out() -> None:
    tree = a_row_of(4)
    layout = laid_out(tree)
    parts = [(0.0, 0.0, layout.width, layout.height), (0.0, layout.height + 100, 500.0, 500.0)]

    assert parts_with_something(layout, tree, parts) == [(0, parts[0])]
