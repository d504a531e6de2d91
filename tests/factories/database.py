"""The address of the test's own database, for processes that a test starts."""

from django.db import connection

from naast import environment


def database_url() -> str:
    """As NAAST_DATABASE_URL wants it. Use it with transactional_db, or the child sees no rows."""
    return environment.database_url(connection.settings_dict)
