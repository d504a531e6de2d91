"""Registers the supporters area."""

from importlib import import_module

from django.apps import AppConfig


class SupportersConfig(AppConfig):
    """The team of peer supporters: training, availability and rest."""

    name = "naast.supporters"
    label = "supporters"

    def ready(self) -> None:
        """Register who may, and what is removed when."""
        import_module("naast.supporters.rules")
        import_module("naast.supporters.rules_intervision")
        import_module("naast.supporters.rules_buddies")
        import_module("naast.supporters.rules_nomination")
        import_module("naast.supporters.erasers")
        import_module("naast.supporters.invitations")
        import_module("naast.supporters.queries.diary_intervision")
        import_module("naast.supporters.erasers_intervision")
        import_module("naast.supporters.erasers_nomination")
        import_module("naast.supporters.rules_rota")
        import_module("naast.supporters.queries.diary_on_call")
        import_module("naast.supporters.erasers_rota")
