"""Pictures in a PDF: in our own letters, and said to whoever hears the page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from naast.insight.logic.pictures.words import WIDE
from naast.web.pdf import PdfNotHere, pdf_of
from tests.insight.logic.pictures.samples import all_pictures


def test_a_picture_in_a_pdf_has_our_letters_and_says_what_it_shows() -> None:
    drawn = all_pictures(WIDE, standalone=True)
    page = (
        '<!doctype html><html lang="nl"><head><title>x</title></head><body>'
        f"<figure>{drawn['grid']}</figure></body></html>"
    )
    try:
        reader = PdfReader(BytesIO(pdf_of(page, look="calamity-report.css")))
    except PdfNotHere:
        pytest.skip("The libraries that draw letters are not on this machine.")

    said = [
        found["/Alt"]
        for place in range(1, int(reader.trailer["/Size"]))
        if isinstance(found := reader.get_object(place), dict) and "/Alt" in found
    ]
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1].split(",")[0]
        for one in reader.pages
        for font in one["/Resources"]["/Font"].values()
    }

    assert said == ["Titel van grid. Wat erop staat."]
    assert {name.removesuffix("-weight=650") for name in fonts} == {"Source-Sans-3"}
