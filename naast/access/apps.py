"""Registers the access area."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may do what: users, roles, rights; denied unless allowed."""

    name = "naast.access"
    label = "access"
