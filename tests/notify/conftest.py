"""A mail server and a gateway for every test that asks, and people whose address is known."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from naast.notify import addresses
from naast.notify.addresses import Address
from naast.notify.logic.quiet import SendingHours
from tests.factories.post import Gateway, MailServer, a_gateway, a_mail_server

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # a Tuesday morning
ALWAYS = SendingHours(zone=ZoneInfo("Europe/Amsterdam"), around_the_clock=True)


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    with a_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    with a_gateway() as gateway:
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN = gateway.url, "secret-token"
        yield gateway


class Known:
    """Addresses that tests give out; the directory's resolvers are not asked."""

    def __init__(self) -> None:
        self.addresses: dict[UUID, Address] = {}

    def person(self, email: str = "", phone: str = "", language: str = "en") -> UUID:
        person_id = uuid4()
        self.addresses[person_id] = Address(email, phone, language)
        return person_id


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Known:
    known = Known()
    monkeypatch.setattr(addresses, "_resolvers", {"test": known.addresses.get})
    return known
