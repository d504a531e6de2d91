"""How the programme does, month by month, and from which number on somebody should look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import decide, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.insight.actions.choose_thresholds import choose_thresholds
from naast.insight.queries.health import health_for
from naast.web.insight.forms import ThresholdsForm
from naast.web.insight.shown import lines_of


@requires(Right.READ_PROGRAMME)
@never_cache
@require_safe
def health(request: ActorRequest) -> HttpResponse:
    """The newest month, what needs a look first, with a year behind each."""
    found = health_for(request.actor)
    coordinates = decide(request.actor, Right.COORDINATE_CASES)
    context = {
        "health": found,
        "lines": lines_of(found, links=coordinates),
        "coordinates": coordinates,
        "reads_figures": decide(request.actor, Right.READ_PUBLICATIONS),
        "may_choose": decide(request.actor, Right.CHOOSE_THRESHOLDS),
    }
    return render(request, "insight/health.html", context)


@requires(Right.CHOOSE_THRESHOLDS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thresholds(request: ActorRequest) -> HttpResponse:
    """One number an indicator, with the reason of the delivered one."""
    form = ThresholdsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        choose_thresholds(actor=request.actor, at=timezone.now(), numbers=form.numbers())
        messages.success(request, _("Saved. It holds at once, for the months before too."))
        return redirect("insight:health")
    return render(request, "insight/thresholds.html", {"form": form})
