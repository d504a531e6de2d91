"""Publishing a year and adding a notice: once, by keepers only, and every refusal in words."""

from datetime import UTC, datetime

import pytest
import time_machine

from naast.access.roles import Role
from naast.insight.logic.publications.list_support import SUPPORT
from naast.insight.models_publication import Notice, Publication
from tests.actors import a_user, client_for
from tests.factories.facts import invented_facts, keep_facts
from tests.factories.publications import a_publication
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
PUBLISH, NOTICE = "/programme/figures/publish/", "/programme/figures/2025/notice/"
IN_JANUARY = datetime(2026, 1, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _january():
    with time_machine.travel(IN_JANUARY, tick=False):
        yield


def test_a_keeper_reads_what_it_is_publishes_once_and_reads_the_year(vault: RunningVault) -> None:
    keep_facts(vault, invented_facts("2025", cases=14))
    keeper = client_for(a_user(Role.QUALITY_MANAGER))

    asked = keeper.get(PUBLISH).content.decode()
    done = keeper.post(PUBLISH, {"period": "2025"}, follow=True).content.decode()
    again = keeper.post(PUBLISH, {"period": "2025"}).content.decode()

    assert "Once, and for ever: a year cannot be published a second time" in asked
    assert "Publish 2025 for ever" in asked
    assert "<h1>The numbers of 2025</h1>" in done
    assert "It is published." in done
    assert "The numbers of 2025 are published already" in again
    assert Publication.objects.count() == 1


def test_without_its_vault_nothing_is_published_and_the_page_says_what_to_do() -> None:
    page = client_for(a_user(Role.COORDINATOR)).post(PUBLISH, {"period": "2025"}).content.decode()

    assert "It was not published" in page
    assert "Nothing is published. Try again in a while" in page
    assert Publication.objects.exists() is False


@pytest.mark.parametrize("period", ["2026", "", "20", "nonsense", "\x00"])
def test_no_other_year_is_published_by_what_a_form_may_carry(period: str) -> None:
    answer = client_for(a_user(Role.COORDINATOR)).post(PUBLISH, {"period": period})

    assert (answer.status_code, "It was not published" in answer.content.decode()) == (200, True)
    assert Publication.objects.exists() is False


def test_who_reads_only_finds_no_press_and_nothing_behind_its_address() -> None:
    a_publication("2024", cases=18, declared=SUPPORT)
    keeper, board = (client_for(a_user(role)) for role in (Role.COORDINATOR, Role.BOARD))
    start = "/programme/figures/"

    kept, read = (client.get(start).content.decode() for client in (keeper, board))

    assert ("Publish 2025" in kept, "Publish 2025" in read) == (True, False)
    assert "A coordinator or the quality manager publishes it." in read
    assert [keeper.get(one).status_code for one in (PUBLISH, NOTICE.replace("5", "4"))] == [200] * 2
    assert [board.get(one).status_code for one in (PUBLISH, NOTICE.replace("5", "4"))] == [404] * 2
    assert board.post(PUBLISH, {"period": "2025"}).status_code == 404


def test_a_notice_is_added_to_a_table_and_read_by_the_board() -> None:
    a_publication("2025", cases=60, declared=SUPPORT)
    keeper = client_for(a_user(Role.COORDINATOR))

    empty = keeper.post(NOTICE, {"code": "support_total", "text": " "})
    wrong = keeper.post(NOTICE, {"code": "nothing", "text": "Something."})
    none = Notice.objects.count()
    added = keeper.post(NOTICE, {"code": "support_in_time", "text": "Calls of July are <missing>."})
    page = client_for(a_user(Role.BOARD)).get("/programme/figures/2025/in_time/").content.decode()

    assert (empty.status_code, wrong.status_code, none, added.status_code) == (200, 200, 0, 302)
    assert "Write what readers should know." in empty.content.decode()
    assert "Notice of 20 January 2026" in page
    assert "Calls of July are &lt;missing&gt;." in page
