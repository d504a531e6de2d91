"""The paper, and the page that says whether it is real: what stands on the paper and no more."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from naast.access.roles import Role
from naast.incidents.sender_limits import LIMITS
from naast.supporters.actions.calendar_address import make_calendar_address
from naast.supporters.actions.invite_to_session import invite_to_session
from naast.supporters.actions.issue_certificate import issue_certificate
from naast.supporters.models_training import Certificate
from naast.web.certificates import certificate_page
from naast.web.pdf import PdfNotHere, pdf_of
from tests.actors import an_actor, client_for
from tests.calendars import events
from tests.factories.training import a_candidate, a_curriculum, a_session, actor_of, attended

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
PAGE = "/certificate/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def row() -> Certificate:
    coordinator = an_actor(Role.COORDINATOR)
    supporter = a_candidate(by=coordinator, at=AT, name="Anna Vos")
    curriculum = a_curriculum(by=coordinator, at=AT)
    attended(supporter, curriculum, by=coordinator, at=AT)
    return issue_certificate(actor=coordinator, at=AT, supporter=supporter, curriculum=curriculum)


def asked(client: Client, code: str) -> str:
    return client.post(PAGE, {"code": code}).text


def test_a_code_finds_what_stands_on_the_paper_however_it_is_typed(
    client: Client, row: Certificate
) -> None:
    code = row.code
    typed = f" {code[:4]}-{code[4:8]} {code[8:]}".lower()

    text = asked(client, typed)

    for word in ("Anna Vos", "Half a day to begin with", "14 January 2027", "13 January 2032"):
        assert word in text
    person = row.supporter.person
    for word in (person.email, person.staff_number, person.department.name, person.phone):
        assert word not in text


def test_every_wrong_code_gets_the_same_answer(client: Client, row: Certificate) -> None:
    withdrawn = row.code
    assert "Anna Vos" in asked(client, withdrawn)
    row.delete()

    def answer(code: str) -> str:
        text = asked(client, code).replace(f'value="{code}"', "")
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)

    assert answer(withdrawn) == answer("AAAAAAAAAAAA") == answer("x")


def test_an_old_certificate_is_real_and_says_that_it_is_over(
    client: Client, row: Certificate
) -> None:
    with time_machine.travel(datetime(2032, 1, 14, 9, 0, tzinfo=UTC)):
        assert "Real, but no longer valid." in asked(client, row.code)


def test_trying_codes_is_slowed_down(client: Client, row: Certificate) -> None:
    for _ in range(LIMITS["certificate"].one_address):
        assert client.post(PAGE, {"code": "AAAA"}).status_code == 200

    assert client.post(PAGE, {"code": row.code}).status_code == 429


def test_the_paper_is_tagged_and_says_who_what_and_how_to_check(row: Certificate) -> None:
    try:
        content = pdf_of(certificate_page(row), look="certificate.css")
    except PdfNotHere:
        pytest.skip("The libraries that draw letters are not here: scripts/programs.sh pdf")

    reader = PdfReader(BytesIO(content))
    root = reader.root_object
    text = " ".join(reader.pages[0].extract_text().split())
    assert (len(reader.pages), root["/MarkInfo"]["/Marked"], root["/Lang"]) == (1, True, "en")
    assert "/StructTreeRoot" in root
    assert "Anna Vos" in text
    assert f"{row.code[:4]}-{row.code[4:8]}-{row.code[8:]}" in text
    fonts = reader.pages[0]["/Resources"]["/Font"].get_object().values()  # type: ignore[index]
    assert any("Source-Sans" in font.get_object()["/BaseFont"] for font in fonts)


def test_a_page_for_print_reads_no_file_and_asks_nobody() -> None:
    try:
        plain = pdf_of('<html lang="en"><title>x</title><p>x</p></html>', look="certificate.css")
    except PdfNotHere:
        pytest.skip("The libraries that draw letters are not here: scripts/programs.sh pdf")
    asks = '<html lang="en"><title>x</title><p>x</p><img alt="y" src="file:///etc/hostname"></html>'

    content = pdf_of(asks, look="certificate.css")

    assert abs(len(content) - len(plain)) < 1500
    assert b"/Image" not in content


def test_only_the_supporter_and_the_coordinator_download_it(row: Certificate) -> None:
    from naast.access.models import User

    owner = client_for(User.objects.get(pk=row.supporter.person_id))
    coordinator = an_actor(Role.COORDINATOR)
    other = a_candidate(by=coordinator, at=AT)
    address = f"/supporter/training/certificates/{row.pk}/"

    assert owner.get(address).status_code in (200, 503)
    assert client_for(User.objects.get(pk=other.person_id)).get(address).status_code == 404


def test_a_diary_gets_neutral_words_and_a_wrong_secret_nothing(client: Client) -> None:
    coordinator = an_actor(Role.COORDINATOR)
    supporter = a_candidate(by=coordinator, at=AT, languages=["en"])
    curriculum = a_curriculum(by=coordinator, at=AT)
    begins = AT + timedelta(days=9)
    session = a_session(curriculum, by=coordinator, at=AT, begins_at=begins)
    invite_to_session(actor=coordinator, at=AT, session=session, supporters=[supporter.pk])
    secret = make_calendar_address(actor=actor_of(supporter), at=AT)

    answer = client.get(f"/calendar/{secret}/naast.ics")

    (found,) = events(answer.content)
    assert (found.summary.value, found.location.value) == ("Training", "Room 4")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    for word in (b"peer", b"Iris Berg", b"Half a day", b"colleague"):
        assert word not in answer.content
    wrong = client.get(f"/calendar/{secret[:-1]}/naast.ics")
    assert (wrong.status_code, wrong.content) == (404, b"")
