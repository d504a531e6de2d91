"""Registers the privacy area."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Sealed fields, the way to the vault, the audit trail and the privacy class of every field."""

    name = "naast.privacy"
    label = "privacy"
