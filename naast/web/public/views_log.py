"""The signed heads of the log for everybody: one a month, so that they tell of nobody."""

from itertools import pairwise
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from naast.privacy import log_proof, vault_client


@login_not_required
@cache_control(public=True, max_age=300)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The newest of them, the fingerprint, and how to check."""
    heads = vault_client.published_heads()
    fingerprint = log_proof.in_fours(log_proof.fingerprint(heads[-1]["key"]))
    context = {"head": heads[-1], "heads": heads[::-1], "fingerprint": fingerprint}
    return render(request, "public/log.html", context)


@login_not_required
@cache_control(public=True, max_age=300)
@require_safe
def heads_file(request: HttpRequest) -> HttpResponse:
    """All of them, with the proofs that the log was only added to between them."""
    heads = vault_client.published_heads()
    grown = [_growth(older, newer) for older, newer in pairwise(heads)]
    return JsonResponse({"heads": heads, "growth": grown})


def _growth(older: dict[str, Any], newer: dict[str, Any]) -> dict[str, Any]:
    path = vault_client.log_consistency(older["size"], newer["size"])
    return {"kind": "growth", "older": older, "head": newer, "path": path}
