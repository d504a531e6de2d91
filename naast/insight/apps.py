"""Registers the insight area."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Numbers about the programme: its health, the size of the team."""

    name = "naast.insight"
    label = "insight"
