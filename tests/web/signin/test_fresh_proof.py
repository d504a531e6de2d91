"""Nobody changes how somebody signs in on the word of a hospital sign-in that asked nobody."""

import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from naast.access.models import User
from naast.access.roles import Role
from naast.web.signin.adapters import AccountAdapter
from tests.actors import PASSWORD, a_user
from tests.factories.oidc import CLIENT, Provider, running_provider
from tests.web.signin.test_second_factor import code_now

pytestmark = pytest.mark.django_db
START = "/account/oidc/hospital/login/"
APP = "/account/factors/app/add/"
PAGES = [APP, "/account/factors/passkeys/add/", "/account/password/set/"]


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Any) -> Provider:
    cache.clear()
    settings.OIDC_ISSUER = running.issuer
    app = {"provider_id": "hospital", "name": "Meadow", "client_id": CLIENT, "secret": "s"}
    app["settings"] = {"server_url": running.issuer}  # type: ignore[assignment]
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }
    return running


def come_back(client: Client, provider: Provider, user: User, there: str, **said: Any) -> Any:
    """From the provider's page, with what it says about the user."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    provider.tells(asked["nonce"], user.email).update(said)
    return client.get(f"{START}callback/?code=c&state={asked['state']}")


def signed_in_by_hospital(provider: Provider, user: User, **said: Any) -> Client:
    client = Client()
    come_back(client, provider, user, client.get(START).headers["Location"], **said)
    assert client.session["_auth_user_id"] == str(user.pk)
    return client


def enrols(client: Client, user: User) -> bool:
    """Types the right code for the secret on the page, as far as one gets there."""
    found = re.search(r"<code>([A-Z2-7]{32})</code>", client.get(APP).content.decode())
    client.post(APP, {"code": code_now(found.group(1)) if found else "000000"})
    return bool(Authenticator.objects.filter(user=user, type="totp").exists())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("said", [{}, {"auth_time": 1}])
def test_a_new_way_in_takes_a_provider_that_asked_just_now(
    provider: Provider, page: str, said: dict[str, Any]
) -> None:
    user = a_user(Role.PEER_SUPPORTER)
    asked = signed_in_by_hospital(provider, user, auth_time=int(time.time()))
    assert asked.get(page).status_code == 200

    answer = signed_in_by_hospital(provider, user, **said).get(page)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{START}?process=login&next=")
    assert "prompt%3Dlogin%26max_age%3D0" in answer.headers["Location"]


def test_a_screen_left_open_at_the_hospital_gives_nobody_a_second_factor(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, victim = a_user(Role.PEER_SUPPORTER), a_user(Role.PEER_SUPPORTER)
    assert enrols(signed_in_by_hospital(provider, owner, auth_time=int(time.time())), owner)

    assert not enrols(signed_in_by_hospital(provider, victim), victim)
    monkeypatch.setattr(AccountAdapter, "is_reauthentication_required", lambda *_, **__: False)
    assert enrols(signed_in_by_hospital(provider, victim), victim)  # without our question


def test_asked_anew_and_answered_one_is_back_at_the_page(provider: Provider) -> None:
    user = a_user(Role.PEER_SUPPORTER)
    client = signed_in_by_hospital(provider, user)

    there = client.get(client.get(APP).headers["Location"]).headers["Location"]
    back = come_back(client, provider, user, there, auth_time=int(time.time()))

    assert parse_qs(urlsplit(there).query)["max_age"] == ["0"]
    assert back.headers["Location"] == APP
    assert client.get(APP).status_code == 200


@pytest.mark.parametrize("said", [{}, {"auth_time": 1}])
def test_a_provider_that_was_told_to_ask_and_did_not_leads_to_a_password_by_mail(
    provider: Provider, said: dict[str, Any]
) -> None:
    user = a_user(Role.PEER_SUPPORTER)
    client = signed_in_by_hospital(provider, user)

    there = client.get(client.get(APP).headers["Location"]).headers["Location"]
    come_back(client, provider, user, there, **said)
    answer = client.get(APP)

    assert answer.status_code == 403
    assert 'href="/account/password/forgotten/"' in answer.content.decode()


def test_who_has_a_password_here_is_asked_for_it(provider: Provider) -> None:
    user = a_user(Role.PEER_SUPPORTER, password=PASSWORD)
    client = signed_in_by_hospital(provider, user)

    answer = client.get(APP)

    assert answer.headers["Location"].startswith("/account/confirm/?next=")
    client.post("/account/confirm/", {"password": PASSWORD, "next": APP})
    assert client.get(APP).status_code == 200
