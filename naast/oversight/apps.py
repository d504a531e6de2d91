"""Registers the oversight area."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Digests of the vault's log, for those who watch over the promises."""

    name = "naast.oversight"
    label = "oversight"
