"""How the duties are doing, for Prometheus: read from their rows, so alike on every machine."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import DatabaseError
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from naast.jobs.models import DutyLease


class DutyCollector(Collector):
    """Seconds the last success took, tries since then, seconds overdue: one line each a duty."""

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """The names, without asking the database."""
        return _families()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The values now; nothing while the database is away, which /readyz says."""
        took, tries, overdue = families = _families()
        now = datetime.now(UTC)
        try:
            rows = list(DutyLease.objects.order_by("name"))
        except DatabaseError:
            rows = []
        for row in rows:
            tries.add_metric([row.name], row.tries)
            overdue.add_metric([row.name], max(0.0, (now - row.due_at).total_seconds()))
            if row.took_seconds is not None:
                took.add_metric([row.name], row.took_seconds)
        return families


def _families() -> tuple[GaugeMetricFamily, GaugeMetricFamily, GaugeMetricFamily]:
    label = ["duty"]
    return (
        GaugeMetricFamily("naast_duty_seconds", "Length of the last success", labels=label),
        GaugeMetricFamily("naast_duty_tries", "Tries since the last success", labels=label),
        GaugeMetricFamily("naast_duty_overdue_seconds", "Past its moment", labels=label),
    )
