"""In a real browser: a coordinator plans a series, a facilitator counts; a supporter stops."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naast.access.models import User
from naast.supporters.models_intervision import IntervisionMeeting, IntervisionQuarter
from tests.browser import (
    DESKTOP,
    PHONE,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.cases import a_case, a_coordinator, a_supporting_actor, asked, fresh
from tests.factories.intervision import a_group, row_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page) -> Page:
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
    return page


def test_a_series_is_planned_led_and_counted(vault, open_page, live_server):
    coordinator = User.objects.get(pk=a_coordinator().id)
    leads = a_supporting_actor(name="Lena Leidt")
    for name in ("Ada Aan", "Bo Bij", "Cas Kijkt"):
        a_supporting_actor(name=name)
    desk = open_page(DESKTOP)
    sign_in(desk, coordinator, live_server.url)
    desk.goto("/coordinator/team/")
    desk.get_by_role("link", name="Intervision").click()
    looked_at(desk).get_by_role("link", name="Start a group").click()
    looked_at(desk).get_by_label("Who leads?").select_option(label="Lena Leidt")
    for name in ("Ada Aan", "Bo Bij", "Cas Kijkt"):
        desk.get_by_label(name).check()
    desk.get_by_role("button", name="Plan the series").click()
    expect(desk.get_by_text("Planned. The group gets a message.")).to_be_visible()
    looked_at(desk)

    meeting = IntervisionMeeting.objects.earliest("starts_at")
    meeting.starts_at = timezone.now() - timedelta(hours=2)
    meeting.save()
    phone = open_page(PHONE, has_touch=True)
    sign_in(phone, User.objects.get(pk=leads.id), live_server.url)
    phone.goto("/supporter/")
    looked_at(phone).get_by_role("link", name="Group 1").click()
    looked_at(phone).get_by_label("How many came?").fill("3")
    phone.get_by_label("Silence and tears").check()
    phone.get_by_role("button", name="Count and finish").click()
    expect(phone.get_by_text("Only the number is kept, not who came.")).to_be_visible()
    looked_at(phone)
    assert IntervisionQuarter.objects.get().came == 3


def test_a_supporter_sees_who_looks_after_them_stops_and_asks_to_come_back(
    vault, open_page, live_server
):
    coordinator, supporter = a_coordinator(), a_supporting_actor(name="Sam Stopt")
    group = a_group([supporter], leads=a_supporting_actor(name="Lena Leidt"), at=timezone.now())
    now = timezone.now()
    case = asked(a_case(at=now), supporter, coordinator=coordinator, at=now)

    phone = open_page(PHONE, has_touch=True)
    sign_in(phone, User.objects.get(pk=supporter.id), live_server.url)
    phone.goto("/supporter/")
    for said in ("Somebody would like a call", "Lena Leidt", "Coordinator", "Your own limits"):
        expect(phone.get_by_text(said).first).to_be_visible()
    looked_at(phone).get_by_role("button", name="Nobody new for now").click()
    looked_at(phone).get_by_role("button", name="I can be asked again").click()
    phone.get_by_role("link", name="All dates of intervision").click()
    looked_at(phone).get_by_role("link", name="All colleagues you support").click()
    phone.get_by_role("link", name="I would like to stop").click()
    looked_at(phone).get_by_label("Now").check()
    phone.get_by_role("button", name="Stop").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    looked_at(phone)
    assert fresh(case).supporter_id is None
    assert group.members.filter(supporter=row_of(supporter)).count() == 0

    phone.get_by_role("button", name="I would like to come back").click()
    desk = open_page(DESKTOP)
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)
    desk.goto("/coordinator/team/care/")
    looked_at(desk).get_by_role("button", name="Welcome back").click()
    expect(
        desk.get_by_text("Welcome back. Training and limits stand as they were.")
    ).to_be_visible()
    phone.goto("/supporter/")
    expect(phone.get_by_role("heading", name="Colleagues you support")).to_be_visible()


def test_the_home_screen_gets_a_name_an_icon_and_the_page_of_a_supporter(
    vault, open_page, live_server
):
    supporter = a_supporting_actor()
    phone = open_page(PHONE, has_touch=True)
    refused = []
    phone.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    sign_in(phone, User.objects.get(pk=supporter.id), live_server.url)
    phone.goto("/supporter/")

    found = phone.context.new_cdp_session(phone).send("Page.getAppManifest")

    assert found["errors"] == []
    assert found["url"].endswith("/supporter.webmanifest")
    assert '"start_url": "/supporter/"' in found["data"]
    assert refused == []
