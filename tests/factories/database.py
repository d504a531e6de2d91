"""The address of the test's own database, for processes that a test starts."""

from urllib.parse import quote

from django.db import connection


def database_url() -> str:
    """As NAAST_DATABASE_URL wants it. Use it with transactional_db, or the child sees no rows."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    who = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    return f"postgresql://{who}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
