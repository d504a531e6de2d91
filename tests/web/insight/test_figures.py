"""The published numbers: what readers read, in a large hospital, a small one, and before the first
year; and what others find in their place."""

import csv
import hashlib
import io
import json
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naast.access.roles import Role
from naast.insight.logic.publications.list_support import SUPPORT
from naast.insight.models_publication import Notice, Publication
from tests.actors import a_stranger, a_team_member, a_user, client_for
from tests.factories.publications import a_publication

pytestmark = pytest.mark.django_db
FIGURES, YEAR = "/programme/figures/", "/programme/figures/2026/"
IN_TIME = f"{YEAR}in_time/"
READERS = (
    Role.BOARD,
    Role.QUALITY_MANAGER,
    Role.COORDINATOR,
    Role.DEPUTY_COORDINATOR,
    Role.STAFF_REPRESENTATIVE,
)


def a_year(period: str = "2026", cases: int = 120) -> None:
    a_publication(period, cases=cases, declared=SUPPORT)


def page_of(role: Role, address: str = FIGURES) -> str:
    answer = client_for(a_user(role)).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_reader_reads_the_newest_year_in_short_with_a_link_to_each_question() -> None:
    a_year("2025", cases=18)
    a_year("2026")
    expected = [
        "<h1>The numbers of 2026</h1>",
        "In 2026 support was offered about 120 times.",
        '<a href="/programme/figures/2025/">',
        *(f'href="{YEAR}{one}/"' for one in ("how_many", "who", "in_time", "conversations")),
    ]

    pages = {role: page_of(role) for role in READERS}

    assert {role: [one for one in expected if one not in page] for role, page in pages.items()} == {
        role: [] for role in READERS
    }


def test_whoever_may_not_read_finds_the_same_as_for_a_year_that_is_not_there() -> None:
    a_year()
    others = {
        "colleague": client_for(a_stranger()),
        "supporter": client_for(a_team_member()),
        "head": client_for(a_user(Role.HEAD_OF_DEPARTMENT)),
        "steward": client_for(a_user(Role.STEWARD)),
        "committee": client_for(a_user(Role.COMMITTEE_MEMBER)),
        "auditor": client_for(a_user(Role.AUDITOR, staff=False)),
    }
    addresses = [FIGURES, YEAR, IN_TIME, f"{YEAR}numbers.csv", f"{IN_TIME}support_in_time.json"]
    board = client_for(a_user(Role.BOARD))

    opened = [board.get(one).status_code for one in addresses]
    missing = board.get("/programme/figures/1999/")
    found = {
        name: {(answer.status_code, told(answer)) for answer in map(client.get, addresses)}
        for name, client in others.items()
    }

    assert opened == [200] * len(addresses)
    assert missing.status_code == 404
    assert found == {name: {(404, told(missing))} for name in others}


def told(answer: object) -> str:
    """What stands between head and foot."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    return str(page[page.index("<main") : page.index("</main>")])


def test_board_and_coordinator_read_the_same_numbers() -> None:
    a_year()
    board, coordinator = (client_for(a_user(role)) for role in (Role.BOARD, Role.COORDINATOR))

    assert told(board.get(IN_TIME)) == told(coordinator.get(IN_TIME))


def test_a_question_is_answered_in_a_sentence_with_its_rule_and_earlier_years_beside() -> None:
    a_year("2025")
    a_year("2026")

    page = page_of(Role.BOARD, IN_TIME)

    assert "<h1>Is everyone called in time?</h1>" in page
    assert "In 2026 the call came within a day for about " in page
    assert "Rounded to 5; fewer than 10 is not shown." in page
    assert '<th scope="col" class="num">2026</th>' in page
    assert '<th scope="col" class="num">2025</th>' in page


def test_a_hospital_of_eighteen_a_year_reads_three_years_together_and_no_page_of_stars() -> None:
    a_year(cases=18)

    page = page_of(Role.BOARD)
    question = page_of(Role.BOARD, f"{YEAR}how_many/")

    assert "In 2026 support was offered about 20 times." in page
    assert "In the years 2024 to 2026 together" in question
    assert (
        "One year is too thin to be shown by itself. These are 2024 to 2026 together." in question
    )
    assert "What is not shown, and why" in question
    assert "*" not in told(client_for(a_user(Role.BOARD)).get(f"{YEAR}how_many/"))


def test_before_the_first_year_the_page_says_when_it_comes_and_what_it_will_answer() -> None:
    with time_machine.travel(date(2026, 11, 23), tick=False):
        page = page_of(Role.BOARD)

    assert "No year has been published yet." in page
    assert "2025 is over and not published yet." in page
    assert "2026 can be published from 1 January 2027, when the year is over." in page
    assert "Is everyone called in time?" in page


def test_a_year_of_which_nothing_can_be_shown_says_so_in_words() -> None:
    a_year(cases=2)

    assert "too few of everything in this year" in page_of(Role.BOARD)
    assert "Too few calls for saying how soon they came." in page_of(Role.BOARD, IN_TIME)


def test_a_year_that_waits_for_its_signature_is_not_there() -> None:
    a_publication("2026", declared=SUPPORT, signed=False)

    assert "No year has been published yet." in page_of(Role.BOARD)
    assert client_for(a_user(Role.BOARD)).get(YEAR).status_code == 404


def test_ten_years_of_history_ask_no_more_of_the_database_than_one() -> None:
    a_year("2026", cases=18)
    addresses = [FIGURES, IN_TIME, f"{YEAR}numbers.json"]
    client = client_for(a_user(Role.BOARD))
    client.get(FIGURES)

    one = [asked(client, address) for address in addresses]
    for year in range(2017, 2026):
        a_year(str(year), cases=18)
    ten = [asked(client, address) for address in addresses]

    assert (ten, max(ten) < 20) == (one, True)


def asked(client: Client, address: str) -> int:
    """How many questions the database is asked for a page."""
    with CaptureQueriesContext(connection) as context:
        assert client.get(address).status_code == 200
    return len(context)


def test_files_are_the_same_bytes_for_everybody_in_every_language() -> None:
    a_year()
    addresses = [
        f"{YEAR}numbers.csv",
        f"{YEAR}numbers.json",
        f"{IN_TIME}support_in_time.csv",
        f"{IN_TIME}support_in_time.json",
    ]

    for address in addresses:
        found = {
            client_for(a_user(role)).get(address, headers={"accept-language": language}).content
            for role in READERS
            for language in ("nl", "en")
        }
        assert len(found) == 1, address


def test_the_file_of_a_year_carries_the_seal_that_can_be_worked_out_from_it() -> None:
    a_year()

    file = json.loads(page_of(Role.BOARD, f"{YEAR}numbers.json"))
    text = json.dumps(file["published"], sort_keys=True, separators=(",", ":"))

    assert hashlib.sha256(text.encode()).hexdigest() == file["mark"]
    assert file["mark"] in file["signature"]["line"]


def test_a_row_of_the_csv_says_the_number_whether_it_is_shown_and_by_which_rule() -> None:
    a_year()

    content = client_for(a_user(Role.BOARD)).get(f"{YEAR}numbers.csv").content
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    day = next(
        row for row in rows if (row["table"], row["part"]) == ("support_in_time", "in_time=day")
    )

    assert not content.startswith(b"\xef\xbb\xbf")
    assert (day["state"], day["rule"], day["population"]) == ("shown", "ten_five", "support")
    assert int(day["number"]) % 5 == 0
    assert {row["number"] for row in rows if row["state"] != "shown"} <= {""}


@pytest.mark.parametrize(
    "address",
    [
        "/programme/figures/1999/",
        f"{YEAR}feelings/",
        f"{YEAR}nothing/",
        f"{YEAR}who/support_in_time.csv",
        f"{IN_TIME}nothing.csv",
    ],
)
def test_what_was_not_published_is_not_there(address: str) -> None:
    a_year()

    assert client_for(a_user(Role.BOARD)).get(address).status_code == 404


def test_a_notice_stands_beside_the_numbers_with_its_date() -> None:
    a_year()
    row = a_notice("", "The year has one month less.")
    a_notice("support_in_time", "Calls of July are missing.")  # not shown beside its fine twin

    year, question = page_of(Role.BOARD), page_of(Role.BOARD, IN_TIME)

    assert ("Notice of 3 February 2027" in year, row.text in year) == (True, True)
    assert "Calls of July are missing." in year
    assert "Calls of July are missing." in question
    assert "Calls of July are missing." not in page_of(Role.BOARD, f"{YEAR}who/")


def a_notice(code: str, text: str) -> Notice:
    return Notice.objects.create(
        publication=Publication.objects.get(period="2026"),
        code=code,
        written_on=date(2027, 2, 3),
        role="coordinator",
        text=text,
    )
