"""The safety pages in a real browser: accessible, whole at every size, without script too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.access.roles import Role
from naast.incidents.models import Incident
from naast.people.models import Hospital
from tests.actors import give
from tests.browser import (
    DESKTOP,
    NARROW,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    double_the_text,
    keyboard_walk,
    page_weight,
    sign_in,
)
from tests.factories.incidents import a_user_actor, an_incident
from tests.factories.people import a_department, a_person, a_user_for
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN = ("/report/", "/report/paper/", "/report/sheet/", "/report/remove/")


@pytest.fixture(autouse=True)
def _house(vault: RunningVault) -> None:
    """A hospital with numbers to call, and a vault to seal to."""
    Hospital.objects.create(
        name="Riverside hospital",
        support_phone="020 555 0100",
        night_label="Duty desk",
        night_phone="020 555 0000",
    )


def everybody() -> User:
    """A head of department who is a member of the committee and reported something."""
    person = a_person(name="Hilde Head", phone="0611112222")
    user = a_user_for(person)
    give(user, Role.HEAD_OF_DEPARTMENT)
    give(user, Role.COMMITTEE_MEMBER)
    surgery = a_department(name="Surgery", head=person)
    today = timezone.localdate()
    for days, kind in enumerate(("aggression", "safety_incident", "complaint")):
        an_incident(
            actor=a_user_actor(user.pk),
            at=timezone.now(),
            department_id=surgery.pk,
            kind=kind,
            happened_on=today - timedelta(days=days),
            possible_calamity="yes",
        )
    return user


def signed_in_addresses() -> tuple[str, ...]:
    incident = Incident.objects.latest("stored_at").pk
    return (
        "/report/",
        "/report/mine/",
        f"/report/mine/{incident}/remove/",
        "/report/incidents/",
        f"/report/incidents/{incident}/",
        "/report/department/",
    )


def fill_in(page: Page) -> None:
    page.goto("/report/")
    page.get_by_label("Aggression or violence").check()
    page.get_by_label("Where did it happen?").fill("Emergency department")
    page.get_by_label("What happened, in short?").fill("A visitor hit the desk and shouted.")
    page.locator("#id_who-0-name").fill("Sanne Wit")
    page.locator("#id_who-0-phone").fill("06 12345678")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(
    open_page: OpenPage, live_server: LiveServer, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(size, color_scheme=scheme)
    for address in OPEN:
        page.goto(address)
        assert_no_axe_violations(page)
    fill_in(page)
    page.get_by_role("button", name="Send the report").click()
    assert_no_axe_violations(page)
    page.goto("/report/")
    page.get_by_role("button", name="Send the report").click()
    assert_no_axe_violations(page)

    sign_in(page, everybody(), live_server.url)
    for address in signed_in_addresses():
        page.goto(address)
        assert_no_axe_violations(page)


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["320", "390", "1280"])
def test_nothing_sticks_out_and_targets_are_large(
    open_page: OpenPage, live_server: LiveServer, size: tuple[int, int]
) -> None:
    page = open_page(size)
    sign_in(page, everybody(), live_server.url)

    for address in (*OPEN, *signed_in_addresses()):
        page.goto(address)
        assert_no_sideways_scroll(page)
        assert_large_targets(page)
        double_the_text(page)
        assert_no_sideways_scroll(page)


def test_a_report_on_a_phone_without_any_script(open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    fill_in(page)

    page.get_by_role("button", name="Add another colleague").click()
    page.locator("#id_who-1-name").fill("Joost Second")
    page.get_by_role("button", name="Send the report").click()

    expect(page.get_by_role("heading", name="Thank you. We have your report.")).to_be_visible()
    expect(page.get_by_role("button", name="Take back Joost Second")).to_be_visible()
    assert "Sanne Wit" in page.content()
    assert Incident.objects.count() == 1


def test_enter_in_a_field_never_sends_a_half_finished_report(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    fill_in(page)

    page.locator("#id_who-0-name").press("Enter")

    expect(page.get_by_role("button", name="Send the report")).to_be_visible()
    assert Incident.objects.count() == 0
    assert page.get_by_label("Where did it happen?").input_value() == "Emergency department"


def test_the_whole_form_can_be_reached_by_keyboard(page_desktop: Page) -> None:
    page_desktop.goto("/report/")

    names = keyboard_walk(page_desktop)

    for name in ("Where did it happen?", "Add another colleague", "Send the report"):
        assert any(name in one for one in names), name


def test_the_report_page_is_under_100_kilobytes(page_phone: Page) -> None:
    page_phone.goto("/report/", wait_until="networkidle")

    assert page_weight(page_phone) < 100_000


def test_the_sheet_is_one_page_of_a4(page_desktop: Page) -> None:
    page_desktop.goto("/report/sheet/")

    pdf = page_desktop.pdf(format="A4", prefer_css_page_size=True)

    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
