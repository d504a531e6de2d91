"""The guide for heads on a phone, and the team's page, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.access.roles import Role
from tests.actors import a_user
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
    speak,
)
from tests.factories.cases import a_coordinator, a_supporting_actor
from tests.factories.knowledge import an_entry
from tests.factories.people import a_supporter
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE = ["08:30-12:30, 13:00-17:00"] * 5 + ["", ""]


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")


def looks_well(page: Page) -> None:
    open_all(page)
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


@pytest.mark.parametrize(
    ("language", "titles"),
    [("en", ("This hour", "Today", "This week")), ("nl", ("Dit uur", "Vandaag", "Deze week"))],
    ids=["en", "nl"],
)
def test_the_three_blocks_of_time_stand_on_one_screen_of_a_phone(
    page_phone: Page, live_server: LiveServer, language: str, titles: tuple[str, ...]
) -> None:
    speak(page_phone, language, live_server.url)
    page_phone.goto("/for-heads-of-department/")

    for title in titles:
        block = page_phone.locator("summary", has_text=title).first.bounding_box()
        assert block is not None
        assert block["y"] + block["height"] <= PHONE[1], title


def test_a_new_head_goes_from_the_notice_to_the_guide_and_puts_it_aside(
    page_phone: Page, live_server: LiveServer
) -> None:
    sign_in(page_phone, a_user(Role.HEAD_OF_DEPARTMENT), live_server.url)
    page_phone.goto("/")
    assert_no_axe_violations(page_phone)

    page_phone.get_by_role("link", name="Look at the guide").click()
    expect(page_phone.get_by_role("heading", level=1)).to_have_text(
        "Something happened in your department"
    )
    page_phone.goto("/")
    page_phone.get_by_role("button", name="Do not show this again").click()
    page_phone.goto("/")

    expect(page_phone.get_by_role("heading", name="You lead a department")).to_have_count(0)
    page_phone.get_by_role("button", name="Menu").click()
    expect(page_phone.get_by_role("link", name="Guide for heads").first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_pages_of_team_help_and_limits_are_whole(
    open_page: OpenPage, live_server: LiveServer, vault: RunningVault, size: tuple[int, int]
) -> None:
    an_entry(name_en="Welfare coach", week=OFFICE, languages=["nl", "tr"])
    an_entry(name_en="Chaplain", always_open=True, checked_on=timezone.localdate())
    a_supporter(name="Anna Vos", rest_until=timezone.localdate() + timedelta(days=9))
    coordinator = User.objects.get(pk=a_coordinator().id)
    supporter = User.objects.get(pk=a_supporting_actor().id)

    for user, addresses in (
        (coordinator, ("team/", "help/", "help/new/", "help/import/")),
        (supporter, ("", "availability/", "away/")),
    ):
        audience = "/coordinator/" if user == coordinator else "/supporter/"
        page = open_page(size)
        sign_in(page, user, live_server.url)
        for address in addresses:
            page.goto(audience + address)
            looks_well(page)
    page = open_page(size)
    page.goto("/who-can-help/?now=1")
    looks_well(page)


def test_the_team_is_sorted_and_filtered_without_a_script(
    open_page: OpenPage, live_server: LiveServer, vault: RunningVault
) -> None:
    a_supporter(name="Anna Vos", profession="doctor")
    a_supporter(name="Bo Bos")
    page = open_page(PHONE, java_script_enabled=False)
    sign_in(page, User.objects.get(pk=a_coordinator().id), live_server.url)
    page.goto("/coordinator/team/")

    page.get_by_text("Choose whom to see").click()
    page.get_by_label("Profession").select_option("doctor")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_role("rowheader")).to_have_count(1)
    expect(page.get_by_role("rowheader")).to_contain_text("Anna Vos")
