"""The migrated database of the tests, kept between runs: each run copies it instead of migrating.

Only for SQLite. A snapshot belongs to the text of every migration, so a changed one makes another.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from naast.settings import BASE_DIR


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """True where the snapshot was put in place: nothing is left to migrate."""
    if connection.vendor != "sqlite" or not _snapshot().exists():
        return False
    shutil.copyfile(_snapshot(), str(connection.settings_dict["TEST"]["NAME"]))
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After the first migration, keep what it made; two workers at once make the same."""
    if connection.vendor == "sqlite" and not _snapshot().exists():
        with django_db_blocker.unblock():
            _keep(Path(str(connection.settings_dict["NAME"])), _snapshot())
    yield


def _keep(database: Path, snapshot: Path) -> None:
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    for older in set(snapshot.parent.glob("*.sqlite3")) - {snapshot}:
        older.unlink(missing_ok=True)
    half = snapshot.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    half.replace(snapshot)


def _snapshot() -> Path:
    return BASE_DIR / "var" / "test-database" / f"{_text_of_migrations()}.sqlite3"


def _text_of_migrations() -> str:
    digest = hashlib.sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:32]
