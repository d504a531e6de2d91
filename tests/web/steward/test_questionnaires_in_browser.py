"""A questionnaire in a real browser: mended on the page, brought in, looked at as on a phone."""

import json

import pytest
from playwright.sync_api import expect

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
from tests.questionnaires.files import pulse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def whole(page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


def test_the_steward_mends_a_questionnaire_on_the_page_and_brings_it_in(open_page: OpenPage):
    page = open_page(PHONE)
    sign_in(page, a_user(Role.STEWARD), open_page.base_url)
    page.goto("/steward/questionnaires/")
    whole(page)
    page.get_by_role("link", name="Bring in a questionnaire").click()
    whole(page)
    broken = json.dumps(pulse(lambda value: value["item"][1].pop("_text")), indent=1)
    content = {"name": "x.json", "mimeType": "application/json", "buffer": broken.encode()}
    page.get_by_label("The questionnaire", exact=True).set_input_files(content)
    page.get_by_role("button", name="Look what it asks").click()
    expect(page.get_by_text("The text in language en is missing.")).to_be_visible()
    whole(page)

    page.get_by_label("The questionnaire as text").fill(json.dumps(pulse()))
    page.get_by_role("button", name="Look what it asks").click()
    whole(page)
    page.get_by_label("we may use these words").check()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("It is here now")).to_be_visible()
    whole(page)

    page.goto("/steward/questionnaires/naast-evaluation/1/preview/?language=en")
    page.get_by_text("moderately true").click()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("I felt ashamed.")).to_be_visible()
    whole(page)
    page.goto("/steward/questionnaires/naast-evaluation/1/preview/?language=nl&at=15")
    whole(page)
