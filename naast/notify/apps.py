"""Registers the notify area."""

from importlib import import_module

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Outgoing messages in neutral words, never content."""

    name = "naast.notify"
    label = "notify"

    def ready(self) -> None:
        """Erasers, and an ear for changes of roles."""
        from naast.access.hooks import on_role_change

        import_module("naast.notify.erasers")
        on_role_change.append(import_module("naast.notify.role_changes").tell_of_role_change)
