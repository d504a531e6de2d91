"""Choosing somebody who looks after me, and looking after somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.choose_buddy import ask_buddy
from naast.supporters.queries import supporter_of_person
from naast.supporters.queries.buddies import own_buddies, who_may_look_after
from naast.supporters.rules_buddies import BuddyRefused
from naast.web.buddies import BuddyForm, answered, ended

RIGHT = Right.CHANGE_OWN_AVAILABILITY


@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def buddy(request: ActorRequest) -> HttpResponse:
    """Whom I have or asked, who asks me, and the choice of another."""
    me = supporter_of_person(request.actor)
    if me is None:
        raise Http404
    today = timezone.localdate()
    form = BuddyForm(request.POST or None, people=who_may_look_after(me, today))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["person"]
        try:
            ask_buddy(actor=request.actor, at=timezone.now(), person_id=chosen)
        except BuddyRefused as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(request, _("Asked. You read the answer here."))
            return redirect("supporter:buddy")
    own = own_buddies(request.actor, today)
    context = {"form": form, "own": own, "area": "supporter"}
    return render(request, "supporter/buddy.html", context)


@requires(RIGHT)
@require_POST
def buddy_answer(request: ActorRequest, buddy_id: UUID) -> HttpResponse:
    """Somebody would like me beside them."""
    return answered(request, RIGHT, buddy_id, "supporter:buddy")


@requires(RIGHT)
@require_POST
def buddy_end(request: ActorRequest, buddy_id: UUID) -> HttpResponse:
    """Either of the two, at any time."""
    return ended(request, RIGHT, buddy_id, "supporter:buddy")
