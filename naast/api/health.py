"""Is Naast alive, is it ready, how busy is it: for machines, without sign-in, nothing personal."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from naast.api.metrics import metrics_text
from naast.privacy import vault_client

ANSWERS, SILENT = "answers", "does not answer"


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database and vault answer; 503 with a word for each when one does not."""
    words = {"database": _word(_ask_database), "vault": _word(_ask_vault)}
    ready = set(words.values()) == {ANSWERS}
    return JsonResponse(words, status=200 if ready else 503)


@login_not_required
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts of technique for Prometheus."""
    return HttpResponse(metrics_text(), content_type=CONTENT_TYPE_LATEST)


def _word(ask: Callable[[], object]) -> str:
    try:
        ask()
    except (DatabaseError, vault_client.VaultUnavailable):
        return SILENT
    return ANSWERS


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_vault() -> None:
    vault_client.health()
