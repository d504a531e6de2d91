"""Every public page in a real browser: accessible, light, and whole at every size."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

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
    speak,
)
from tests.web.public.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOORS = [
    "/support/",
    "/support/me/",
    "/support/colleague/",
    "/support/unnamed/",
    "/support/code/",
    "/report/",
    "/account/sign-in/",
]
DRAWN = [*PAGES, *DOORS, "/gallery/", "/gallery/pictures/", "/nowhere/"]


def show_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(open_page: OpenPage, size: tuple[int, int], scheme: str) -> None:
    page = open_page(size, color_scheme=scheme)

    for address in DRAWN:
        page.goto(address)
        show_everything(page)
        assert_no_axe_violations(page)


@pytest.mark.parametrize(
    ("size", "language"), [(NARROW, "nl"), (PHONE, "nl"), (PHONE, "en"), (DESKTOP, "nl")]
)
def test_nothing_sticks_out_also_with_text_at_twice_the_size(
    open_page: OpenPage, live_server: LiveServer, size: tuple[int, int], language: str
) -> None:
    page = open_page(size)
    speak(page, language, live_server.url)

    for address in DRAWN:
        page.goto(address)
        show_everything(page)
        assert_no_sideways_scroll(page)
        double_the_text(page)
        assert_no_sideways_scroll(page)


def test_every_page_is_under_100_kilobytes_with_all_it_loads(page_phone: Page) -> None:
    for address in [*PAGES, *DOORS]:
        page_phone.goto(address, wait_until="load")
        assert page_weight(page_phone) < 100_000


def test_targets_are_large(page_phone: Page) -> None:
    for address in DRAWN:
        page_phone.goto(address)
        assert_large_targets(page_phone)


def test_every_link_of_the_start_is_reached_with_the_keyboard(page_desktop: Page) -> None:
    page_desktop.goto("/")

    names = keyboard_walk(page_desktop)

    assert names[0] == "Skip to the main text"
    assert len([name for name in names if name.startswith("I would like support")]) == 1
    assert len(names) == len(set(names)) or names.count("Who can help") == 2


def test_the_skip_link_leads_past_the_menu(page_desktop: Page) -> None:
    page_desktop.goto("/")

    page_desktop.keyboard.press("Tab")
    page_desktop.keyboard.press("Enter")

    assert page_desktop.evaluate("document.activeElement.id") == "main"


def test_pages_draw_without_javascript(open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)

    for address in PAGES:
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()


def test_the_language_changes_without_javascript(open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    page.goto("/what-helps/")

    page.get_by_role("button", name="Nederlands").click()

    assert page.url.endswith("/what-helps/")
    assert page.locator("html").get_attribute("lang") == "nl"


def test_the_menu_of_a_phone_opens_without_javascript_and_closes_with_escape(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    page.goto("/what-helps/")
    entry = page.get_by_role("link", name="Ask for support")
    assert entry.count() == 0  # hidden, so not in the tree of roles

    page.get_by_role("button", name="Menu", exact=True).click()
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")

    assert entry.count() == 0


def test_the_open_menu_is_accessible(page_phone: Page) -> None:
    page_phone.goto("/what-helps/")

    page_phone.get_by_role("button", name="Menu", exact=True).click()

    assert_no_axe_violations(page_phone)
    assert_large_targets(page_phone)
