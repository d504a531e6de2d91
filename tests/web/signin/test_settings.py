"""What production does about signing in, read from the product's own settings."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password, make_password

from naast.environment import WrongSetting

SETTINGS = Path(__file__).parents[3] / "naast" / "settings.py"
PRODUCTION = {
    "NAAST_MODE": "production",
    "NAAST_BASE_URL": "https://naast.hospital.example",
    "NAAST_SECRET_KEY": "k" * 50,
    "NAAST_HOSTS": "naast.hospital.example",
}
OIDC = {
    "NAAST_OIDC_ISSUER": "https://login.hospital.example",
    "NAAST_OIDC_CLIENT_ID": "naast",
    "NAAST_OIDC_SECRET": "between us",
}


def in_production(monkeypatch: pytest.MonkeyPatch, **more: str) -> dict[str, Any]:
    for name, value in (PRODUCTION | more).items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(SETTINGS))


def test_passwords_are_hashed_with_argon2_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = in_production(monkeypatch)["PASSWORD_HASHERS"]

    stored = make_password("een lange zin om te onthouden")

    assert stored.startswith("argon2$argon2id$")
    assert check_password("een lange zin om te onthouden", stored)
    assert len(settings.PASSWORD_HASHERS) == 1


def test_cookies_travel_only_over_https_and_scripts_never_read_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = in_production(monkeypatch)

    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (True, True)
    assert (found["SESSION_COOKIE_HTTPONLY"], found["CSRF_COOKIE_HTTPONLY"]) == (True, True)
    assert found["SESSION_COOKIE_SAMESITE"] == "Lax"
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "SEEN_COOKIE_NAME")
    assert all(found[name].startswith("__Host-") for name in names)
    assert found["HTTPS"] is True
    assert found["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
    assert found["ACCOUNT_DEFAULT_HTTP_PROTOCOL"] == "https"
    assert "naast_demo" not in found["INSTALLED_APPS"]


def test_no_form_leads_to_another_site_and_no_script_comes_from_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = in_production(monkeypatch, **OIDC)["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]

    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["form-action"] == ["'self'"]


def test_the_hospital_account_is_off_until_all_three_settings_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert in_production(monkeypatch)["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
    found = in_production(monkeypatch, **OIDC)
    (app,) = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert app["settings"] == {"server_url": "https://login.hospital.example"}
    assert found["OIDC_IS_STRONG"] is False
    monkeypatch.delenv("NAAST_OIDC_SECRET")
    with pytest.raises(WrongSetting, match="together, or none"):
        in_production(monkeypatch)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("NAAST_OIDC_IS_STRONG", "perhaps", "Choose one of: yes, no"),
        ("NAAST_OIDC_ISSUER", "http://login.hospital.example", "must start with https://"),
        ("NAAST_EMAIL_HOST", "smtp.hospital.example", "Set NAAST_EMAIL_TLS=yes"),
        ("NAAST_SMS_URL", "http://sms.hospital.example", "must start with https://"),
        ("NAAST_LEAKED_PASSWORDS", "/nowhere/leaked.txt", "names no file"),
        ("NAAST_PROXIES", "many", "whole number from 0 to 5"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    assert in_production(monkeypatch, **OIDC)["MODE"] == "production"
    with pytest.raises(WrongSetting, match=sentence):
        in_production(monkeypatch, **(OIDC | {name: value}))
