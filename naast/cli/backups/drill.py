"""The drill: a backup that was never opened is a hope, so open the newest one elsewhere."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from naast.cli.backups.kinds import this_kind
from naast.cli.backups.manifest import (
    BackupRefused,
    checked_manifest,
    newest_in,
    what_it_opens,
)
from naast.environment import database_url


def drill_newest(folder: Path) -> str:
    """Restore the newest backup into a throw-away place, bring it to this version, count its rows.

    The vault is not touched. Returns what was seen; BackupRefused when it would not help.
    """
    newest = newest_in(folder)
    manifest = checked_manifest(newest)
    kind = this_kind()
    with tempfile.TemporaryDirectory(prefix="naast-drill-") as place:
        database = kind.open_elsewhere(newest / manifest.file, Path(place))
        try:
            _migrate(database, Path(place))
            tables, rows = kind.count_rows(str(database["NAME"]))
        finally:
            kind.throw_away(database)
    seen = f"{newest.name} opens: {tables} tables with {rows} rows."
    return f"{seen} {what_it_opens(manifest, now=datetime.now(UTC))}"


def _migrate(database: Mapping[str, Any], place: Path) -> None:
    """By a process of its own, so that nothing here ever points at the throw-away database."""
    environment = {
        **os.environ,
        "NAAST_DATABASE_URL": database_url(database),
        "NAAST_DATA_DIR": str(place),
    }
    words = [sys.executable, "-P", "-m", "naast.cli.main", "migrate"]
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    if done.returncode != 0:
        raise BackupRefused("The newest backup cannot be brought to this version of Naast.")
