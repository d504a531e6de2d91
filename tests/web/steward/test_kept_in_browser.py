"""Keeping, destroying and wishing no offers in a real browser: accessible, on phone and desktop."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.models import User
from naast.access.roles import Role
from naast.oversight.models import Erased
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
from tests.factories.cases import a_colleague
from tests.factories.incidents import an_incident
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def whole(page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_steward_shortens_a_period_after_seeing_what_would_go(
    open_page: OpenPage, vault: RunningVault, size
):
    an_incident(at=timezone.now() - timedelta(days=45))
    Erased.objects.create(kind="support", since_on=date(2026, 7, 1), rows=30)
    Erased.objects.create(kind="people.Person", since_on=date(2026, 9, 1), rows=3)
    page = open_page(size)
    sign_in(page, a_user(Role.STEWARD), open_page.base_url)
    page.goto("/steward/kept/")
    whole(page)
    page.get_by_label("the story, the place").fill("30")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("30 days instead of 60.")).to_be_visible()
    whole(page)
    page.get_by_role("button", name="Yes, delete and keep it so").click()
    expect(page.get_by_text("Saved.").first).to_be_visible()
    for address in ("/steward/erased/", "/what-is-kept/"):
        page.goto(address)
        whole(page)


def test_a_colleague_wishes_no_offers(open_page: OpenPage, vault: RunningVault):
    page = open_page(PHONE)
    sign_in(page, User.objects.get(pk=a_colleague()[1].id), open_page.base_url)
    page.goto("/my/offers/")
    whole(page)
    page.get_by_role("button", name="Offer me nothing").click()
    expect(page.get_by_text("Nobody will offer you support")).to_be_visible()
    whole(page)
