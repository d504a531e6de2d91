"""What was destroyed, for the staff representative; never whose."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.oversight.queries_erased import destroyed_for
from naast.web.kept import destroyed_lines


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def erased(request: ActorRequest) -> HttpResponse:
    """Numbers of months that are over."""
    lines = destroyed_lines(destroyed_for(request.actor, timezone.localdate()))
    return render(request, "representative/erased.html", {"lines": lines})
