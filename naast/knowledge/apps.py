"""Registers the knowledge area."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Guides, advice and the directory of help."""

    name = "naast.knowledge"
    label = "knowledge"
