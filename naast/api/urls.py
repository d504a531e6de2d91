"""Addresses for machines."""

from django.urls import path

from naast.api import health

app_name = "api"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]
