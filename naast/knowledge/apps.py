"""Registers the knowledge area."""

from importlib import import_module

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Guides, advice and the directory of help."""

    name = "naast.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Register who may, and what is removed when."""
        import_module("naast.knowledge.rules")
        import_module("naast.knowledge.erasers")
