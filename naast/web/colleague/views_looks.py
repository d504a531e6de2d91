"""Proof of one line of "who looked", for somebody who wants to be sure."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.queries.own import own_case
from naast.cases.queries.proved import Proved, as_file, proved_looks
from naast.privacy import log_proof
from naast.web.colleague.words import PURPOSES, ROLES


@requires(Right.READ_OWN_SUPPORT)
@never_cache
@require_safe
def prove(request: ActorRequest, case_id: UUID, role: str, purpose: str) -> HttpResponse:
    """The line once more, each day with its place in the log, checked while the page was made."""
    proved = _proved(request, case_id, role, purpose)
    context = {
        "case_id": case_id,
        "role": role,
        "purpose": purpose,
        "who": ROLES[role],
        "what_for": PURPOSES[purpose],
        "proved": proved,
        "fingerprint": log_proof.in_fours(log_proof.fingerprint(proved.head["key"])),
    }
    return render(request, "colleague/prove.html", context)


@requires(Right.READ_OWN_SUPPORT)
@never_cache
@require_safe
def proof_file(request: ActorRequest, case_id: UUID, role: str, purpose: str) -> HttpResponse:
    """The same for naast log verify --proof; it names nobody."""
    proved = _proved(request, case_id, role, purpose)
    response = HttpResponse(as_file(proved), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="naast-proof.json"'
    return response


def _proved(request: ActorRequest, case_id: UUID, role: str, purpose: str) -> Proved:
    case = own_case(request.actor, case_id)
    if case is None or role not in ROLES or purpose not in PURPOSES:
        raise Http404
    return proved_looks(request.actor, case, role=role, purpose=purpose)
