"""The suite's own promises: loopback only, warnings are errors, one language."""

import socket
import warnings

import pytest
from django.conf import settings
from django.utils import translation

from tests.conftest import NetworkBlocked


def test_a_connection_on_this_machine_works() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    with server, socket.create_connection(server.getsockname(), timeout=2) as client:
        assert client.getpeername() == server.getsockname()


def test_a_connection_beyond_this_machine_is_blocked() -> None:
    with socket.socket() as client, pytest.raises(NetworkBlocked):
        client.connect(("192.0.2.1", 80))


def test_looking_up_a_foreign_name_is_blocked() -> None:
    with pytest.raises(NetworkBlocked):
        socket.getaddrinfo("hospital.example", 443)


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("anything", stacklevel=1)


def test_every_test_starts_in_english() -> None:
    assert translation.get_language() == settings.LANGUAGE_CODE == "en"
