"""The business case in a real browser: read, filled in and read again."""

import pytest

from naast.access.roles import Role
from tests.actors import a_user
from tests.browser import (
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.business_case import a_business_case
from tests.web.insight.test_case_pages import saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_coordinator_reads_fills_in_and_reads_again(open_page: OpenPage) -> None:
    saved(a_business_case())
    page = open_page(PHONE, java_script_enabled=True)
    sign_in(page, a_user(Role.COORDINATOR), open_page.base_url)
    page.goto("/programme/case/")
    whole(page)

    page.locator("a[href$='/case/inputs/leaving/']").click()
    page.get_by_label("Of 100, leave with support (of 100)").fill("9")
    whole(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. The result is worked out anew.").wait_for()
    # 500 less for each of 60.
    assert page.get_by_text("a year after the first saves €6,800 more").is_visible()

    page.goto("/programme/case/published/")
    whole(page)


def whole(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)
