"""Another number of the colleague, on the colleague's word."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.change_contact import change_contact
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.privacy.vault_client import Purpose
from naast.web.press_forms import ContactForm

ROLE = "supporter"


@requires(Right.SUPPORT_COLLEAGUES)
@never_cache
@sensitive_post_parameters()
def contact(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """For somebody who leaves the hospital, or would rather be called at home."""
    row = fetch(request.actor, Right.SUPPORT_COLLEAGUES, Case.objects.all(), pk=case_id)
    profile = open_case(row, actor=request.actor, role=ROLE, purpose=Purpose.SUPPORT).profile
    now_known = {"phone": profile.phone, "email": profile.email}
    form = ContactForm(request.POST or None, initial=now_known)
    if request.method != "POST" or not form.is_valid():
        return render(request, "supporter/contact.html", {"form": form, "case": row})
    change_contact(actor=request.actor, at=timezone.now(), case=row, role=ROLE, **form.cleaned_data)
    messages.success(request, _("Noted, for you alone."))
    return redirect("supporter:case", case_id)
