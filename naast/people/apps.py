"""Registers the people area."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Staff, departments, sites, lines of command and absence."""

    name = "naast.people"
    label = "people"
