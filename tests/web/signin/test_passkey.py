"""Passkeys in a real browser with a virtual device, under our content security policy."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from naast.access.models import User
from naast.access.roles import Role
from tests.actors import PASSWORD, a_user
from tests.browser import OpenPage, assert_no_axe_violations, assert_no_sideways_scroll

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def give_device(page: Page) -> Any:
    """A phone with a finger that always fits (Chrome DevTools protocol, WebAuthn)."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return device


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Passkeys need a name, not an address: localhost instead of 127.0.0.1."""
    open_page.base_url = open_page.base_url.replace("127.0.0.1", "localhost")
    page = open_page(has_touch=True)
    page.on("console", lambda line: heard.append(line.text))
    heard: list[str] = []
    page.heard = heard  # type: ignore[attr-defined]
    return page


def sign_in(page: Page, user: User) -> None:
    page.goto("/account/sign-in/")
    page.get_by_label("Your work e-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/account/sign-out/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")


def expect_signed_in(page: Page) -> None:
    page.wait_for_url(lambda address: "/account/" not in address)
    page.goto("/account/factors/")
    expect(page.get_by_role("heading", level=1)).to_have_text("How you sign in")


def add_passkey(page: Page, *, alone: bool) -> None:
    page.get_by_role("link", name="Add this device").click()
    page.wait_for_load_state("load")
    page.get_by_label("A name for this device").fill("My phone")
    if alone:
        page.get_by_label("Sign in with this device alone").check()
    page.get_by_role("button", name="Add this device").click()


def test_a_supporter_adds_the_phone_and_from_then_on_signs_in_with_a_finger(page: Page) -> None:
    user = a_user(Role.PEER_SUPPORTER, password=PASSWORD)
    give_device(page)

    sign_in(page, user)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more thing before your work")
    add_passkey(page, alone=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("link", name="I have kept them").click()
    sign_out(page)

    page.goto("/account/sign-in/")
    page.wait_for_load_state("load")  # the button speaks to the device through a script
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect_signed_in(page)
    page.goto("/account/second-factor/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("One more thing before your work")
    assert [line for line in page.heard if "Security Policy" in line] == []  # type: ignore[attr-defined]


def test_a_passkey_can_also_be_the_second_step_after_a_password(page: Page) -> None:
    user = a_user(Role.PEER_SUPPORTER, password=PASSWORD)
    give_device(page)
    sign_in(page, user)
    add_passkey(page, alone=False)
    page.get_by_role("link", name="I have kept them").click()
    sign_out(page)

    sign_in(page, user)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page.wait_for_load_state("load")  # the button speaks to the device through a script
    page.get_by_role("button", name="Use your passkey").click()

    expect_signed_in(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_signing_in_are_accessible_and_fit_a_phone(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    user = a_user(Role.PEER_SUPPORTER, password=PASSWORD)

    def check(address: str) -> None:
        page.goto(address)
        assert_no_axe_violations(page)
        assert_no_sideways_scroll(page)

    for address in ("sign-in/", "password/forgotten/", "inactive/", "hospital/cancelled/"):
        check(f"/account/{address}")
    sign_in(page, user)
    for address in (
        "second-factor/",
        "factors/",
        "factors/app/add/",
        "factors/passkeys/",
        "factors/passkeys/add/",
        "password/change/",
        "sign-out/",
    ):
        check(f"/account/{address}")
