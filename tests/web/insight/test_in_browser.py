"""The programme in a real browser: from its standing to the size of the team, and thresholds."""

import pytest
from playwright.sync_api import expect

from naast.access.roles import Role
from naast.insight.logic.health import Indicator
from tests.actors import a_user
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.web.insight.test_pages import a_year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_coordinator_reads_looks_and_plays_the_years(open_page: OpenPage, size):
    a_year()
    page = open_page(size, java_script_enabled=True)
    sign_in(page, a_user(Role.COORDINATOR), open_page.base_url)
    page.goto("/programme/")
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    expect(page.locator(f"#{Indicator.PROFESSIONS}").get_by_text("please look")).to_be_visible()
    whole(page)

    page.get_by_role("link", name="How many supporters do we need?").last.click()
    page.get_by_label("Colleagues who are offered a call, in a year").fill("120")
    page.get_by_role("button", name="Play the years").click()
    expect(page.get_by_role("img", name="Late calls and load")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    whole(page)

    page.goto("/programme/thresholds/")
    whole(page)


def whole(page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)
