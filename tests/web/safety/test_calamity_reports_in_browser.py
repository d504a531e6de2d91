"""Writing a report in a real browser: kept by itself, and nothing lost when the session ends."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from naast.calamities.queries.reports import drafts_of, report_of
from tests.browser import (
    DESKTOP,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.calamities import a_calamity, a_secretary
from tests.factories.calamity_reports import whole, write


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_part_keeps_itself_and_text_stays_when_the_session_has_ended(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", {"provider": whole("first")["provider"]})
    page, start = open_page(), f"/report/calamities/{file.pk}/reports/first/"
    sign_in(page, secretary, live_server.url)
    page.clock.install()
    page.goto(f"{start}parts/event/")
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)

    facts = page.get_by_label("What happened, in facts")
    facts.fill("The pump ran at ten.")
    page.clock.run_for(6_000)
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    assert drafts_of(report_of(file, "first"))["event"].answers["facts"] == "The pump ran at ten."
    assert page.locator("[name=revision]").input_value() == "1"

    page.context.clear_cookies()
    facts.fill("The pump ran at five.")
    page.clock.run_for(6_000)
    expect(page.get_by_text("sign in again in another window")).to_be_visible()
    expect(facts).to_have_value("The pump ran at five.")

    sign_in(page, secretary, live_server.url)
    desk = open_page(DESKTOP)
    sign_in(desk, secretary, live_server.url)
    for rest in ("", "preview/", "leaves/", "sign/", "answer/"):
        desk.goto(start + rest)
        assert_no_axe_violations(desk)
        assert_no_sideways_scroll(desk)
