"""Confidence is broken to protect a life: one word is asked, of whoever pressed it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.access.middleware import ActorRequest
from naast.cases.actions.break_confidence import break_confidence
from naast.cases.logic.words import Danger
from naast.cases.models import Case

WHOSE = [
    (Danger.OWN.value, gettext_lazy("The colleague's own life")),
    (Danger.OTHER.value, gettext_lazy("Somebody else's life")),
]


class DangerForm(forms.Form):
    """All that is kept: this word, and today's date."""

    word = forms.ChoiceField(
        label=gettext_lazy("Whose life was in danger?"),
        choices=WHOSE,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )


def danger_page(request: ActorRequest, case: Case, *, role: str, back: str) -> HttpResponse:
    """back: the name of the address of the case's own page."""
    form = DangerForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"case": case, "form": form, "back": back}
        return render(request, "knowledge/confidence.html", context)
    break_confidence(
        actor=request.actor,
        at=timezone.now(),
        case=case,
        role=role,
        word=Danger(form.cleaned_data["word"]),
    )
    messages.success(request, _("Noted: this word and today's date, nothing else. You did right."))
    return redirect(back, case.pk)
