"""Registers the cases area."""

from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Support for one colleague: offer, matching, contact, follow-up, closing, erasure."""

    name = "naast.cases"
    label = "cases"

    def ready(self) -> None:
        """The rules of the area become known to decide(), and its eraser to closing."""
        import_module("naast.cases.rules")
        import_module("naast.cases.erasers")
