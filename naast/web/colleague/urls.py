"""Addresses of the colleague audience."""

from django.urls import URLPattern, URLResolver

app_name = "colleague"
urlpatterns: list[URLPattern | URLResolver] = []
