"""The contact person of a family, on the phone: guide, talk, promise, question, result."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.calamities.models import CalamityFile
from naast.calamities.models_family import FamilyTrack
from naast.people.models import Person
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.calamities import a_file, a_secretary
from tests.factories.families import a_coach, a_colleague


def looks_good(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_contact_person_keeps_the_talks_on_the_phone(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    secretary, contact = a_secretary(), a_colleague(name="Carla Contact")
    a_coach(secretary, name="Cora Coach")
    file = a_file(secretary)
    today = timezone.localdate()

    desk = open_page(DESKTOP)
    sign_in(desk, secretary, live_server.url)
    desk.goto(f"/report/calamities/{file.pk}/")
    desk.get_by_role("link", name="Talks, promises and questions").click()
    desk.get_by_role("link", name="Choose the contact person").click()
    desk.get_by_label("Search for a colleague").fill("Carla")
    desk.get_by_role("button", name="Search").click()
    desk.get_by_label("Contact person").select_option(label=f"Carla Contact, {ward_of(contact)}")
    looks_good(desk)
    desk.get_by_role("button", name="Keep this").click()

    page = open_page(PHONE)
    sign_in(page, contact, live_server.url)
    page.goto("/report/talk/")
    looks_good(page)
    page.get_by_label("Say your first three sentences aloud once").check()
    page.get_by_role("link", name="Ask for a coach").click()
    looks_good(page)
    page.goto("/")
    page.get_by_role("link", name="Look", exact=True).click()
    looks_good(page)
    page.get_by_role("link", name=file.number).click()
    looks_good(page)

    page.get_by_role("link", name="Write down a talk").click()
    page.get_by_label("On which day was it?").fill(today.isoformat())
    page.get_by_label("Senior professional", exact=True).check()
    page.get_by_label("Partner or family").check()
    page.get_by_label("What happened").check()
    page.get_by_label("What worries them?").fill("Whether it happens again.")
    page.get_by_label("What do they ask?").fill("Why did nobody come?")
    looks_good(page)
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_text("Whether it happens again.")).to_be_visible()
    expect(page.locator(".pairs", has_text="First talk")).to_contain_text("Done")
    looks_good(page)

    page.get_by_role("link", name="Something was promised").click()
    page.get_by_label("What was promised?").fill("To call about the blood test.")
    page.get_by_label("By which day?").fill((today + timedelta(days=2)).isoformat())
    looks_good(page)
    page.get_by_role("button", name="Keep this promise").click()
    page.get_by_role("link", name="To call about the blood test.").click()
    looks_good(page)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Keep this").click()

    page.get_by_role("link", name="Tell the result").click()
    page.get_by_role("button", name="The result was told").click()
    expect(page.get_by_role("alert")).to_contain_text("we do not know yet")
    looks_good(page)
    page.goto(f"/report/calamities/{file.pk}/family/")
    page.get_by_role("link", name="Answer").click()
    page.get_by_label("We do not know yet").check()
    page.get_by_role("button", name="Keep this answer").click()
    page.get_by_role("link", name="Tell the result").click()
    page.get_by_role("button", name="The result was told").click()
    looks_good(page)
    assert FamilyTrack.objects.get().result_told_on == today
    assert CalamityFile.objects.get().steps.get(rule="nl-family-first-talk").done_by == contact.pk


def ward_of(user: User) -> str:
    return Person.objects.get(pk=user.pk).department.name
