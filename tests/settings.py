"""Settings of the test suite: the product's own, in test mode."""

import os

os.environ.setdefault("NAAST_MODE", "test")

from naast.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; hashing has its own test
