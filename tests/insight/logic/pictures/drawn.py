"""Reads a drawing back: its words as boxes, its shapes as numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

from naast.insight.logic.pictures.text import width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """Where words stand, from their highest to their lowest letter."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def meets(self, other: "Box") -> bool:
        """Whether letters of both touch."""
        return (
            self.left < other.right - 0.01
            and other.left < self.right - 0.01
            and self.top < other.bottom - 0.01
            and other.top < self.bottom - 0.01
        )


def read(svg: str) -> Element:
    """The picture, which is well-formed."""
    return fromstring(svg)


def size_of(picture: Element) -> tuple[float, float]:
    """Width and height in units."""
    _x, _y, wide, high = map(float, picture.attrib["viewBox"].split())
    return wide, high


def boxes(picture: Element) -> Iterator[Box]:
    """Of all words in it."""
    normal = float(picture.attrib["font-size"])
    for text in picture.iter(f"{SVG}text"):
        size = float(text.attrib.get("font-size", normal))
        wide = width(text.text or "", size, bold="font-weight" in text.attrib)
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = (
            x
            - {"start": 0, "middle": wide / 2, "end": wide}[text.attrib.get("text-anchor", "start")]
        )
        yield Box(text.text or "", left, y - 0.74 * size, left + wide, y + 0.21 * size, size)


def shapes(picture: Element, kind: str, look: str) -> list[dict[str, str]]:
    """Attributes of every shape of a kind and class."""
    return [one.attrib for one in picture.iter(f"{SVG}{kind}") if one.attrib.get("class") == look]


def words_in(picture: Element) -> list[str]:
    """Lines of words, in the order drawn."""
    return [box.words for box in boxes(picture)]


def assert_in_order(svg: str) -> None:
    """No words over other words, none out of the picture, none too small to read."""
    picture = read(svg)
    wide, high = size_of(picture)
    found = list(boxes(picture))
    assert [
        (one.words, other.words) for one, other in combinations(found, 2) if one.meets(other)
    ] == []
    assert [
        box.words
        for box in found
        if box.left < 0 or box.right > wide or box.top < 0 or box.bottom > high
    ] == []
    assert min((box.size for box in found), default=13.5) * 355 / 340 >= 13
