"""Registers the supporters area."""

from django.apps import AppConfig


class SupportersConfig(AppConfig):
    """The team of peer supporters: training, availability and rest."""

    name = "naast.supporters"
    label = "supporters"
