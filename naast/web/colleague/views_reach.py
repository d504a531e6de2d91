"""How a colleague is reached, and how they come back when they have no account any more."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.change_contact import change_contact
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.cases.queries.own import own_case
from naast.privacy.vault_client import Purpose
from naast.web.press_forms import ContactForm
from naast.workflows.come_back_by_code import come_back_by_code

ROLE = "colleague"


def _own(request: ActorRequest, case_id: UUID) -> Case:
    case = own_case(request.actor, case_id)
    if case is None:
        raise Http404
    return case


@requires(Right.CHANGE_OWN_SUPPORT)
@never_cache
@sensitive_post_parameters()
def contact(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """A number of one's own, for the supporter and nobody else."""
    case = _own(request, case_id)
    profile = open_case(case, actor=request.actor, role=ROLE, purpose=Purpose.OWN).profile
    now_known = {"phone": profile.phone, "email": profile.email}
    form = ContactForm(request.POST or None, initial=now_known)
    if request.method != "POST" or not form.is_valid():
        return render(request, "colleague/contact.html", {"form": form})
    change_contact(
        actor=request.actor, at=timezone.now(), case=case, role=ROLE, **form.cleaned_data
    )
    messages.success(request, _("Changed. Your supporter sees it from now on."))
    return redirect("colleague:support")


@requires(Right.CHANGE_OWN_SUPPORT)
@never_cache
def code(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Shown once, in this answer: a session or a message would keep it."""
    case = _own(request, case_id)
    shown = ""
    if request.method == "POST":
        shown = come_back_by_code(actor=request.actor, at=timezone.now(), case=case)
    return render(request, "colleague/code.html", {"code": shown})
