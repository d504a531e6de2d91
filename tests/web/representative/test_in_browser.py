"""The pages about the log in a real browser: accessible and whole, on phone and desktop."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.actor import CLOCK
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions.turn_epoch import turn_epoch
from naast.people.models import Person
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
from tests.factories.cases import a_case, a_colleague, a_coordinator, a_supporting_actor, asked
from tests.factories.oversight import a_digest
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def whole(page, address):
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_representatives_pages(open_page: OpenPage, vault: RunningVault, size):
    digest = a_digest()
    page = open_page(size)
    sign_in(page, a_user(Role.STAFF_REPRESENTATIVE), open_page.base_url)
    for address in ("/representative/", f"/representative/digest/{digest.pk}/", "/log/"):
        whole(page, address)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_proof_of_who_looked(open_page: OpenPage, vault: RunningVault, size):
    coordinator = a_coordinator()
    owner = a_colleague()[1]
    case = a_case(person=Person.objects.get(pk=owner.id), at=timezone.now())
    asked(case, a_supporting_actor(), coordinator=coordinator, at=timezone.now())
    turn_epoch(actor=CLOCK, at=timezone.now())
    page = open_page(size)
    sign_in(page, User.objects.get(pk=owner.id), open_page.base_url)
    page.goto("/my/")
    page.get_by_role("link", name="Prove it").first.click()
    expect(page.get_by_text("Checked just now: it is true")).to_be_visible()
    whole(page, page.url)
    page.goto("/my/")
    assert_no_axe_violations(page)
