"""What machines ask: alive, ready, how busy. Nobody signs in, nobody is named."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naast.jobs.models import DutyLease


@pytest.fixture
def no_vault(settings: Settings, tmp_path: Path) -> None:
    settings.VAULT_SOCKET = tmp_path / "nobody.sock"


def test_the_process_says_that_it_lives_without_asking_anything_else(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
@pytest.mark.usefixtures("no_vault")
def test_without_the_vault_naast_is_not_ready_and_says_what_is_silent(client: Client) -> None:
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": "answers", "vault": "does not answer"}


@pytest.mark.django_db
def test_metrics_count_requests_by_audience_and_never_by_page(client: Client) -> None:
    client.get("/healthz")

    lines = client.get("/metrics").content.decode().splitlines()

    requests = [line for line in lines if line.startswith("naast_requests_total")]
    labels = {tuple(sorted(re.findall(r'(\w+)="', line))) for line in requests}
    assert labels == {("answer", "audience")}
    assert any('answer="2xx",audience="api"' in line for line in requests)


@pytest.mark.django_db
def test_metrics_tell_how_a_duty_is_doing(client: Client) -> None:
    DutyLease.objects.create(name="sweep", due_at=timezone.now(), tries=3, took_seconds=1.5)

    text = client.get("/metrics").content.decode()

    assert 'naast_duty_tries{duty="sweep"} 3.0' in text
    assert 'naast_duty_seconds{duty="sweep"} 1.5' in text


@pytest.mark.parametrize("address", ["/healthz", "/metrics"])
def test_only_reading_is_possible(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
