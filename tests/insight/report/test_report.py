"""The annual report: what the board gets on paper, and from what."""

import html
import io
import re
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader

from naast.access.roles import Role
from naast.cli.main import cli
from naast.insight.actions.choose_logo import choose_logo
from naast.insight.actions.write_report import write_report
from naast.insight.choices_report import Place
from naast.insight.logic.publications.list_support import SUPPORT
from naast.insight.models_publication import Notice, Publication
from naast.insight.models_report import ReportLogo, ReportWords
from naast.web.insight.annual_report import report_page, report_pdf
from tests.actors import a_user, an_actor, client_for
from tests.factories.publications import a_publication
from tests.insight.report.test_own_words import a_picture

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
REPORT = "/programme/report/"
READERS = (Role.BOARD, Role.QUALITY_MANAGER, Role.COORDINATOR, Role.STAFF_REPRESENTATIVE)


def publish(cases: int = 120) -> None:
    for year in ("2023", "2024", "2025"):
        a_publication(year, cases=cases, declared=SUPPORT)


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def page(cases: int = 120, language: str = "en") -> str:
    publish(cases)
    found = report_page(an_actor(Role.BOARD), "2025", language)
    assert found is not None
    return found


def page_again() -> str:
    return str(report_page(an_actor(Role.BOARD), "2025", "en"))


def test_the_pdf_is_tagged_in_its_language_and_begins_with_the_hospitals_own_words():
    publish()
    write_report(
        actor=an_actor(Role.QUALITY_MANAGER),
        at=NOW,
        period="2025",
        language="nl",
        texts={Place.FOREWORD: "Wij staan naast elkaar."},
    )
    content = report_pdf(an_actor(Role.BOARD), "2025", "nl")
    assert content is not None
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    text = " ".join(one.extract_text() for one in reader.pages)
    assert text.index("2025") < text.index("Wij staan naast elkaar.")


def test_words_of_another_language_are_not_in_it():
    publish()
    write_report(
        actor=an_actor(Role.QUALITY_MANAGER),
        at=NOW,
        period="2025",
        language="nl",
        texts={Place.AHEAD: "Meer collega's opleiden."},
    )
    dutch, english = (report_page(an_actor(Role.BOARD), "2025", one) for one in ("nl", "en"))
    assert ("Meer collega" in str(dutch), "Meer collega" in str(english)) == (True, False)


def test_the_numbers_are_those_that_were_published_and_the_summary_says_no_more():
    text = text_of(page())
    assert "In 2025 support was offered about 120 times." in text
    assert "Annual report Peer support in 2025" in text
    assert not re.search(r"\b(effect|effective|improve[sd]?|thanks to)\b", text, re.IGNORECASE)


def test_a_small_hospital_reads_three_years_and_why_the_rest_is_not_shown():
    text = text_of(page(cases=18))
    assert "In 2025 support was offered about 20 times." in text
    assert "2023 to 2025 together." in text
    assert "fewer than 10" in text
    assert "*" not in text


def test_a_notice_stands_in_the_report_beside_its_table():
    publish()
    Notice.objects.create(
        publication=Publication.objects.get(period="2025"),
        code="support_total",
        written_on=date(2026, 3, 3),
        role="coordinator",
        text="Two offers of December were entered twice.",
    )
    found = report_page(an_actor(Role.BOARD), "2025", "en")
    assert "3 March 2026" in str(found) and "Two offers of December" in str(found)


def test_the_logo_is_inside_and_the_words_for_who_cannot_see_it():
    publish()
    choose_logo(actor=an_actor(Role.QUALITY_MANAGER), at=NOW, content=a_picture(), words="De Brug")
    content = report_pdf(an_actor(Role.BOARD), "2025", "nl")
    assert content is not None
    images = PdfReader(io.BytesIO(content)).pages[0].images
    assert [Image.open(io.BytesIO(one.data)).size for one in images] == [(60, 20)]
    assert 'alt="De Brug"' in str(report_page(an_actor(Role.BOARD), "2025", "nl"))


def test_a_picture_says_aloud_what_it_shows():
    publish()
    content = report_pdf(an_actor(Role.BOARD), "2025", "en")
    assert content is not None
    reader = PdfReader(io.BytesIO(content))
    things = [reader.get_object(place) for place in range(1, int(reader.trailer["/Size"]))]
    said = [one["/Alt"] for one in things if isinstance(one, dict) and "/Alt" in one]
    titles = re.findall(r"<svg[^>]*><title[^>]*>([^<]+)</title>", page_again())
    assert said == [html.unescape(one) for one in titles]
    assert len(said) > 1 and min(map(len, said)) > 40


def test_nothing_comes_from_elsewhere():
    assert re.findall(r"(?:src|href)=\"(?!data:)[^\"#]+\"", page()) == []


def test_readers_take_it_home_and_others_find_what_nobody_published():
    publish(30)
    got = client_for(a_user(Role.BOARD)).get(f"{REPORT}2025/nl.pdf")
    assert (got.status_code, got["Content-Type"]) == (200, "application/pdf")
    assert client_for(a_user(Role.BOARD)).get(f"{REPORT}2021/nl.pdf").status_code == 404
    for role in (Role.PEER_SUPPORTER, Role.STEWARD, Role.HEAD_OF_DEPARTMENT, Role.ANALYST):
        assert client_for(a_user(role)).get(f"{REPORT}2025/nl.pdf").status_code == 404
        assert report_pdf(an_actor(role), "2025", "nl") is None


def test_the_page_leads_readers_to_the_files_and_keepers_to_the_words():
    publish(30)
    pages = {one: client_for(a_user(one)).get(REPORT, follow=True) for one in READERS}
    assert {one: got.status_code for one, got in pages.items()} == dict.fromkeys(READERS, 200)
    files = {one: got.content.count(b".pdf") for one, got in pages.items()}
    words = {one: b"/words/nl/" in got.content for one, got in pages.items()}
    assert files == dict.fromkeys(READERS, 2)
    assert words == {
        Role.BOARD: False,
        Role.QUALITY_MANAGER: True,
        Role.COORDINATOR: True,
        Role.STAFF_REPRESENTATIVE: False,
    }


def test_before_the_first_year_it_says_when_there_will_be_one():
    got = client_for(a_user(Role.BOARD)).get(REPORT)
    assert "No year is published yet." in got.content.decode()


def test_a_keeper_writes_words_and_reads_them_again():
    publish(30)
    keeper = client_for(a_user(Role.QUALITY_MANAGER))
    address = f"{REPORT}2025/words/nl/"
    given = {"foreword": "Wij staan naast elkaar.", "year": "", "ahead": ""}
    saved = keeper.post(address, given)
    assert saved["Location"] == f"{REPORT}2025/"
    assert "Wij staan naast elkaar." in keeper.get(address).content.decode()
    long = keeper.post(address, given | {"foreword": "x" * 3001})
    assert long.status_code == 200
    assert ReportWords.objects.get().text == "Wij staan naast elkaar."


def test_a_keeper_brings_in_a_logo_and_takes_it_away():
    keeper = client_for(a_user(Role.QUALITY_MANAGER))
    wrong = SimpleUploadedFile("logo.svg", b"<svg/>", "image/svg+xml")
    refused = keeper.post(f"{REPORT}logo/", {"picture": wrong, "words": "De Brug"})
    assert "A logo is a PNG or a JPEG here." in refused.content.decode()
    file = SimpleUploadedFile("logo.png", a_picture(), "image/png")
    keeper.post(f"{REPORT}logo/", {"picture": file, "words": "De Brug"})
    assert ReportLogo.objects.get().words == "De Brug"
    keeper.post(f"{REPORT}logo/", {"remove": "yes"})
    assert not ReportLogo.objects.exists()


def test_the_command_writes_the_file_or_says_what_is_missing(tmp_path):
    publish(30)
    file = tmp_path / "report.pdf"
    done = CliRunner().invoke(cli, ["report", "--period", "2025", "--output", str(file)])
    assert (done.exit_code, file.read_bytes()[:5]) == (0, b"%PDF-")
    none = CliRunner().invoke(cli, ["report", "--period", "2021", "--output", str(file)])
    assert (none.exit_code, none.stderr) == (
        1,
        "Nothing is published of 2021. Publish it first: naast publish --period 2021\n",
    )
    nowhere = tmp_path / "none" / "report.pdf"
    lost = CliRunner().invoke(cli, ["report", "--period", "2025", "--output", str(nowhere)])
    assert (lost.exit_code, "cannot be written" in lost.stderr) == (1, True)
