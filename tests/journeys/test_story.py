"""The main story in a real browser: from a report on a phone until nothing is left."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, expect

from naast.access.actor import CLOCK
from naast.access.models import User
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.models import Case
from naast.cli.canaries.search import search
from naast.cli.canaries.words import Canaries, canaries_of
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.models import Incident
from naast.people.models import Hospital
from naast.privacy import vault_client
from naast.workflows.run_clocks import run_clocks
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import a_coordinator, a_supporting_actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME, PHONE, EMAIL = "Quirijn Quastelaar", "06 9876 5432", ""
CANARIES = Canaries(tuple(canaries_of(NAME, PHONE, EMAIL)))


def looked_at(page: Page) -> Page:
    """Every page of the story keeps to the rules of every page."""
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
    return page


def fill_in_the_report(page: Page) -> None:
    page.goto("/report/")
    page.get_by_label("Aggression or violence").check()
    page.get_by_label("Where did it happen?").fill("Spoedeisende hulp")
    page.get_by_label(re.compile("^What happened, in short")).fill("Een bezoeker dreigde.")
    person = page.get_by_role("group", name="Colleague 1", exact=True)
    person.get_by_label(re.compile("^Name")).fill(NAME)
    person.get_by_label(re.compile("^Telephone")).fill(PHONE)
    looked_at(page)
    page.get_by_role("button", name="Send the report").click()


@contextmanager
def everything_in(folder: Path, vault_folder: Path) -> Iterator[Path]:
    """A thief's copy of the database with its write-ahead log, a dump, and the vault's folder."""
    folder.mkdir()
    if connection.vendor == "sqlite":
        source = Path(connection.settings_dict["NAME"].partition("?")[0].removeprefix("file:"))
        for part in source.parent.glob(f"{source.name}*"):
            shutil.copy(part, folder)
    shutil.copytree(vault_folder, folder / "vault")
    yield folder


def found_in(folder: Path, vault_folder: Path) -> set[str]:
    with everything_in(folder, vault_folder) as stolen:
        return {one.text for one in search(stolen, CANARIES, vault=stolen / "vault").canaries}


def on_disk() -> bool:
    """SQLite in a file, as in a hospital; PostgreSQL has the same search among the attacks."""
    if connection.vendor == "sqlite":
        assert "memory" not in str(connection.settings_dict["NAME"])
    return connection.vendor == "sqlite"


def test_a_nurse_reports_and_one_colleague_is_helped_and_forgotten(
    vault, open_page, live_server, tmp_path
):
    Hospital.objects.create(name="Ziekenhuis Denkbeeld", night_phone="0800 000 0002")
    coordinator = User.objects.get(pk=a_coordinator().id)
    helper = User.objects.get(pk=a_supporting_actor(name="Sanne Steunpunt").id)

    nurse = open_page((390, 844), has_touch=True)
    fill_in_the_report(nurse)
    expect(nurse.get_by_role("heading", name="Thank you. We have your report.")).to_be_visible()
    looked_at(nurse)
    case = Case.objects.get()
    assert case.adopted is True

    desk = open_page((1280, 900))
    sign_in(desk, coordinator, live_server.url)
    desk.goto("/coordinator/")
    looked_at(desk)
    assert NAME not in desk.content()
    desk.get_by_role("link", name=re.compile(case.number)).click()
    desk.get_by_role("button", name="Show who it is").click()
    expect(desk.get_by_role("heading", name=NAME)).to_be_visible()
    looked_at(desk)
    desk.get_by_role("button", name="Ask Sanne Steunpunt").click()

    if on_disk():
        assert {NAME, PHONE} <= found_in(tmp_path / "before", vault.folder)

    phone = open_page((390, 844), has_touch=True)
    sign_in(phone, helper, live_server.url)
    phone.goto("/supporter/")
    phone.get_by_role("link", name=re.compile(case.number)).click()
    expect(phone.get_by_role("heading", name=NAME)).to_be_visible()
    looked_at(phone)
    phone.get_by_role("button", name="Yes, I will call").click()
    phone.get_by_role("button", name=re.compile("^We talked")).click()
    phone.get_by_role("button", name=re.compile("^We had the follow-up talk")).click()
    looked_at(phone)
    phone.get_by_role("button", name=re.compile("^Checked, and it is finished")).click()
    expect(phone.get_by_text("After ten minutes the details are deleted")).to_be_visible()

    later = timezone.now() + timedelta(minutes=11)
    mark_support_offered(actor=CLOCK, at=later + timedelta(days=2))
    run_clocks(at=later)
    for _night in range(8):
        turn_epoch(actor=CLOCK, at=later)

    assert Case.objects.count() == 0
    assert Incident.objects.get().support_offered is True
    assert vault_client.fact_count() == 1
    assert all(NAME not in str(message.message()) for message in mail.outbox)
    if on_disk():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert found_in(tmp_path / "after", vault.folder) == set()


def test_everything_can_be_done_with_the_keyboard_alone(vault, open_page, live_server):
    a_coordinator()
    page = open_page((390, 844))
    page.goto("/support/me/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_phone":
            break
    page.keyboard.type("0612345678")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="We have your request")).to_be_visible()


def test_everything_can_be_done_without_javascript(vault, open_page, live_server):
    coordinator = User.objects.get(pk=a_coordinator().id)
    a_supporting_actor(name="Sanne Steunpunt", languages=["nl", "en"])
    page = open_page((390, 844), java_script_enabled=False)
    page.goto("/support/me/")
    page.get_by_label(re.compile("number can you be called")).fill("0612345678")
    page.get_by_role("button", name="Please call me").click()
    expect(page.get_by_role("heading", name="We have your request")).to_be_visible()
    desk = open_page((390, 844), java_script_enabled=False)
    sign_in(desk, coordinator, live_server.url)
    desk.goto("/coordinator/")
    desk.get_by_role("link", name=re.compile(Case.objects.get().number)).click()
    desk.get_by_role("button", name="Show who it is").click()
    desk.get_by_role("button", name="Ask Sanne Steunpunt").click()
    expect(desk.get_by_text("Asked. You hear nothing")).to_be_visible()
