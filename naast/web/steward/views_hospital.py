"""What the hospital chose."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.access.step_up import asks_again
from naast.people.actions.save_hospital import save_hospital
from naast.people.queries import hospital as chosen
from naast.people.rules import PeopleRefused
from naast.web.steward.forms_hospital import HospitalForm, hospital_at_first
from naast.web.steward.refused import add_refusal


@requires(Right.MANAGE_SETTINGS)
@asks_again()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hospital(request: ActorRequest) -> HttpResponse:
    """Names, numbers, hours, policy, and when support is offered at once."""
    form = HospitalForm(request.POST or None, initial=hospital_at_first(chosen()))
    if request.method == "POST" and form.is_valid():
        try:
            save_hospital(values=form.values(), actor=request.actor, at=timezone.now())
        except PeopleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved. It holds from now on."))
            return redirect("steward:hospital")
    return render(request, "steward/hospital.html", {"form": form})
