"""Registers the people area."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Staff, departments, sites, lines of command and absence."""

    name = "naast.people"
    label = "people"

    def ready(self) -> None:
        """Register who may do what, and what is removed when."""
        import_module("naast.people.rules")
        import_module("naast.people.erasers")
