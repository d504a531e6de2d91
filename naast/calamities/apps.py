"""Registers the calamities area."""

from importlib import import_module

from django.apps import AppConfig


class CalamitiesConfig(AppConfig):
    """Files of serious events: steps, clocks and teams; nothing about anybody's support."""

    name = "naast.calamities"
    label = "calamities"

    def ready(self) -> None:
        """Register who may do what, and what is forgotten when."""
        import_module("naast.calamities.rules")
        import_module("naast.calamities.erasers")
        import_module("naast.calamities.rules_coding")
        import_module("naast.calamities.rules_measure")
        import_module("naast.calamities.erasers_learning")
        import_module("naast.calamities.erasers_tree")
        import_module("naast.calamities.erasers_walls")
        import_module("naast.calamities.rules_family")
        import_module("naast.calamities.erasers_family")
        import_module("naast.calamities.rules_report")
        import_module("naast.calamities.erasers_report")
        import_module("naast.calamities.rules_committee")
        import_module("naast.calamities.erasers_committee")
        import_module("naast.calamities.invitations")
        import_module("naast.calamities.erasers_clocks")
