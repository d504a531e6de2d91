"""Addresses of the signin audience."""

from django.urls import URLPattern, URLResolver

app_name = "signin"
urlpatterns: list[URLPattern | URLResolver] = []
