"""naast check and naast jobs say in sentences how things are."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from naast.cli.check import check
from naast.cli.jobs import jobs
from tests.factories.duties import only_duty

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_silent_vault_is_a_sentence_that_says_what_to_do(
    settings: Settings, tmp_path: Path
) -> None:
    settings.VAULT_SOCKET = tmp_path / "nobody.sock"

    result = CliRunner().invoke(check)

    assert result.exit_code == 1
    assert f"The vault does not answer at {settings.VAULT_SOCKET}." in result.output
    assert "behind this version" not in result.output


def test_a_hospital_is_told_to_part_vault_and_web(settings: Settings, tmp_path: Path) -> None:
    settings.VAULT_SOCKET = tmp_path / "nobody.sock"
    settings.MODE = "production"

    result = CliRunner().invoke(check)

    assert "Set NAAST_VAULT_USER and NAAST_WEB_USER." in result.output


def test_jobs_once_says_what_was_done() -> None:
    with only_duty(lambda now: None, name="sweep"):
        first = CliRunner().invoke(jobs, ["once"])
        second = CliRunner().invoke(jobs, ["once"])

    assert first.output == "Done: sweep.\n"
    assert second.output == "Done: nothing was due.\n"


def test_jobs_list_names_every_duty() -> None:
    with only_duty(lambda now: None, name="sweep", hours=6):
        result = CliRunner().invoke(jobs, ["list"])

    assert result.output == "sweep: every 6:00:00\n"
