"""Registers the evaluation area."""

from importlib import import_module

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Rounds of anonymous evaluation; of nobody, and without any answer."""

    name = "naast.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        """Register who may, and what is removed when."""
        import_module("naast.evaluation.rules")
        import_module("naast.evaluation.erasers")
