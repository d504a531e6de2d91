"""The published numbers in a real browser: by keyboard, with large text, on any screen."""

import pytest
from playwright.sync_api import expect

from naast.access.roles import Role
from naast.insight.logic.publications.list_support import SUPPORT
from tests.actors import a_user
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    double_the_text,
    keyboard_walk,
    sign_in,
)
from tests.factories.publications import a_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_keeper_goes_from_the_year_to_a_question_by_keyboard_and_reads_it_large(
    open_page: OpenPage, size, scheme
):
    a_publication("2024", cases=60, declared=SUPPORT)
    page = open_page(size, color_scheme=scheme)
    sign_in(page, a_user(Role.COORDINATOR), open_page.base_url)
    page.goto("/programme/figures/")
    whole(page)

    page.get_by_role("link", name="Is everyone called in time?").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is everyone called in time?")
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    whole(page)
    assert any("Called within 24 hours" in name for name in keyboard_walk(page))
    double_the_text(page)
    assert_no_sideways_scroll(page)

    for address in ("/programme/figures/publish/", "/programme/figures/2024/notice/"):
        page.goto(address)
        whole(page)


def whole(page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)
