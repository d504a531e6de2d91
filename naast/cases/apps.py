"""Registers the cases area."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Support for one colleague: offer, matching, contact, follow-up, closing, erasure."""

    name = "naast.cases"
    label = "cases"
