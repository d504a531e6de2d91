"""Registers the demonstration, and stops the start anywhere else."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class NaastDemoConfig(AppConfig):
    """One-click sign-in."""

    name = "naast_demo"
    label = "naast_demo"

    def ready(self) -> None:
        """Refuse every mode but demo. The database is looked at by MarkedDatabaseOnly."""
        if settings.MODE != "demo":
            raise ImproperlyConfigured(
                "naast_demo lets anybody in and runs only with NAAST_MODE=demo."
            )
