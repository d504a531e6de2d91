"""Registers the privacy area."""

from importlib import import_module

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Sealed fields, the way to the vault, the audit trail and the privacy class of every field."""

    name = "naast.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Register what is removed when."""
        import_module("naast.privacy.erasers")
