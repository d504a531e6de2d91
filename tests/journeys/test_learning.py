"""From codes to what is learnt: an analyst, a second coder, a secretary, and who carries out."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.calamities.models_coding import FileCoding
from naast.calamities.models_measure import Measure
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.calamities import a_secretary, a_ward, an_analyst
from tests.factories.learning import an_event_with, coded
from tests.factories.people import a_person, a_user_for
from tests.factories.prisma import CAUGHT, HANDED, PUMP
from tests.factories.trees import a_file_with_a_tree, said_whole


def looks_good(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_causes_are_coded_twice_and_a_measure_is_carried_out(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    secretary = a_secretary()
    file, analyst = a_file_with_a_tree(secretary)
    coded(file, analyst, {HANDED: "TD", PUMP: "TM", CAUGHT: "HRM"})
    said_whole(file)
    second, owner = an_analyst(), a_user_for(a_person(name="Olga Eigenaar"))

    page = open_page(PHONE)
    sign_in(page, analyst, live_server.url)
    page.goto(f"/report/calamities/{file.pk}/codes/")
    looks_good(page)
    page.get_by_role("link", name="The protocol asks no second look").click()
    page.get_by_role("link", name="No", exact=True).click()
    page.get_by_role("link", name="Back one question").click()
    page.get_by_role("link", name="No", exact=True).click()
    looks_good(page)
    for answer in ("Yes", "No", "No", "Yes"):
        page.get_by_role("link", name=answer, exact=True).click()
    expect(page.get_by_role("heading", name="OP: protocols")).to_be_visible()
    looks_good(page)
    page.get_by_role("button", name="Keep this code").click()
    page.get_by_label("What was this event about?").select_option("medication")
    page.get_by_label("Outside the hospital").check()
    page.get_by_role("button", name="All codes are given").click()
    expect(page.get_by_text("The file counts in the profile now.")).to_be_visible()
    looks_good(page)

    today = timezone.localdate()
    FileCoding.objects.update(finished_on=date(today.year - 1, 6, 1))  # a year is drawn when over
    desk = open_page(DESKTOP)
    sign_in(desk, secretary, live_server.url)
    desk.goto("/report/calamities/sample/")
    desk.get_by_label("Files whose codes were finished in").fill(str(today.year - 1))
    desk.get_by_role("button", name="Draw it").click()
    expect(desk.get_by_text(second.name)).to_be_visible()
    looks_good(desk)

    other = open_page(PHONE)
    sign_in(other, second, live_server.url)
    other.goto("/report/calamities/second/")
    other.get_by_role("link", name="Set 1").click()
    expect(other.get_by_text(file.number)).to_have_count(0)
    expect(other.get_by_text("TD: design")).to_have_count(0)
    looks_good(other)
    other.get_by_role("link", name="Both pumps have the same screen").click()
    looks_good(other)

    desk.goto(f"/report/calamities/{file.pk}/measures/new/")
    desk.get_by_label("What is done?").fill("Pumps with another screen")
    desk.get_by_label("What kind of measure is it?").select_option("equipment")
    desk.get_by_label("Both pumps have the same screen").check()
    desk.get_by_label("Search for whoever carries it out").fill("Olga")
    desk.get_by_role("button", name="Search").click()
    desk.get_by_label("Olga Eigenaar").check()
    looks_good(desk)
    desk.get_by_label("carried out at the latest?").fill(str(today + timedelta(days=30)))
    desk.get_by_label("What effect do you expect?").fill("No more mixing up")
    desk.get_by_label("How is the effect checked?").fill("Count for a month")
    desk.get_by_label("From which day on is the effect checked?").fill(
        str(today + timedelta(days=120))
    )
    desk.get_by_role("button", name="Keep this measure").click()
    expect(desk.get_by_text("Planned. Whoever carries it out gets a message.")).to_be_visible()
    desk.goto("/report/calamities/measures/")
    looks_good(desk)
    desk.get_by_role("link", name="Pumps with another screen").click()
    looks_good(desk)

    hers = open_page(PHONE)
    sign_in(hers, owner, live_server.url)
    hers.goto("/report/calamities/measures/mine/")
    looks_good(hers)
    hers.get_by_role("link", name="Pumps with another screen").click()
    expect(hers.get_by_text(file.number)).to_have_count(0)
    expect(hers.get_by_text("Both pumps have the same screen")).to_have_count(0)
    looks_good(hers)
    hers.get_by_role("button", name="Write this down").click()
    assert Measure.objects.get().state == "done"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_profile_looks_good_on_a_telephone(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    secretary, ward = a_secretary(), a_ward()
    events = [["HRV", "OP"]] * 6 + [["HRI", "OM", "OP"]] * 6 + [["TM", "HRV"]] * 2 + [["PRF"]] * 5
    for codes in events:
        an_event_with(codes, ward=ward, secretary=secretary)

    page = open_page(PHONE)
    sign_in(page, secretary, live_server.url)
    page.goto("/report/calamities/causes/")
    expect(page.get_by_text("19 events with 39 root causes")).to_be_visible()
    looks_good(page)
    page.get_by_role("link", name="Share of events").click()
    expect(page.get_by_text("of 100 events, how many").first).to_be_visible()
