"""A backup is whole or refused, opens in a drill, brings rows back, and never holds the vault."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.sessions.models import Session
from django.utils import timezone

from naast.cli.backup import backup, make_backup
from naast.cli.backups.manifest import read_manifest, what_it_opens
from naast.cli.restore import restore
from naast.cli.serve import only_one
from naast.people.models import Site
from naast.privacy.models import AuditEvent, SealingEpoch
from tests.factories.people import a_site

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A backup of a database with one site."""
    a_site(code="north")
    return make_backup(tmp_path, at=NOW)


def test_restoring_brings_back_what_was_there(made: Path) -> None:
    Site.objects.all().delete()
    a_site(code="south")

    result = CliRunner().invoke(restore, [str(made), "--yes"])

    assert (result.exit_code, result.output[:9]) == (0, "Restored.")
    assert list(Site.objects.values_list("code", flat=True)) == ["north"]
    assert AuditEvent.objects.get().action == "restore_backup"


def test_restoring_revives_no_sign_in_and_no_dead_key(tmp_path: Path) -> None:
    Session.objects.create(session_key="a" * 32, expire_date=timezone.now() + timedelta(hours=1))
    SealingEpoch.objects.create(number=1, public_key=b"old")
    made = make_backup(tmp_path, at=NOW)

    CliRunner().invoke(restore, [str(made), "--yes"])

    assert (Session.objects.count(), SealingEpoch.objects.count()) == (0, 0)


def test_it_asks_before_it_replaces_a_database(made: Path) -> None:
    a_site(code="south")

    result = CliRunner().invoke(restore, [str(made)], input="n\n")

    assert result.exit_code == 1
    assert Site.objects.filter(code="south").exists()


def test_a_damaged_backup_is_refused_and_the_database_stays(made: Path) -> None:
    copy = made / read_manifest(made).file
    copy.write_bytes(copy.read_bytes()[:-1] + b"x")
    a_site(code="south")

    result = CliRunner().invoke(restore, [str(made), "--yes"])

    assert result.exit_code == 1
    assert "damaged or changed" in result.output
    assert Site.objects.count() == 2


def test_a_backup_of_a_newer_naast_is_refused(made: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text())
    manifest["schema"].append("people.0999_later")
    (made / "manifest.json").write_text(json.dumps(manifest))

    result = CliRunner().invoke(restore, [str(made), "--yes"])

    assert result.exit_code == 1
    assert "newer Naast" in result.output
    assert "people.0999_later" in result.output


def test_nothing_is_restored_under_a_running_naast(made: Path) -> None:
    with only_one():
        result = CliRunner().invoke(restore, [str(made), "--yes"])

    assert result.exit_code == 1
    assert "already running" in result.output


def test_a_backup_holds_the_database_and_its_manifest_and_nothing_else(made: Path) -> None:
    manifest = read_manifest(made)

    assert {path.name for path in made.iterdir()} == {manifest.file, "manifest.json"}
    assert {path.name for path in made.parent.iterdir()} == {made.name}


def test_the_drill_opens_the_newest_backup_elsewhere(made: Path) -> None:
    result = CliRunner().invoke(backup, [str(made.parent), "--drill"])

    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"{made.name} opens: ")


def test_the_drill_says_when_there_is_no_backup(tmp_path: Path) -> None:
    result = CliRunner().invoke(backup, [str(tmp_path), "--drill"])

    assert result.exit_code == 1
    assert "There is no backup" in result.output


@pytest.mark.parametrize(
    ("days", "sentence"), [(6, "Support that is open in the vault"), (7, "it opens no support")]
)
def test_a_backup_of_seven_nights_opens_no_support(made: Path, days: int, sentence: str) -> None:
    assert sentence in what_it_opens(read_manifest(made), now=NOW + timedelta(days=days))
