"""The throw-away hospital: folders and settings of its own, gone when the tour is over."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LONGEST_FOLDER = 60  # a socket's whole path has room for about a hundred letters
_KEPT = ("NAAST_LANGUAGE", "NAAST_COUNTRY", "NAAST_TIME_ZONE")
_LAST_LINES = 20


@dataclass(frozen=True)
class ThrowAway:
    """Where everything of one tour lies; all of it below root, so all of it is searched."""

    root: Path

    @property
    def data(self) -> Path:
        """The database and what stands beside it."""
        return self.root / "data"

    @property
    def vault(self) -> Path:
        """The vault's own folder."""
        return self.root / "vault"

    @property
    def backups(self) -> Path:
        """One a night."""
        return self.root / "backups"

    @property
    def mail(self) -> Path:
        """Every message that left."""
        return self.root / "mail"

    @property
    def logs(self) -> Path:
        """Of Naast and of the vault."""
        return self.root / "logs"

    def environment(self) -> dict[str, str]:
        """Production settings: what is shown is what a hospital runs. No setting is inherited but
        language, country and time zone; the port of the mail server is added inside."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name in _KEPT or not name.startswith(("NAAST_", "DJANGO_"))
        }
        return inherited | {
            "DJANGO_SETTINGS_MODULE": "naast.settings",
            "PYTHONUNBUFFERED": "1",
            "NAAST_MODE": "production",
            "NAAST_SECRET_KEY": secrets.token_urlsafe(48),
            "NAAST_BASE_URL": "https://naast.example",
            "NAAST_DATA_DIR": str(self.data),
            "NAAST_VAULT_DIR": str(self.vault),
            "NAAST_VAULT_SOCKET": str(self.root / "run" / "vault.sock"),
            "NAAST_EMAIL_HOST": "127.0.0.1",
        }

    def last_lines(self) -> str:
        """The end of both logs, for whoever must find out what went wrong."""
        lines = [
            line
            for path in sorted(self.logs.glob("*.log"))
            for line in path.read_text(errors="replace").splitlines()[-_LAST_LINES:]
        ]
        return "\n".join(lines)


@contextmanager
def throw_away() -> Iterator[ThrowAway]:
    """A place that is there within, and not after."""
    short = tempfile.gettempdir() if len(tempfile.gettempdir()) <= LONGEST_FOLDER else "/tmp"  # noqa: S108
    place = ThrowAway(Path(tempfile.mkdtemp(prefix="naast-tour-", dir=short)))
    try:
        for folder in (place.data, place.backups, place.mail, place.logs):
            folder.mkdir(mode=0o700)
        yield place
    finally:
        shutil.rmtree(place.root, ignore_errors=True)
