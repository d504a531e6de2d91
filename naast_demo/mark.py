"""For the loader of the invented hospital: marks the database, and puts people on the page."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from naast.access.models import User
from naast_demo.models import DemoMark, DemoUser


class NotADemo(ImproperlyConfigured):
    """The database holds people and no mark: it may be a real hospital's."""

    def __init__(self) -> None:
        super().__init__(
            "This database holds people and is not marked as a demonstration, so the"
            " demonstration does not start on it. Set NAAST_DATA_DIR or NAAST_DATABASE_URL to an"
            " empty place."
        )


def mark_demo() -> None:
    """Mark an empty database, before the first user. NotADemo where people are already."""
    refuse_unmarked()
    DemoMark.objects.get_or_create(id=1)


def add_demo_user(user: User, *, label: str, order: int = 0, language: str = "") -> DemoUser:
    """Put a user on the demonstration page; again, to change the label."""
    shown = {"label": label, "order": order, "language": language}
    return DemoUser.objects.update_or_create(user=user, defaults=shown)[0]


def refuse_unmarked() -> None:
    """NotADemo for a database with people and without the mark. An empty one is fine."""
    tables = set(connection.introspection.table_names())
    if User._meta.db_table not in tables or not User.objects.exists():
        return
    if DemoMark._meta.db_table not in tables or not DemoMark.objects.exists():
        raise NotADemo
