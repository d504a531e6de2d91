"""Registers the notify area."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Outgoing messages in neutral words, never content."""

    name = "naast.notify"
    label = "notify"
