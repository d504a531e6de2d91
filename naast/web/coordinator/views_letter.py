"""A gentle letter to somebody whom three calls did not reach: nothing about what happened."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.logic.words import Step
from naast.cases.models import Case
from naast.cases.queries.opened import open_case, vault_role
from naast.people.queries import hospital
from naast.privacy.vault_client import Purpose

FITS = frozenset({Step.UNREACHED, Step.CARD})


@requires(Right.COORDINATE_CASES)
@never_cache
@require_safe
def letter(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """To print and send in a plain envelope, in the language that the colleague prefers."""
    row = fetch(request.actor, Right.COORDINATE_CASES, Case.objects.all(), pk=case_id)
    role = vault_role(request.actor)
    opened = open_case(row, actor=request.actor, role=role, purpose=Purpose.ARRANGE)
    if opened.progress.step not in FITS:
        return redirect("coordinator:case", case_id)
    spoken = opened.profile.language in dict(settings.LANGUAGES)
    context = {
        "case": row,
        "profile": opened.profile,
        "hospital": hospital(),
        "today": timezone.localdate(),
        "address": settings.BASE_URL + reverse("public:ask"),
        "preferred": opened.profile.language if spoken else get_language(),
    }
    return render(request, "coordinator/letter.html", context)
