"""A coordinator is away; the page says who stands in, before it is too late to ask."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.queries.standing import standing_instruction
from naast.people.actions.keep_absence import end_own_absence, note_own_absence
from naast.people.queries import own_absences
from naast.people.queries.cover import cover
from naast.people.rules import PeopleRefused


class AwayForm(forms.Form):
    """From the first to the last day; nobody asks why."""

    from_on = forms.DateField(
        label=gettext_lazy("First day away"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose the first day.")},
    )
    until_on = forms.DateField(
        label=gettext_lazy("Last day away"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose the last day.")},
    )


@requires(Right.COORDINATE_CASES)
@never_cache
def away(request: ActorRequest) -> HttpResponse:
    """My days away, who is there, and the days on which nobody is."""
    now = timezone.now()
    form = AwayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note_own_absence(actor=request.actor, at=now, **form.cleaned_data)
        except PeopleRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Noted. Messages go to whoever is there."))
            return redirect("coordinator:away")
    today = timezone.localdate(now)
    context = {
        "form": form,
        "mine": own_absences(request.actor, on=today),
        "cover": cover(on=today),
        "standing": standing_instruction(now),
    }
    return render(request, "coordinator/away.html", context)


@requires(Right.COORDINATE_CASES)
@require_POST
def there_again(request: ActorRequest, absence_id: UUID) -> HttpResponse:
    """Back, or not away after all."""
    end_own_absence(actor=request.actor, at=timezone.now(), absence_id=absence_id)
    messages.success(request, _("Noted: you are there."))
    return redirect("coordinator:away")
