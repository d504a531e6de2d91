"""The self-check works in the browser alone: it sends nothing and keeps nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, OpenPage, watch_requests

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIFE_DANGER = "#check\\.life\\.result"


def answer(page: Page, points: int, life: int = 0) -> None:
    for group in page.locator("fieldset[data-counts]").all():
        group.locator(f"input[value='{points}']").check()
    page.locator(f"#check\\.life input[value='{life}']").check()


def look(page: Page) -> None:
    page.get_by_role("button", name="See what it says").click()


@pytest.mark.parametrize(("points", "band"), [(0, "light"), (1, "clear"), (2, "heavy")])
def test_the_answers_lead_to_one_advice(page_phone: Page, points: int, band: str) -> None:
    page_phone.goto("/self-check/")

    answer(page_phone, points)
    look(page_phone)

    shown = [it.get_attribute("id") for it in page_phone.locator(".done:visible").all()]
    assert shown == [f"check.{band}"]


def test_a_life_in_danger_comes_first_whatever_the_other_answers(page_phone: Page) -> None:
    page_phone.goto("/self-check/")
    page_phone.locator("#check\\.life input[value='1']").check()

    look(page_phone)

    expect(page_phone.locator(LIFE_DANGER)).to_be_visible()
    expect(page_phone.locator(LIFE_DANGER)).to_be_focused()
    assert page_phone.locator(f"{LIFE_DANGER} a[href^='tel:']").count() >= 2


def test_it_sends_nothing_after_it_has_loaded(page_phone: Page) -> None:
    page_phone.goto("/self-check/", wait_until="networkidle")
    seen = watch_requests(page_phone)

    answer(page_phone, 2, life=2)
    look(page_phone)
    page_phone.keyboard.press("Enter")
    page_phone.get_by_role("button", name="Wipe my answers").click()
    page_phone.wait_for_timeout(300)

    assert seen == []
    # The same watcher does see a request when one is made.
    page_phone.goto("/what-helps/")
    assert seen[0].endswith("/what-helps/")


def test_the_policy_of_the_page_forbids_connections(page_phone: Page) -> None:
    response = page_phone.goto("/self-check/")

    assert response is not None
    policy = response.headers["content-security-policy"]
    assert re.findall(r"connect-src ([^;]*)", policy) == ["'none'"]
    tried = page_phone.evaluate("fetch('/healthz').then(() => 'sent', () => 'refused')")
    assert tried == "refused"


def test_nothing_is_kept_in_the_browser(page_phone: Page) -> None:
    page_phone.goto("/self-check/")
    answer(page_phone, 1)
    look(page_phone)

    kept = page_phone.evaluate("[localStorage.length, sessionStorage.length]")
    page_phone.reload()

    assert kept == [0, 0]
    expect(page_phone.locator("input:checked")).to_have_count(0)


def test_wiping_leaves_no_answer_and_no_advice(page_phone: Page) -> None:
    page_phone.goto("/self-check/")
    answer(page_phone, 2)
    look(page_phone)

    page_phone.get_by_role("button", name="Wipe my answers").click()

    expect(page_phone.locator("input:checked")).to_have_count(0)
    expect(page_phone.locator(".done:visible")).to_have_count(0)


def test_a_sentence_without_an_answer_is_pointed_out(page_phone: Page) -> None:
    page_phone.goto("/self-check/")

    look(page_phone)

    expect(page_phone.locator("#check\\.unfinished")).to_be_visible()
    assert page_phone.evaluate("document.activeElement.name") == "check.images"


def test_without_javascript_one_counts_by_oneself(open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    page.goto("/self-check/")

    expect(page.get_by_text("Count it yourself")).to_be_visible()
    expect(page.locator("[data-low]:visible")).to_have_count(3)
    expect(page.get_by_role("button", name="See what it says")).to_have_count(0)


def test_the_page_has_no_form_around_its_questions(page_phone: Page) -> None:
    page_phone.goto("/self-check/")

    expect(page_phone.locator("form input[type='radio']")).to_have_count(0)
