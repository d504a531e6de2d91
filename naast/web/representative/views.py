"""What the staff representative reads and takes away: digests, the signed head, sealed entries."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.access.rules_history import history
from naast.oversight.models import Digest
from naast.oversight.queries import digests_for, lines_up_to, proof_file, told
from naast.privacy import log_proof, vault_client
from naast.web.representative.words import described

ResponseT = TypeVar("ResponseT", bound=HttpResponseBase)


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """The digests, and the log as it was last night."""
    head = vault_client.night_head()
    context = {
        "digests": digests_for(request.actor),
        "head": head,
        "rules_wait": any(step.waits for step in history()),
        "fingerprint": log_proof.in_fours(log_proof.fingerprint(head["key"])),
    }
    return render(request, "representative/start.html", context)


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def digest(request: ActorRequest, digest_id: UUID) -> HttpResponse:
    """One month, to read and to print."""
    found = _digest(request, digest_id)
    context = {"digest": found, "told": described(told(found))}
    return render(request, "representative/digest.html", context)


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def digest_proof(request: ActorRequest, digest_id: UUID) -> HttpResponse:
    """For naast log verify --proof."""
    found = _digest(request, digest_id)
    return _download(JsonResponse(proof_file(found)), f"naast-digest-{found.month:%Y-%m}.json")


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def head_file(request: ActorRequest) -> HttpResponse:
    """The signed head of last night, for naast log verify --head."""
    head = vault_client.night_head()
    return _download(JsonResponse(head), f"naast-head-{head['day']}.json")


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def entries_file(request: ActorRequest) -> StreamingHttpResponse:
    """The sealed entries up to last night, for naast log verify --log."""
    head = vault_client.night_head()
    lines = StreamingHttpResponse(lines_up_to(head["size"]), content_type="application/x-ndjson")
    return _download(lines, f"naast-log-{head['day']}.jsonl")


def _digest(request: ActorRequest, digest_id: UUID) -> Digest:
    found = [one for one in digests_for(request.actor) if one.pk == digest_id]
    if not found:
        raise Http404
    return found[0]


def _download(response: ResponseT, name: str) -> ResponseT:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
