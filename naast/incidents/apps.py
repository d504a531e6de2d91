"""Registers the incidents area."""

from importlib import import_module

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """What happened: reports and imported events, without the names of those involved."""

    name = "naast.incidents"
    label = "incidents"

    def ready(self) -> None:
        """Register who may do what, and what is forgotten when."""
        import_module("naast.incidents.rules")
        import_module("naast.incidents.erasers")
