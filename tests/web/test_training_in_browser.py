"""A candidate signs, comes, becomes active, and has a certificate that somebody checks."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.supporters.models import Supporter
from naast.supporters.models_training import Certificate, Seat, TrainingSession
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
    speak,
)
from tests.factories.pages import a_visiting_coordinator
from tests.factories.people import a_person, a_user_for
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


def test_from_yes_to_a_certificate_that_somebody_checks(
    open_page: OpenPage, live_server: LiveServer, vault: RunningVault, tmp_path: Path
) -> None:
    anna = a_user_for(a_person(name="Anna Vos"))
    coordinator = User.objects.get(pk=a_visiting_coordinator().actor.id)
    desk, phone, outside = open_page(DESKTOP), open_page(PHONE), open_page(PHONE)
    for page in (desk, phone, outside):
        speak(page, "en", live_server.url)
    sign_in(desk, coordinator, live_server.url)

    # The coordinator welcomes Anna, takes over a curriculum and plans a session.
    desk.goto("/coordinator/training/")
    looked_at(desk)
    desk.get_by_role("link", name="Somebody said yes").click()
    desk.get_by_label("Name in the staff directory").fill("Anna")
    desk.get_by_role("button", name="Search").click()
    desk.get_by_role("button", name="Welcome Anna Vos").click()
    looked_at(desk)
    desk.goto("/coordinator/training/curricula/")
    looked_at(desk)
    desk.get_by_role("button", name="Take over Half a day to begin with").click()
    looked_at(desk)
    desk.goto("/coordinator/training/sessions/new/")
    desk.get_by_label("Curriculum").select_option("Half a day to begin with")
    desk.get_by_label("From").fill("09:00")
    desk.get_by_label("Until").fill("13:00")
    desk.get_by_label("Place").fill("Room 4")
    looked_at(desk)
    desk.get_by_role("button", name="Plan it").click()
    desk.get_by_label("Anna Vos").check()
    desk.get_by_role("button", name="Invite", exact=True).click()
    looked_at(desk)

    # Anna reads and signs on her phone.
    sign_in(phone, anna, live_server.url)
    phone.goto("/supporter/training/")
    looked_at(phone)
    phone.get_by_role("link", name="Read and sign").click()
    looked_at(phone)
    phone.get_by_label("I have read this and I keep to it").check()
    phone.get_by_role("button", name="Sign").click()

    # The session is over; Anna was there, and may start.
    begun = timezone.now() - timedelta(hours=5)
    TrainingSession.objects.update(begins_at=begun, ends_at=begun + timedelta(hours=4))
    desk.reload()
    desk.get_by_label("Anna Vos").check()
    desk.get_by_role("button", name="Save").click()
    looked_at(desk)
    assert Seat.objects.get().came is True
    desk.goto(f"/coordinator/training/people/{Supporter.objects.get().pk}/")
    looked_at(desk)
    desk.get_by_role("button", name="From now on they can be asked").click()
    desk.get_by_role("button", name="Give the certificate").click()

    # She downloads it, and somebody elsewhere checks it.
    phone.goto("/supporter/training/")
    expect(phone.get_by_text("You can be asked for a colleague.")).to_be_visible()
    phone.get_by_role("button", name="Make an address").click()
    looked_at(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Half a day to begin with").click()
    download.value.save_as(tmp_path / "certificate.pdf")
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF-")
    outside.goto("/certificate/")
    outside.get_by_label("Code on the certificate").fill(Certificate.objects.get().code.lower())
    outside.get_by_role("button", name="Check it").click()
    looked_at(outside)
    expect(outside.get_by_text("Yes: this was issued here.")).to_be_visible()
    expect(outside.get_by_text("Anna Vos")).to_be_visible()
