"""What is hard to take back asks for the second factor again; nothing typed in time is lost."""

import time
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.access.step_up import TO_OPEN_SECONDS, TO_SEND_SECONDS
from tests.actors import a_user, client_for

pytestmark = pytest.mark.django_db
PAGES = {  # what is hard to take back, and who may do it
    "steward:hospital": Role.STEWARD,
    "steward:new_role": Role.STEWARD,
    "steward:propose_role": Role.STEWARD,
    "coordinator:standing": Role.COORDINATOR,
}


def signed_in(role: Role, seconds_ago: float) -> tuple[Client, User]:
    user = a_user(role)
    client = client_for(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": time.time() - seconds_ago}
    ]
    session.save()
    return client, user


@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens_soon_after_the_second_factor_and_asks_again_later(page: str) -> None:
    address = reverse(page)
    fresh, _ = signed_in(PAGES[page], TO_OPEN_SECONDS - 60)
    stale, _ = signed_in(PAGES[page], TO_OPEN_SECONDS + 60)

    assert fresh.get(address).status_code == 200
    answer = stale.get(address)
    assert answer.status_code == 302
    assert answer["Location"] == f"/account/factors/confirm/?next={address.replace('/', '%2F')}"


def a_colleague_to_give_a_role() -> dict[str, str]:
    other = a_user()
    return {"who": other.email, "role": Role.BOARD.value, "starts_on": "2026-11-22"}


def test_a_form_that_was_opened_in_time_may_be_sent_half_an_hour_later() -> None:
    client, _ = signed_in(Role.STEWARD, TO_SEND_SECONDS - 60)
    late, _ = signed_in(Role.STEWARD, TO_SEND_SECONDS + 60)
    address = reverse("steward:new_role")

    late_answer = late.post(address, a_colleague_to_give_a_role())
    assert late_answer["Location"].startswith("/account/factors/confirm/")
    assert not RoleGrant.objects.filter(role=Role.BOARD.value).exists()
    assert not client.post(address, a_colleague_to_give_a_role())["Location"].startswith("/account")


def test_what_only_takes_a_press_leads_back_to_the_page_with_the_button() -> None:
    stale, _ = signed_in(Role.STEWARD, TO_SEND_SECONDS + 60)

    approved = stale.post(reverse("steward:approve", kwargs={"proposal_id": uuid4()}))
    upload = uuid4()
    imported = stale.post(reverse("steward:confirm_import", kwargs={"upload_id": upload}))

    assert approved["Location"].endswith("next=%2Fsteward%2Fproposals%2F")
    assert imported["Location"].endswith(f"next=%2Fsteward%2Fimport%2F{upload}%2F")


def test_whoever_may_not_do_it_is_not_asked_and_finds_nothing() -> None:
    stale, _ = signed_in(Role.PEER_SUPPORTER, TO_OPEN_SECONDS + 60)

    assert stale.get(reverse("steward:new_role")).status_code == 404


def test_without_a_factor_of_ones_own_the_hospitals_account_is_asked(settings: object) -> None:
    settings.OIDC_IS_STRONG = True  # type: ignore[attr-defined]
    client, _ = signed_in(Role.STEWARD, TO_OPEN_SECONDS + 60)

    answer = client.get(reverse("steward:new_role"))

    assert answer["Location"] == (
        "/account/oidc/hospital/login/?process=login&next=%2Fsteward%2Froles%2Fnew%2F"
        "&auth_params=prompt%3Dlogin%26max_age%3D0"
    )
