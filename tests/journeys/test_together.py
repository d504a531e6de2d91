"""Three colleagues wait: a coordinator asks for each with one press, and a reserve steps in."""

import re
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naast.access.models import User
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import a_coordinator, a_supporting_actor, fresh
from tests.factories.waiting import three_waiting

LAST_OF_EQUALS = UUID(int=2**128 - 1)  # whoever fits and rested as well is asked by id
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page) -> Page:
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
    return page


def test_all_who_wait_are_asked_for_from_one_page_and_a_reserve_steps_in(
    vault, open_page, live_server
):
    coordinator = User.objects.get(pk=a_coordinator().id)
    three = three_waiting(timezone.now())
    reserve = a_supporting_actor(
        name="Dee Daarnaast", languages=["nl"], maximum_cases=1, id=LAST_OF_EQUALS
    )

    phone = open_page((390, 844), has_touch=True)
    sign_in(phone, coordinator, live_server.url)
    phone.goto("/coordinator/")
    phone.get_by_role("button", name="Show whom to ask").click()
    looked_at(phone)
    for name in ("Bo Bereid", "Ada Allebei", "Cas Capaciteit"):
        phone.get_by_role("button", name=f"Ask {name}").click()
        expect(phone.get_by_text(re.compile("^Asked. You hear nothing"))).to_be_visible()
    assert [str(fresh(one).supporter_id) for one in (three.first, three.second)] == [
        three.bo,
        three.ada,
    ]

    helper = open_page((390, 844), has_touch=True)
    sign_in(helper, User.objects.get(pk=three.bo), live_server.url)
    helper.goto(f"/supporter/{three.first.pk}/")
    helper.get_by_role("button", name=re.compile("^I cannot take this")).click()
    expect(helper.get_by_text("Thank you. Somebody else is asked.")).to_be_visible()
    assert str(fresh(three.first).supporter_id) == reserve.id


def test_what_counts_is_seen_before_it_is_saved(vault, open_page, live_server):
    coordinator = User.objects.get(pk=a_coordinator().id)
    desk = open_page((1280, 900))
    sign_in(desk, coordinator, live_server.url)
    desk.goto("/coordinator/matching/")
    looked_at(desk)
    desk.get_by_label("Supported fewer colleagues than others this year").select_option("not")
    desk.get_by_role("button", name="See what would change").click()
    expect(desk.get_by_text("Nothing is saved yet.")).to_be_visible()
    looked_at(desk)
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved. It holds for the next proposal.")).to_be_visible()
    desk.get_by_role("button", name="Back to how Naast was delivered").click()
    expect(desk.get_by_text("Naast chooses again as it was delivered.")).to_be_visible()
