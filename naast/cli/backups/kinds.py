"""Which module copies which kind of database; both offer the same five functions."""

from pathlib import Path
from typing import Any, Protocol, cast

from django.db import connection


class Kind(Protocol):
    """A kind of database and its copies."""

    def copy_into(self, folder: Path) -> Path:
        """Write the copy; its path."""

    def put_back(self, copy: Path) -> None:
        """In the place of the database."""

    def open_elsewhere(self, copy: Path, folder: Path) -> dict[str, Any]:
        """A throw-away database made of the copy."""

    def throw_away(self, database: dict[str, Any]) -> None:
        """Remove it."""

    def count_rows(self, name: str) -> tuple[int, int]:
        """Tables and rows in the database of that name."""


def this_kind() -> Kind:
    """That of the database in the settings."""
    from naast.cli.backups import postgres, sqlite

    return cast(Kind, sqlite if connection.vendor == "sqlite" else postgres)
