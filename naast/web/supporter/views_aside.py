"""A supporter cannot be there for now: everything is handed over with one press."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.queries import supporter_of_person
from naast.workflows.step_aside import step_aside


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
def aside(request: ActorRequest) -> HttpResponse:
    """Nobody asks why."""
    if supporter_of_person(request.actor) is None:
        raise Http404
    if request.method != "POST":
        return render(request, "supporter/aside.html")
    step_aside(actor=request.actor, at=timezone.now(), supporter=UUID(request.actor.id))
    messages.success(
        request, _("It is arranged. You are asked for nobody until you say that you are back.")
    )
    return redirect("supporter:start")
