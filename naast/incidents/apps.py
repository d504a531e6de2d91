"""Registers the incidents area."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """What happened: reports and imported events, without the names of those involved."""

    name = "naast.incidents"
    label = "incidents"
