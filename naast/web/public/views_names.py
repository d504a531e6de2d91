"""Naming whom one would turn to with a code on paper, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.actor import PUBLIC
from naast.access.middleware import ActorRequest
from naast.supporters.actions.cast_ballot import cast_by_slip
from naast.supporters.forms_nomination import NamesForm, SlipForm
from naast.supporters.queries.nomination import round_of_slip
from naast.supporters.rules_nomination import NominationRefused
from naast.web.limits import limited


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: ActorRequest) -> HttpResponse:
    """First the code, then the names. Also for somebody who is signed in: it is the paper's vote,
    and whoever holds it stays the public here."""
    slip = SlipForm(request.POST or None)
    if request.method != "POST" or not slip.is_valid():
        return render(request, "public/names_code.html", {"form": slip})
    refused = limited(request, "slip")
    if refused is not None:
        return refused
    now, code = timezone.now(), slip.cleaned_data["code"]
    round_ = round_of_slip(code, timezone.localdate(now))
    if round_ is None:
        slip.add_error("code", _("This code gives no names: it was used, or the round is closed."))
        return render(request, "public/names_code.html", {"form": slip})
    form = NamesForm(request.POST, today=timezone.localdate(now))
    if form.is_valid() and form.giving:
        try:
            cast_by_slip(actor=PUBLIC, at=now, names=form.chosen(), code=code)
        except NominationRefused as refusal:
            form.add_error("names" if form.anybody else "q", str(refusal))
        else:
            return render(request, "public/names_given.html")
    context = {"form": form, "round": round_, "code": code}
    return render(request, "public/names.html", context)
