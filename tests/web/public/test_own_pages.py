"""Whoever signs in lands on the first page; the own pages are one press away there."""

import pytest
from django.test import Client

from naast.access.roles import Role
from tests.actors import a_user, client_for

pytestmark = pytest.mark.django_db


def first_page(client: Client) -> str:
    return client.get("/").content.decode().split("<main")[1]


def test_the_first_page_leads_to_ones_own_pages() -> None:
    coordinator = first_page(client_for(a_user(Role.COORDINATOR)))
    assert 'href="/coordinator/"' in coordinator
    assert 'href="/my/"' in coordinator
    assert 'href="/supporter/"' not in coordinator


def test_the_public_finds_no_door_to_work_there() -> None:
    assert 'href="/my/"' in first_page(client_for(a_user()))
    assert 'href="/my/"' not in first_page(Client())
