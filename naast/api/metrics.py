"""/metrics for Prometheus: technique only, and by audience, never by page.

A count by page would tell a patient watcher at which minute somebody said no to support.
"""

import os
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from prometheus_client import (
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    PROCESS_COLLECTOR,
    REGISTRY,
    CollectorRegistry,
    Counter,
    generate_latest,
    multiprocess,
)

_counted = CollectorRegistry()
REQUESTS = Counter(
    "naast_requests",
    "Requests by audience and class of answer",
    ["audience", "answer"],
    registry=_counted,
)
for collector in (GC_COLLECTOR, PLATFORM_COLLECTOR, PROCESS_COLLECTOR):
    REGISTRY.unregister(collector)  # about one of several processes, and of no use to anybody


class CountRequestsMiddleware:
    """Counts every answer; stands first, so that it sees them all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer first, then count."""
        response = self.get_response(request)
        match = request.resolver_match
        audience = match.namespaces[0] if match and match.namespaces else "none"
        REQUESTS.labels(audience=audience, answer=f"{response.status_code // 100}xx").inc()
        return response


def metrics_text() -> bytes:
    """All web processes' counts added up, and what the areas registered with prometheus_client."""
    registry = _counted
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:  # set by naast serve, read by prometheus_client
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry) + generate_latest(REGISTRY)
