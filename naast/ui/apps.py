"""Registers the ui area."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look: base templates, components and design tokens."""

    name = "naast.ui"
    label = "ui"
