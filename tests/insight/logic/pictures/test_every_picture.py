"""What holds of every picture: readable, reachable by ear, and nothing that a page forbids."""

import re
from pathlib import Path

import pytest

from naast.insight.logic.pictures.bars import Bar, bars
from naast.insight.logic.pictures.style import LOOKS
from naast.insight.logic.pictures.words import PHONE, WIDE, PictureWords
from tests.insight.logic.pictures.drawn import SVG, assert_in_order, read
from tests.insight.logic.pictures.samples import all_pictures

CSS = Path("naast/ui/static/ui/pictures.css")
DRAWN = {
    (name, across): svg for across in (PHONE, WIDE) for name, svg in all_pictures(across).items()
}
ATTRIBUTES = {
    "viewBox", "role", "aria-labelledby", "font-size", "font-weight", "text-anchor", "class", "id",
    "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "width", "height", "d",
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWN, ids=lambda name: f"{name[0]}-{name[1]}")
def test_no_words_stand_over_others_or_leave_the_picture(name: tuple[str, int]) -> None:
    assert_in_order(DRAWN[name])


def test_a_picture_holds_shapes_with_classes_and_nothing_else() -> None:
    for svg in DRAWN.values():
        parts = list(read(svg).iter())
        assert {part.tag.removeprefix(SVG) for part in parts} <= {
            "svg", "title", "desc", "rect", "line", "path", "circle", "text",
        }  # fmt: skip
        assert {name for part in parts for name in part.attrib} <= ATTRIBUTES


def test_a_picture_says_its_title_and_its_description() -> None:
    picture = read(DRAWN["bars", PHONE])

    title, desc = picture[0], picture[1]

    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-labelledby"] == f"{title.attrib['id']} {desc.attrib['id']}"
    assert (title.text, desc.text) == ("Titel van bars", "Wat erop staat.")


def test_no_id_comes_twice_on_a_page_of_all_pictures() -> None:
    ids = [found for svg in DRAWN.values() for found in re.findall(r'\bid="([^"]+)"', svg)]

    assert len(ids) == len(set(ids)) == 2 * len(DRAWN)


def test_every_class_is_known_to_the_page_and_to_a_file_of_its_own() -> None:
    used = {
        name
        for svg in DRAWN.values()
        for names in re.findall(r'class="([^"]+)"', svg)
        for name in names.split()
    } - {"pic", "pic--phone", "pic--wide"}
    on_the_page = set(re.findall(r"\.(pic-[a-z0-9-]+)", CSS.read_text())) - {
        "pic--phone",
        "pic--wide",
    }

    assert used == set(LOOKS)
    assert on_the_page == set(LOOKS)


def test_a_file_of_its_own_brings_its_colours_and_its_size() -> None:
    alone = all_pictures(WIDE, standalone=True)["funnel"]

    assert alone.count("<style>") == 1
    assert read(alone).attrib["width"] == "600"
    assert alone.replace(read_style(alone), "").count("#") == 0


def read_style(svg: str) -> str:
    start, end = svg.index("<style>"), svg.index("</style>")
    return svg[start : end + len('</style><rect fill="#fff"')]


def test_words_from_outside_are_words_in_the_picture() -> None:
    odd = PictureWords(title="<b>&", description='"', not_shown="<i>", key='a"><script>')
    svg = bars([Bar("</text><script>", None)], odd)

    assert "<script" not in svg
    assert read(svg)[0].text == "<b>&"
