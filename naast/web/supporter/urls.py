"""Addresses of the supporter audience."""

from django.urls import URLPattern, URLResolver

app_name = "supporter"
urlpatterns: list[URLPattern | URLResolver] = []
