"""Headers of every answer, read in production's own settings."""

from typing import Any

import pytest
from django.test import Client

from naast.web.headers import UNIFORM
from tests.actors import a_user, client_for
from tests.web.signin.test_settings import in_production

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/nothing-here/", "/my/support/", "/account/sign-in/"])
def test_every_answer_has_the_same_headers(path: str) -> None:
    headers = Client().get(path).headers

    assert {name: headers[name] for name in UNIFORM} == UNIFORM
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers


def test_browsers_come_by_https_only_for_a_year_also_to_hosts_below(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    found = in_production(monkeypatch)
    for name in ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS"):
        setattr(settings, name, found[name])

    answer = Client().get("/", secure=True)

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("path", ["/", "/my/support/", "/account/factors/", "/nothing-here/"])
def test_no_browser_keeps_what_somebody_signed_in_was_shown(path: str) -> None:
    answer = client_for(a_user()).get(path)

    assert "no-store" in answer.headers["Cache-Control"]
    assert "Cache-Control" not in Client().get("/").headers  # the same for everybody: may be kept


def test_signing_out_tells_the_browser_to_forget() -> None:
    client = client_for(a_user())

    answer = client.post("/account/sign-out/")

    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in Client().post("/account/sign-out/").headers


def test_every_answer_says_what_it_is_and_in_which_letters() -> None:
    for path in ("/", "/healthz", "/nothing-here/"):
        kind = Client().get(path).headers["Content-Type"]
        assert kind in ("text/html; charset=utf-8", "application/json", "text/plain; charset=utf-8")
