"""A file of another incident system in a real browser: on a phone, without script, accessible."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.cases.models import Case
from naast.incidents.models import Incident, RowToMend
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.incident_files import NAMED, a_row, an_xlsx
from tests.factories.pages import Visitor, a_visiting_coordinator
from tests.factories.people import a_department
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def owner(vault: RunningVault) -> Visitor:
    a_department(name="Spoedeisende hulp")
    return a_visiting_coordinator()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Of one system: a first with a row to mend, and the next day's."""
    today = timezone.localdate()
    day = {"Datum voorval": f"{today:%d-%m-%Y}"}
    first, second = tmp_path / "eerste.xlsx", tmp_path / "tweede.xlsx"
    broken = {"Datum voorval": "31-2-2026", "Soort melding": "Klacht"}
    first.write_bytes(an_xlsx(a_row("M1", **day), a_row("M2", **broken)))
    second.write_bytes(an_xlsx(a_row("M1", **day), a_row("M3", **day)))
    return first, second


def hand_in(page: Page, file: Path) -> None:
    page.goto("/report/import/")
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Go on").click()


def looked_at(page: Page, axe: bool) -> None:
    """Whole on this screen and, where there is script, accessible."""
    page.wait_for_load_state("load")  # before its styles a page has small targets
    assert_no_sideways_scroll(page)
    assert_large_targets(page)
    if axe:
        assert_no_axe_violations(page)
    assert "Canary" not in page.content()


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESKTOP, True)], ids=str
)
def test_a_coordinator_brings_in_a_spreadsheet_and_the_next_goes_straight_through(
    open_page: OpenPage,
    live_server: LiveServer,
    owner: Visitor,
    files: tuple[Path, Path],
    size: tuple[int, int],
    script: bool,
) -> None:
    page = open_page(size, java_script_enabled=script)
    sign_in(page, User.objects.get(pk=owner.actor.id), live_server.url)
    look = looked_at if script else lambda *_: None
    hand_in(page, files[0])

    expect(page.get_by_role("heading", name="Which column is which?")).to_be_visible()
    expect(page.get_by_label("Soort melding")).to_have_value("kind")
    look(page, script)
    page.get_by_role("button", name="Go on").click()

    page.get_by_label("Harm to the patient: klasse 2").select_option(label="Moderate")
    page.get_by_label("Name of the other system").fill("Veiligmelder")
    page.get_by_label("Keep these choices as").fill("Veiligmelder")
    look(page, script)
    page.get_by_role("button", name="See what would happen").click()

    expect(page.get_by_text("Nothing is taken in yet.")).to_be_visible()
    assert NAMED not in page.content()
    look(page, script)
    page.get_by_role("button", name="Take it in now").click()

    expect(page.get_by_role("heading", name="The file is in")).to_be_visible()
    look(page, script)
    page.get_by_role("link", name="Rows to mend").click()
    look(page, script)
    page.get_by_role("link", name=re.compile("^Row 3 of the file")).click()
    expect(page.get_by_label("Name of colleague 1")).to_have_value(NAMED)
    look(page, script)
    page.get_by_label("Day of the event").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("Row 3 is in, as M-")).to_be_visible()
    assert (Incident.objects.count(), Case.objects.count(), RowToMend.objects.count()) == (2, 2, 0)

    hand_in(page, files[1])
    expect(page.get_by_text("Read as “Veiligmelder”.")).to_be_visible()
    page.get_by_role("button", name="Take it in now").click()
    expect(page.get_by_text("Already here. Nothing was changed.")).to_be_visible()
    assert sorted(Incident.objects.values_list("source_number", flat=True)) == ["M1", "M2", "M3"]
    page.goto("/report/import/mappings/")
    look(page, script)
    page.get_by_role("link", name="Veiligmelder").click()
    look(page, script)
