"""Somebody between Naast and the hospital's sign-in, who can change what it says about a person."""

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from naast.access.models import User
from naast.access.roles import Role
from naast.web.signin.hospital import ADDRESSES, HospitalAnswer, of_that_provider
from tests.actors import a_user
from tests.attacks.conftest import AttackReport
from tests.factories.oidc import CLIENT, Provider, an_rsa_key, running_provider, unsigned

pytestmark = pytest.mark.django_db
START = "/account/oidc/hospital/login/"
THIEF = an_rsa_key()


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Any) -> Provider:
    cache.clear()
    running.forge, running.overrides, running.listed = running.signed, {}, None
    app = {
        "provider_id": "hospital",
        "name": "Meadow Hospital",
        "client_id": CLIENT,
        "secret": "between us",
        "settings": {"server_url": running.issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }
    return running


def attempt(client: Client) -> dict[str, str]:
    """Press the button; what the browser carries to the provider."""
    there = urlsplit(client.get(START + "?process=login").headers["Location"])
    return {name: values[0] for name, values in parse_qs(there.query).items()}


def come_back(client: Client, asked: dict[str, str]) -> Any:
    return client.get(f"{START}callback/?code=c&state={asked['state']}")


def gets_in(provider: Provider, user: User, **changed: Any) -> bool:
    """One whole sign-in with what the provider is told to say, changed as the thief likes."""
    client = Client()
    asked = attempt(client)
    provider.told = {**provider.tells(asked["nonce"], user.email), **changed}
    provider.told = {name: value for name, value in provider.told.items() if value is not None}
    come_back(client, asked)
    return client.session.get("_auth_user_id") == str(user.pk)


def with_public_key_as_secret(provider: Provider, claims: dict[str, Any]) -> str:
    """HS256 with what everybody can read; libraries refuse to make it, so by hand."""
    head = {"alg": "HS256", "kid": "one", "typ": "JWT"}
    parts = [urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in (head, claims)]
    signature = hmac.new(provider.public_pem(), b".".join(parts), hashlib.sha256).digest()
    return b".".join([*parts, urlsafe_b64encode(signature).rstrip(b"=")]).decode()


def thiefs_jwk() -> dict[str, Any]:
    return {**RSAAlgorithm.to_jwk(THIEF.public_key(), as_dict=True), "kid": "one"}


@pytest.mark.parametrize("listed", [{}, {"keys": "none"}, [], {"keys": []}])
def test_a_provider_that_publishes_no_keys_opens_nothing_and_gives_a_sentence(
    listed: Any, provider: Provider, settings: Any
) -> None:
    settings.OIDC_IS_STRONG = True
    user, client = a_user(Role.COLLEAGUE), Client()
    provider.listed = listed
    asked = attempt(client)
    provider.tells(asked["nonce"], user.email)

    answer = come_back(client, asked)

    assert "Signing in did not work" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    provider.listed = None
    assert gets_in(provider, user)  # control: with its keys it opens


FORGERIES = {
    "no algorithm": lambda _, said: unsigned(said),
    "no algorithm, with the old signature": lambda p, said: unsigned(
        said, p.signed(said).rsplit(".", 1)[1]
    ),
    "the public key as shared secret": with_public_key_as_secret,
    "the client's secret as shared secret": lambda _, said: jwt.encode(
        said, "between us, and long enough for HS256", "HS256", {"kid": "one"}
    ),
    "a key of the thief's own": lambda _, said: jwt.encode(said, THIEF, "RS256", {"kid": "one"}),
    "a key that nobody published": lambda _, said: jwt.encode(
        said, THIEF, "RS256", {"kid": "three"}
    ),
    "the thief's key inside the token": lambda _, said: jwt.encode(
        said, THIEF, "RS256", {"kid": "one", "jwk": thiefs_jwk()}
    ),
    "the thief's address of keys in the token": lambda p, said: jwt.encode(
        said, THIEF, "RS256", {"kid": "one", "jku": f"{p.issuer}/thief", "x5u": f"{p.issuer}/t"}
    ),
    "another person under an old signature": lambda p, said: ".".join(
        [*unsigned(said).split(".")[:2], p.signed({**said, "sub": "x"}).rsplit(".", 1)[1]]
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_word_that_the_provider_did_not_sign_opens_nothing(
    forgery: str,
    provider: Provider,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    attack_report: AttackReport,
) -> None:
    settings.OIDC_IS_STRONG = True
    victim = a_user(Role.COORDINATOR)
    assert gets_in(provider, victim)  # the honest provider's word does
    provider.forge = lambda said: FORGERIES[forgery](provider, said)

    learned = ["a coordinator's session"] if gets_in(provider, victim) else []
    with monkeypatch.context() as patch:  # as the library does it: over HTTPS, unsigned
        decode = OpenIDConnectOAuth2Adapter._decode_id_token
        patch.setattr(HospitalAnswer, "_decode_id_token", decode)
        control = ["a coordinator's session"] if gets_in(provider, victim) else []

    attack_report("somebody between Naast and the hospital's sign-in", forgery, learned, control)


NOW = int(time.time())
CHANGES: dict[str, dict[str, Any]] = {
    "made by another provider": {"iss": "https://elsewhere.example"},
    "made for another program": {"aud": "intranet"},
    "made for another program too, by it": {"aud": [CLIENT, "intranet"], "azp": "intranet"},
    "made for several, without saying by whom": {"aud": [CLIENT, "intranet"]},
    "made for another attempt": {"nonce": "0" * 64},
    "made for no attempt": {"nonce": None},
    "over": {"exp": NOW - 600, "iat": NOW - 900},
    "without end": {"exp": None},
    "without beginning": {"iat": None},
    "of nobody": {"sub": None},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_signed_word_that_is_not_about_this_sign_in_opens_nothing(
    change: str, provider: Provider
) -> None:
    victim = a_user()
    assert gets_in(provider, victim)

    assert not gets_in(provider, victim, **CHANGES[change])


def test_a_word_that_was_used_once_is_not_believed_in_another_browser(provider: Provider) -> None:
    victim, owner, thief = a_user(), Client(), Client()
    asked = attempt(owner)
    provider.tells(asked["nonce"], victim.email)
    come_back(owner, asked)
    assert "_auth_user_id" in owner.session

    come_back(thief, attempt(thief))  # the provider's answer is the recorded one

    assert "_auth_user_id" not in thief.session


def test_each_attempt_has_a_nonce_of_its_own_that_a_link_cannot_set(provider: Provider) -> None:
    mine = "?process=login&auth_params=nonce%3Dmine%26redirect_uri%3Dhttps%3A//thief.example"
    there = Client().get(START + mine + "&scope=everything").headers["Location"]
    asked = parse_qs(urlsplit(there).query)

    assert len(asked["nonce"][0]) == 64
    assert asked["redirect_uri"] == ["http://testserver/account/oidc/hospital/login/callback/"]
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
    assert attempt(Client())["nonce"] != attempt(Client())["nonce"]


def test_a_provider_that_says_nothing_signed_is_not_believed(provider: Provider) -> None:
    victim = a_user()
    assert gets_in(provider, victim)
    provider.forge = lambda said: ""

    assert not gets_in(provider, victim)


def test_keys_of_every_kind_that_we_take_open_and_a_provider_may_have_two(
    provider: Provider,
) -> None:
    victim = a_user()
    for algorithm, key, kid in (
        ("RS512", provider.rsa, "one"),
        ("PS256", provider.rsa, "one"),
        ("ES256", provider.ec, "two"),
    ):
        provider.forge = lambda said, a=algorithm, k=key, i=kid: jwt.encode(  # type: ignore[misc]
            said, k, a, {"kid": i}
        )
        assert gets_in(provider, victim), algorithm


@pytest.mark.parametrize(
    "kind", [{"use": "enc"}, {"alg": "RS512"}, {"kty": "EC"}, {"kid": "somebody else's"}]
)
def test_a_key_that_is_for_something_else_proves_nothing(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, kind: dict[str, str]
) -> None:
    victim = a_user()
    assert gets_in(provider, victim)
    monkeypatch.setattr(provider, "keys", [{**provider.keys[0], **kind}])

    assert not gets_in(provider, victim)


def test_a_provider_that_calls_itself_otherwise_is_not_asked(provider: Provider) -> None:
    assert Client().get(START + "?process=login").status_code == 302
    provider.overrides = {"issuer": "https://elsewhere.example"}

    assert Client().get(START + "?process=login").status_code == 503


@pytest.mark.parametrize("name", ["jwks_uri", "token_endpoint", "userinfo_endpoint"])
def test_over_https_no_address_in_clear_is_followed(name: str) -> None:
    config = {one: f"https://h.example/{one}" for one in ADDRESSES}
    config["issuer"] = "https://h.example"
    assert of_that_provider(config, "https://h.example/") == config

    with pytest.raises(OAuth2Error, match="in clear"):
        of_that_provider({**config, name: f"http://h.example/{name}"}, "https://h.example")
