"""The page of one meeting, for a coordinator and for the facilitator alike."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.middleware import ActorRequest
from naast.supporters.actions.end_meeting import (
    cancel_meeting,
    choose_themes,
    hold_meeting,
    move_meeting,
)
from naast.supporters.models_intervision import IntervisionMeeting
from naast.supporters.queries.intervision import is_counted, words_of_hospital
from naast.supporters.rules_intervision import IntervisionRefused
from naast.web.intervision import HeldForm, MoveForm, ThemesForm, in_words


def meeting_page(request: ActorRequest, row: IntervisionMeeting, *, area: str) -> HttpResponse:
    """Before: themes, another day, or cancelling. Afterwards: how many came. area: of the
    addresses, whose pages are called intervision and intervision_meeting."""
    now = timezone.now()
    before = row.starts_at > now
    form = _form(request, row, before)
    if request.method == "POST" and form.is_valid():
        try:
            done = _done(request, row, form, now)
        except IntervisionRefused as refusal:
            form.add_error(getattr(refusal, "field", "") or None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(f"{area}:intervision")
    context = {
        "meeting": in_words([row], now)[0],
        "form": form,
        "before": before,
        "few": not before and "came" not in form.fields,
        "start": f"{area}:intervision",
        "move": f"{area}:intervision_move",
        "cancel": f"{area}:intervision_cancel",
    }
    return render(request, "intervision/meeting.html", context)


def move_page(request: ActorRequest, row: IntervisionMeeting, *, area: str) -> HttpResponse:
    """Another day or hour; it is remembered that it was moved."""
    starts = timezone.localtime(row.starts_at)
    initial = {"on": starts.date(), "begins": starts.time()}
    form = MoveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            move_meeting(
                actor=request.actor, at=timezone.now(), meeting=row, starts_at=form.starts_at()
            )
        except IntervisionRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Moved. The group gets a message."))
            return redirect(f"{area}:intervision")
    context = {
        "meeting": in_words([row], timezone.now())[0],
        "form": form,
        "back": f"{area}:intervision_meeting",
    }
    return render(request, "intervision/move.html", context)


def cancel_page(request: ActorRequest, row: IntervisionMeeting, *, area: str) -> HttpResponse:
    """Asks once more, because moving is kinder to a group than cancelling."""
    now = timezone.now()
    if request.method != "POST":
        context = {
            "meeting": in_words([row], now)[0],
            "back": f"{area}:intervision_meeting",
            "move": f"{area}:intervision_move",
        }
        return render(request, "intervision/cancel.html", context)
    try:
        cancel_meeting(actor=request.actor, at=now, meeting=row)
    except IntervisionRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Cancelled. It stays in the list, so that it shows how often."))
    return redirect(f"{area}:intervision")


def _form(request: ActorRequest, row: IntervisionMeeting, before: bool) -> forms.Form:
    own = words_of_hospital()
    initial = {"themes": row.themes}
    data = request.POST if request.method == "POST" else None
    if before:
        return ThemesForm(data, own=own, initial=initial)
    return HeldForm(data, own=own, initial=initial, counted=is_counted(row.group))


def _done(request: ActorRequest, row: IntervisionMeeting, form: forms.Form, now: datetime) -> str:
    themes = form.cleaned_data["themes"]
    if isinstance(form, HeldForm):
        came = form.cleaned_data.get("came", 0)
        hold_meeting(actor=request.actor, at=now, meeting=row, came=came, themes=themes)
        if "came" not in form.fields:
            return _("Thank you. That it was held is kept, and no number.")
        return _("Thank you. Only the number is kept, not who came.")
    choose_themes(actor=request.actor, at=now, meeting=row, themes=themes)
    return _("Saved. The group sees what it will be about.")
