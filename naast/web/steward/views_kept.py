"""How long everything is kept, chosen by the steward, and what was destroyed; never whose."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.access.step_up import asks_again
from naast.oversight.queries_erased import destroyed_for
from naast.people.actions.save_periods import save_periods
from naast.people.rules import PeopleRefused
from naast.web.kept import destroyed_lines
from naast.web.steward.forms_kept import KeptForm
from naast.web.steward.refused import add_refusal


@requires(Right.MANAGE_SETTINGS)
@asks_again()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: ActorRequest) -> HttpResponse:
    """A shorter period first shows how much would go, because that never comes back."""
    now = timezone.now()
    form = KeptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        shortened = form.shortened(now)
        if shortened and request.POST.get("yes") != "yes":
            context = {"form": form, "shortened": shortened}
            return render(request, "steward/kept_shorter.html", context)
        try:
            save_periods(days=form.days(), actor=request.actor, at=now)
        except PeopleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved. What has had its time goes within the hour."))
            return redirect("steward:kept")
    return render(request, "steward/kept.html", {"form": form})


@requires(Right.MANAGE_SETTINGS)
@never_cache
@require_safe
def erased(request: ActorRequest) -> HttpResponse:
    """Numbers of months that are over."""
    lines = destroyed_lines(destroyed_for(request.actor, timezone.localdate()))
    return render(request, "steward/erased.html", {"lines": lines})
