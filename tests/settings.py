"""Settings of the test suite: the product's own, in test mode, in a folder of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("NAAST_MODE", "test")
os.environ.setdefault("NAAST_LANGUAGE", "en")
worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if not os.environ.get("NAAST_DATA_DIR", "").endswith(f"-{worker}"):
    # Child processes share the folder of their parent; parallel workers do not.
    folder = tempfile.mkdtemp(prefix="naast-", suffix=f"-{worker}")  # short: a socket's path
    os.environ["NAAST_DATA_DIR"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

from naast.settings import *  # noqa: E402, F403
from naast.settings import DATA_DIR, DATABASES  # noqa: E402

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # fast; hashing has its own test

if str(DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
    # A file, as in the product: threads and other processes see one database. No fsync: faster.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA_DIR) / f"test-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"]["OPTIONS"],  # type: ignore[dict-item]
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA secure_delete=ON;",
    }

STATIC_ROOT = Path(DATA_DIR) / "static"  # empty: pages get their files straight from the areas
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
VAULT_PIN = None  # beside each test's own vault
