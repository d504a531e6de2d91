"""The naast command: help costs nothing, and a wrong setting is a sentence."""

import os
import subprocess
import sys

import pytest

from naast.cli.main import COMMANDS, IMPORTS, Entry


def naast(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **settings}
    return subprocess.run(
        [sys.executable, "-m", "naast.cli.main", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_wrong_setting_stops_the_start_with_a_sentence() -> None:
    done = naast("check", NAAST_LANGUAGE="fr")

    assert done.returncode == 2
    assert done.stderr == "NAAST_LANGUAGE is 'fr'. Choose one of: nl, en.\n"


def test_a_setting_that_nothing_reads_stops_the_start() -> None:
    done = naast(
        "migrate", DJANGO_SETTINGS_MODULE="naast.settings", NAAST_MODE="demo", NAAST_LANG="nl"
    )

    assert done.returncode == 2
    assert done.stderr == "Naast does not know the setting NAAST_LANG. Check the spelling.\n"


def test_help_names_every_command_and_needs_no_settings() -> None:
    done = naast("--help", NAAST_LANGUAGE="fr")

    assert done.returncode == 0
    assert [name for name in COMMANDS if f"  {name}  " not in done.stdout] == []


@pytest.mark.parametrize("entry", [*COMMANDS.values(), *IMPORTS.values()], ids=lambda e: e.target)
def test_every_command_can_be_imported(entry: Entry) -> None:
    module, name = entry.target.split(":")

    assert callable(getattr(__import__(module, fromlist=[name]), name))


def test_the_vault_gets_its_words_unchanged() -> None:
    done = naast("vault", "--help")

    assert done.returncode == 0
    assert "python -m vault" in done.stdout
