"""Coding in a real browser: what external means, a word that is no person, a talk of two coders."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.calamities.actions.code_blind import code_blind, draw_sample, finish_blind
from naast.calamities.logic.prisma.walk import path_to
from naast.calamities.models_coding import SecondCoding
from tests.browser import (
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.calamities import AT, a_secretary, acting, an_analyst
from tests.factories.learning import a_coded_file
from tests.factories.people import a_person
from tests.factories.prisma import HANDED, PUMP, SCREEN
from tests.factories.trees import a_file_with_a_tree, looking_into

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE, LATER = "/report/calamities/", AT + timedelta(days=365)


def looks_good(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


def test_an_analyst_on_a_phone_chooses_what_external_means_and_proposes_a_code(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    secretary, second = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)
    draw_sample(actor=acting(secretary), at=LATER, year=2026, percent=15, least=10)
    coding = SecondCoding.objects.get()
    said = {"actor": acting(second), "at": LATER, "coding_id": coding.pk}
    for node, code in ((HANDED, "TD"), (SCREEN, "OK"), (PUMP, "TM")):
        code_blind(**said, node=node, path=path_to(code))
    finish_blind(**said)
    fresh, _other = a_file_with_a_tree(secretary)
    looking_into(fresh, analyst)
    a_person(name="Tom Berg")
    page = open_page(PHONE)
    sign_in(page, analyst, live_server.url)

    page.goto(f"{BASE}{fresh.pk}/codes/")
    page.get_by_label("Outside the hospital").check()
    page.get_by_role("button", name="Choose this").click()
    expect(page.get_by_text("External means: Outside the hospital.")).to_be_visible()
    looks_good(page)

    page.goto(f"{BASE}{fresh.pk}/tree/?node={PUMP}")
    page.get_by_label("Why did this happen?").fill("Het bed Berg stond vast")
    page.get_by_role("button", name="Put below").click()
    page.get_by_label("is no person here").check()
    looks_good(page)
    page.get_by_role("button", name="Put below").click()
    expect(page.get_by_role("treeitem", name="Het bed Berg stond vast")).to_be_visible()

    page.goto(f"{BASE}{file.pk}/codes/")
    page.get_by_label("Code that you propose").select_option("OK")
    page.get_by_role("button", name="Propose this").click()
    expect(page.get_by_text("The other coder says whether they agree.")).to_be_visible()
    looks_good(page)
