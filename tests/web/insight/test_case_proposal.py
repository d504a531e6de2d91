"""The proposal to the board: two tagged sheets whatever the inputs, in two languages."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from naast.access.roles import Role
from naast.insight.logic.business_case.inputs import SPECS, Case, Given, Saving, Trust
from naast.web.insight.proposal import Proposal, proposal_html, proposal_pdf
from naast.web.pdf import PdfNotHere
from tests.actors import a_user, client_for
from tests.factories.business_case import a_business_case

DAY = date(2026, 3, 2)
BOARD = Proposal(a_business_case(), "Gasthuis", DAY, "en")


def the_longest() -> Case:
    """Every figure as long as it may be, with ranges; a team that the simulation never reaches."""
    given = {
        code: Given(
            Decimal(spec.most) - Decimal("0.4444"), Decimal(spec.least), Decimal(spec.most),
            Trust.ESTIMATED, "w" * 160,
        )
        for code, spec in SPECS.items()
    }  # fmt: skip
    given["supported"] = Given(Decimal(300), Decimal(1), Decimal(20_000), Trust.MEASURED, "x")
    return Case(given, frozenset(Saving), "CHF")


def pages_of(proposal: Proposal) -> PdfReader:
    try:
        return PdfReader(BytesIO(proposal_pdf(proposal)))
    except PdfNotHere:
        pytest.skip("The libraries that draw letters are not here: scripts/programs.sh pdf")


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def a_png() -> bytes:
    """One white dot, 400 wide."""

    def chunk(kind: bytes, told: bytes) -> bytes:
        whole = kind + told
        return struct.pack(">I", len(told)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 400, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" + b"\xff" * 400)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_it_is_tagged_and_says_need_team_cost_year_and_limits() -> None:
    reader = pages_of(BOARD)

    root, text = reader.root_object, words_of(reader)
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")
    assert "/StructTreeRoot" in root
    for words in (
        "Gasthuis",
        "2 March 2026",
        "with 10 supporters, a coordinator for 400 hours a year, and €42,000 in the first year.",
        "they show a need, not that peer support meets it",
        "As in this case: With 10 supporters",
        "Together €42,000 €37,600",
        "It pays for itself from 29 supported colleagues a year on.",
        "The works council agrees",
        "its inputs are not public",
        "What is left in a year rests most on",
        "Ned Tijdschr Geneeskd",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("case", "hospital", "language"),
    [
        (Case(), "", "en"),
        (a_business_case(counted=frozenset()), "Gasthuis", "nl"),
        (the_longest(), "W" * 120, "nl"),
    ],
    ids=["blank", "no saving", "long"],
)
def test_it_is_two_sheets_whatever_the_inputs(case: Case, hospital: str, language: str) -> None:
    reader = pages_of(Proposal(case, hospital, DAY, language, a_png()))

    assert (len(reader.pages), reader.root_object["/Lang"]) == (2, language)


def test_what_is_blank_is_said_and_no_figure_stands_in_its_place() -> None:
    with translation.override("en"):
        html = proposal_html(replace(BOARD, case=Case(), hospital=""))

    assert "Some figures are still blank. We ask the board to say who can fill them in" in html
    assert "Still blank in our own figures: Colleagues supported in a year;" in html
    assert "This cannot be said before it is filled in" in html
    assert html.count("still blank") > 20


def test_a_hospital_with_strange_letters_in_its_name_is_printed_as_words() -> None:
    with translation.override("en"):
        html = proposal_html(replace(BOARD, hospital='<img src="file:///etc/passwd">'))

    assert "<img" not in html
    assert "&lt;img" in html


@pytest.mark.django_db
def test_the_board_fetches_it_and_a_head_of_department_finds_nothing() -> None:
    board, head = client_for(a_user(Role.BOARD)), client_for(a_user(Role.HEAD_OF_DEPARTMENT))
    address = "/programme/case/proposal/en/"

    assert board.get(address).status_code in (200, 503)
    assert board.get("/programme/case/proposal/xx/").status_code == 404
    assert head.get(address).status_code == 404
