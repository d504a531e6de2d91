"""Registers the jobs and what they tell Prometheus."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Scheduled duties, each one idempotent."""

    name = "naast.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Let /metrics tell how the duties are doing."""
        from prometheus_client import REGISTRY

        from naast.jobs.metrics import DutyCollector

        REGISTRY.register(DutyCollector())
