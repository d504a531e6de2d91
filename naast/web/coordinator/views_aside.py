"""A supporter cannot go on and cannot press it: the coordinator does, without naming a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.models import Supporter
from naast.workflows.step_aside import step_aside


@requires(Right.COORDINATE_CASES)
@never_cache
def aside(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Says how many to nobody: among them may be somebody too near to this coordinator."""
    rows = Supporter.objects.filter(active=True).select_related("person")
    supporter = get_object_or_404(rows, person_id=person_id)
    if request.method != "POST":
        return render(request, "coordinator/aside.html", {"supporter": supporter})
    step_aside(actor=request.actor, at=timezone.now(), supporter=person_id)
    messages.success(
        request,
        _("%(name)s is left in peace. Whoever waits for somebody else stands on this page.")
        % {"name": supporter.person.name},
    )
    return redirect("coordinator:start")
