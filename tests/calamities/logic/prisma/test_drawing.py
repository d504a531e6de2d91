"""The drawing: no boxes over one another, every word in it, and nothing but words and numbers."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given

from naast.calamities.logic.prisma.drawing import DrawnWords, Look, drawn, numbers
from naast.calamities.logic.prisma.layout import GAP, PADDING, WIDTH, laid_out, long, wrapped
from naast.calamities.logic.prisma.tree import Source, Tree
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
