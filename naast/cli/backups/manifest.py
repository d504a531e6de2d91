"""What a backup is: a folder with the database's copy and a manifest that vouches for it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from naast import __version__

FORMAT = 1
MANIFEST = "manifest.json"
NIGHTS_UNTIL_KEYS_DIE = 7


class BackupRefused(Exception):
    """This backup cannot be made, used or trusted; the message says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """made_at: ISO 8601 in UTC; schema: every migration the database had, as area.name."""

    format: int
    made_at: str
    version: str
    database: str
    file: str
    bytes: int
    sha256: str
    schema: list[str]
    vault: str = "not included: a backup must not be able to open anything by itself"

    @property
    def at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)


def describe(copy: Path, *, at: datetime) -> Manifest:
    """The manifest of a copy that was just written."""
    return Manifest(
        format=FORMAT,
        made_at=at.isoformat(timespec="seconds"),
        version=__version__,
        database=connection.vendor,
        file=copy.name,
        bytes=copy.stat().st_size,
        sha256=sha256_of(copy),
        schema=sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations),
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Beside the copy."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n")


def read_manifest(folder: Path) -> Manifest:
    """BackupRefused when there is none or it cannot be read."""
    try:
        return Manifest(**json.loads((folder / MANIFEST).read_text()))
    except FileNotFoundError:
        raise BackupRefused(f"{folder} is not a backup: it has no {MANIFEST}.") from None
    except (ValueError, TypeError):
        raise BackupRefused(f"The manifest in {folder} is damaged. Use another backup.") from None


def checked_manifest(folder: Path) -> Manifest:
    """A manifest whose copy is whole, of our kind of database, and not newer than this version."""
    manifest = read_manifest(folder)
    copy = folder / manifest.file
    if manifest.format != FORMAT:
        raise BackupRefused("This backup was made by a newer Naast. Install that version first.")
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"This backup is of a {manifest.database} database and NAAST_DATABASE_URL names a "
            f"{connection.vendor} one."
        )
    if not copy.is_file() or sha256_of(copy) != manifest.sha256:
        raise BackupRefused(f"The copy in {folder} is damaged or changed. Use another backup.")
    _refuse_newer(manifest)
    return manifest


def newest_in(folder: Path) -> Path:
    """The backup below the folder that was made last."""
    found = [path.parent for path in folder.glob(f"*/{MANIFEST}")]
    if not found:
        raise BackupRefused(f"There is no backup in {folder}. Make one: naast backup {folder}")
    return max(found, key=lambda path: read_manifest(path).at)


def what_it_opens(manifest: Manifest, *, now: datetime) -> str:
    """What support can still be opened after restoring: the vault's keys decide, not the backup."""
    age = now.astimezone(UTC) - manifest.at
    days = max(0, age // timedelta(days=1))
    if days >= NIGHTS_UNTIL_KEYS_DIE:
        return (
            f"It is {days} days old. The keys of that time were destroyed, so it opens no support "
            "case: everything else is as it was then."
        )
    return (
        f"It is {days} days old. Support that is open in the vault can be opened; support that "
        "ended since then stays closed for good. What was reported after it is missing: ask for "
        "the fall-back sheets, and whether somebody waits."
    )


def sha256_of(path: Path) -> str:
    """In hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_newer(manifest: Manifest) -> None:
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations or {}}
    newer = sorted(set(manifest.schema) - known)
    if newer:
        raise BackupRefused(
            f"This backup comes from a newer Naast ({manifest.version}; it has {newer[0]}). "
            "Install that version first."
        )
