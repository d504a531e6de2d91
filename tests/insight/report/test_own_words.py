"""The hospital's own words and logo in its annual report."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image, PngImagePlugin

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.insight.actions.choose_logo import choose_logo
from naast.insight.actions.write_report import TooManyWords, write_report
from naast.insight.choices_report import MOST_WORDS, WHY_NO_LOGO, Place
from naast.insight.logic.logo import LARGEST, MOST_BYTES, NoLogo, drawn_logo
from naast.insight.queries.report import logo, own_words
from tests.actors import an_actor

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Actor:
    return an_actor(Role.BOARD)


@pytest.fixture
def keeper() -> Actor:
    return an_actor(Role.QUALITY_MANAGER)


def a_picture(size: tuple[int, int] = (60, 20), kind: str = "PNG") -> bytes:
    out, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Author", "Canary Tekenaar")
    Image.new("RGB", size, "#1d5b5e").save(
        out, kind, **({"pnginfo": notes} if kind == "PNG" else {})
    )
    return out.getvalue()


def write(keeper: Actor, texts: dict[Place, str], language: str = "nl") -> None:
    write_report(actor=keeper, at=NOW, period="2025", language=language, texts=texts)


def test_words_are_read_by_year_and_language(keeper: Actor, board: Actor):
    write(keeper, {Place.FOREWORD: " Wij staan naast elkaar. "})
    write(keeper, {Place.FOREWORD: "We stand beside one another."}, "en")
    assert own_words(board, "2025", "nl") == {Place.FOREWORD: "Wij staan naast elkaar."}
    assert own_words(board, "2025", "en") == {Place.FOREWORD: "We stand beside one another."}
    assert own_words(board, "2024", "nl") == {}


def test_an_empty_text_takes_its_paragraph_out_and_no_other(keeper: Actor, board: Actor):
    write(keeper, {Place.FOREWORD: "Een", Place.AHEAD: "Twee"})
    write(keeper, {Place.FOREWORD: "  "})
    assert own_words(board, "2025", "nl") == {Place.AHEAD: "Twee"}


def test_half_a_page_is_the_most(keeper: Actor, board: Actor):
    write(keeper, {Place.FOREWORD: "x" * MOST_WORDS})
    with pytest.raises(TooManyWords):
        write(keeper, {Place.FOREWORD: "x" * (MOST_WORDS + 1)})
    assert len(own_words(board, "2025", "nl")[Place.FOREWORD]) == MOST_WORDS


def test_who_may_not_read_the_numbers_reads_none_of_it(keeper: Actor, board: Actor):
    write(keeper, {Place.FOREWORD: "Een"})
    choose_logo(actor=keeper, at=NOW, content=a_picture(), words="De Brug")
    assert own_words(board, "2025", "nl") and logo(board)
    for role in (Role.COLLEAGUE, Role.PEER_SUPPORTER, Role.STEWARD, Role.HEAD_OF_DEPARTMENT):
        assert (own_words(an_actor(role), "2025", "nl"), logo(an_actor(role))) == ({}, None)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_keeps_its_colours_and_nothing_else(keeper: Actor, board: Actor, kind: str):
    content = a_picture(kind=kind)
    assert (b"Canary" in content) == (kind == "PNG")
    choose_logo(actor=keeper, at=NOW, content=content, words="De Brug")
    kept = logo(board)
    assert kept is not None
    assert b"Canary" not in kept.picture
    with Image.open(io.BytesIO(kept.picture)) as picture:
        assert (picture.format, picture.size) == ("PNG", (60, 20))
        assert picture.convert("RGB").getpixel((5, 5)) == pytest.approx((29, 91, 94), abs=3)


def test_a_large_picture_becomes_small_and_keeps_its_shape():
    with Image.open(io.BytesIO(drawn_logo(a_picture((3000, 600))))) as picture:
        assert picture.size == (LARGEST[0], 240)


def test_a_logo_is_taken_away(keeper: Actor, board: Actor):
    choose_logo(actor=keeper, at=NOW, content=a_picture(), words="De Brug")
    choose_logo(actor=keeper, at=NOW, content=None, words="")
    assert logo(board) is None


REFUSED = {
    "empty": b"",
    "large": b"\x89PNG\r\n\x1a\n" + b"0" * MOST_BYTES,
    "kind": b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
    "damaged": a_picture()[:60],
    "pixels": a_picture((5000, 4000)),
}


@pytest.mark.parametrize("why", sorted(REFUSED))
def test_what_is_no_logo_is_refused_and_the_old_one_stays(why: str, keeper: Actor, board: Actor):
    choose_logo(actor=keeper, at=NOW, content=a_picture(), words="De Brug")
    before = logo(board)
    with pytest.raises(NoLogo) as refused:
        choose_logo(actor=keeper, at=NOW, content=REFUSED[why], words="Anders")
    assert refused.value.why == why
    assert str(WHY_NO_LOGO[refused.value.why])
    assert logo(board) == before
