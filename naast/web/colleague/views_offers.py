"""Whether a colleague may be offered support; their own wish, of which nobody is told."""

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
from naast.people.actions.wish_no_offers import wish_no_offers
from naast.people.queries.wishes import wishes_no_offers
from naast.people.rules import PeopleRefused


@requires(Right.CHANGE_OWN_SUPPORT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offers(request: ActorRequest) -> HttpResponse:
    """One switch, both ways; asking for support oneself stays possible with either."""
    if request.method != "POST":
        context = {"no_offers": wishes_no_offers(request.actor)}
        return render(request, "colleague/offers.html", context)
    wished = request.POST.get("wish") == "no"
    try:
        wish_no_offers(wished=wished, actor=request.actor, at=timezone.now())
    except PeopleRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("colleague:offers")
    said = (
        _("Noted. Nobody will offer you support, until you change it here or ask yourself.")
        if wished
        else _("Noted. After an event somebody may call you again.")
    )
    messages.success(request, said)
    return redirect("colleague:offers")
