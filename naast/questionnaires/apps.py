"""Registers the questionnaires area."""

from importlib import import_module

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    """Questionnaires as data, in versions."""

    name = "naast.questionnaires"
    label = "questionnaires"

    def ready(self) -> None:
        """Register who may, and what is removed when."""
        import_module("naast.questionnaires.rules")
        import_module("naast.questionnaires.erasers")
