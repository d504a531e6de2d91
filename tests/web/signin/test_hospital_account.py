"""Signing in with the hospital's own account: a real OpenID provider on loopback."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from naast.access.models import User
from naast.access.roles import Role
from tests.actors import PASSWORD, a_user, client_for

pytestmark = [
    pytest.mark.django_db,
    # The provider's own libraries speak of their future; ours is not changed by it.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
]
START = "/account/oidc/hospital/login/"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that signs everybody in as whom they say."""
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _configured(provider: str, settings: Any) -> None:
    cache.clear()
    settings.OIDC_ISSUER = provider
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "hospital",
                    "name": "Meadow Hospital",
                    "client_id": "naast",
                    "secret": "between us",
                    "settings": {"server_url": provider},
                }
            ],
        }
    }


def knows(provider: str, sub: str, **claims: Any) -> None:
    """The hospital's account: what the provider tells about it."""
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=30).raise_for_status()


def hospital_sign_in(client: Client, sub: str, query: str = "?process=login") -> Any:
    """Press the button, say at the provider who one is, come back. The answer of our side."""
    there = client.get(START + query).headers["Location"]
    back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=30)
    return client.get(back.headers["Location"].removeprefix("http://testserver"))


def is_signed_in(client: Client, user: User) -> bool:
    return client.session.get("_auth_user_id") == str(user.pk)


def test_the_sign_in_page_offers_the_hospital_account_first(settings: Any) -> None:
    page = Client().get("/account/sign-in/?next=/what-helps/").content.decode()

    assert page.index("Sign in with Meadow Hospital") < page.index('name="password"')
    assert f'href="{START}?process=login&amp;next=%2Fwhat-helps%2F"' in page
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Meadow Hospital" not in Client().get("/account/sign-in/").content.decode()
    assert Client().get(START).status_code == 404


def test_the_way_there_is_bound_to_this_browser() -> None:
    there = urlsplit(Client().get(START + "?process=login").headers["Location"])
    asked = parse_qs(there.query)

    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]


def test_a_colleague_is_recognised_by_the_verified_address_and_later_by_the_account(
    provider: str,
) -> None:
    user, client, later = a_user(), Client(), Client()
    knows(provider, "a1", email=user.email.upper(), email_verified=True, name="J. Doe")

    answer = hospital_sign_in(client, "a1", "?process=login&next=/what-helps/")
    assert answer.headers["Location"] == "/what-helps/"
    assert is_signed_in(client, user)

    knows(provider, "a1", email="married@hospital.example", email_verified=True)
    hospital_sign_in(later, "a1")
    assert is_signed_in(later, user)
    assert SocialAccount.objects.count() == 1


def test_the_password_a_colleague_has_stays_as_it_was(provider: str) -> None:
    user = a_user(password=PASSWORD)
    knows(provider, "a2", email=user.email, email_verified=True)

    hospital_sign_in(Client(), "a2")

    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_nothing_the_provider_told_is_kept_but_the_account_and_the_day(provider: str) -> None:
    user = a_user()
    knows(provider, "a3", email=user.email, email_verified=True, name="J. Doe", phone_number="1")

    for client in (Client(), Client()):
        hospital_sign_in(client, "a3")

    account = SocialAccount.objects.get()
    assert (account.extra_data, account.uid) == ({}, "a3")
    assert (account.last_login.minute, account.date_joined.second) == (0, 0)
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize("verified", [False, "false", None, "yes", 1])
def test_an_address_that_was_not_verified_opens_nothing(provider: str, verified: object) -> None:
    user, owner, thief = a_user(), Client(), Client()
    claims = {} if verified is None else {"email_verified": verified}
    knows(provider, f"thief-{verified}", email=user.email, **claims)

    answer = hospital_sign_in(thief, f"thief-{verified}")

    assert answer.status_code == 403
    assert "We do not know you here yet" in answer.content.decode()
    assert "_auth_user_id" not in thief.session
    knows(provider, f"owner-{verified}", email=user.email, email_verified=True)
    hospital_sign_in(owner, f"owner-{verified}")
    assert is_signed_in(owner, user)


def test_a_stranger_with_a_good_account_is_not_made_a_user(provider: str) -> None:
    knows(provider, "b1", email="stranger@hospital.example", email_verified=True)
    client = Client()

    answer = hospital_sign_in(client, "b1")

    assert answer.status_code == 403
    assert (User.objects.count(), SocialAccount.objects.count()) == (0, 0)
    assert client.get("/account/3rdparty/signup/").status_code == 404


def test_who_left_is_a_stranger_again(provider: str) -> None:
    user, client = a_user(), Client()
    knows(provider, "b2", email=user.email, email_verified=True)
    hospital_sign_in(Client(), "b2")
    User.objects.filter(pk=user.pk).update(is_active=False)

    answer = hospital_sign_in(client, "b2")

    assert answer.headers["Location"] == "/account/inactive/"
    assert "_auth_user_id" not in client.session


def test_a_second_account_with_the_same_address_does_not_get_in(provider: str) -> None:
    user, client = a_user(), Client()
    knows(provider, "c1", email=user.email, email_verified=True)
    knows(provider, "c2", email=user.email, email_verified=True)
    hospital_sign_in(Client(), "c1")

    assert hospital_sign_in(client, "c2").status_code == 403
    assert "_auth_user_id" not in client.session


def test_nobody_links_another_account_to_their_own(provider: str) -> None:
    user = a_user()
    client = client_for(user)
    knows(provider, "d1", email="other@elsewhere.example", email_verified=True)

    assert hospital_sign_in(client, "d1", "?process=connect").status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_belongs_to_another_browser_is_refused(provider: str) -> None:
    user, victim = a_user(), Client()
    knows(provider, "e1", email=user.email, email_verified=True)
    there = Client().get(START + "?process=login").headers["Location"]
    back = requests.post(there, data={"sub": "e1"}, allow_redirects=False, timeout=30)

    answer = victim.get(back.headers["Location"].removeprefix("http://testserver"))

    assert answer.status_code == 401
    assert "_auth_user_id" not in victim.session


def test_saying_no_at_the_hospital_is_fine(provider: str) -> None:
    client = Client()
    there = client.get(START + "?process=login").headers["Location"]
    back = requests.post(there, data={"action": "deny"}, allow_redirects=False, timeout=30)
    state = parse_qs(urlsplit(there).query)["state"][0]

    query = urlsplit(back.headers["Location"]).query
    answer = client.get(f"{START}callback/?{query}&state={state}", follow=True)

    assert "You stopped signing in" in answer.content.decode()


def test_a_provider_that_is_down_gives_a_sentence(settings: Any) -> None:
    providers = settings.SOCIALACCOUNT_PROVIDERS
    providers["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:9"
    settings.SOCIALACCOUNT_PROVIDERS = providers

    answer = Client().get(START + "?process=login")

    assert answer.status_code == 503
    assert "Signing in did not work" in answer.content.decode()


@pytest.mark.parametrize("strong", [False, True])
def test_the_hospital_account_is_enough_for_work_only_where_the_hospital_says_so(
    provider: str, settings: Any, strong: bool
) -> None:
    settings.OIDC_IS_STRONG = strong
    user, client = a_user(Role.PEER_SUPPORTER), Client()
    knows(provider, f"f-{strong}", email=user.email, email_verified=True)

    answer = hospital_sign_in(client, f"f-{strong}")

    assert answer.headers["Location"] == ("/" if strong else "/account/second-factor/")


def test_taking_over_a_coordinators_address_does_not_give_the_role(
    provider: str, settings: Any
) -> None:
    settings.OIDC_IS_STRONG = True
    coordinator, client, thief = a_user(Role.COORDINATOR), Client(), Client()
    knows(provider, "g1", email=coordinator.email, email_verified=True)
    hospital_sign_in(client, "g1")
    assert client.get("/account/second-factor/").status_code == 302
    SocialAccount.objects.all().delete()
    User.objects.filter(pk=coordinator.pk).update(email="steward@hospital.example")
    knows(provider, "g2", email="steward@hospital.example", email_verified=True)

    hospital_sign_in(thief, "g2")

    assert is_signed_in(thief, coordinator)
    assert thief.get("/steward/").status_code == 404
    assert thief.get("/coordinator/").status_code == 404


@pytest.mark.parametrize("minutes_ago", [1, 60])
def test_what_is_hard_to_take_back_opens_only_if_the_provider_asked_just_now(
    provider: str, settings: Any, minutes_ago: int
) -> None:
    """A provider lets a screen that was left open through by itself; it says when it last asked."""
    settings.OIDC_IS_STRONG = True
    user, client, sub = a_user(Role.STEWARD), Client(), f"h-{minutes_ago}"
    asked = int(time.time()) - minutes_ago * 60
    knows(provider, sub, email=user.email, email_verified=True, auth_time=asked)

    for _ in range(2):  # signed in already, the session is a new one all the same
        hospital_sign_in(client, sub)

    assert is_signed_in(client, user)
    assert client.get("/steward/").status_code == 200
    assert client.get("/steward/hospital/").status_code == (200 if minutes_ago == 1 else 302)


def test_a_provider_that_does_not_say_when_it_asked_is_believed(
    provider: str, settings: Any
) -> None:
    settings.OIDC_IS_STRONG = True
    user, client = a_user(Role.STEWARD), Client()
    knows(provider, "i1", email=user.email, email_verified=True)

    hospital_sign_in(client, "i1")

    assert client.get("/steward/hospital/").status_code == 200


def test_asked_again_the_provider_is_told_to_ask_the_person(provider: str, settings: Any) -> None:
    settings.OIDC_IS_STRONG = True
    user, client = a_user(Role.STEWARD), Client()
    knows(provider, "j1", email=user.email, email_verified=True, auth_time=1)
    hospital_sign_in(client, "j1")

    there = client.get(client.get("/steward/hospital/").headers["Location"]).headers["Location"]

    asked = parse_qs(urlsplit(there).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
