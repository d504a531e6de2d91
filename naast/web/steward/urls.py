"""Addresses of the steward audience."""

from django.urls import URLPattern, URLResolver

app_name = "steward"
urlpatterns: list[URLPattern | URLResolver] = []
