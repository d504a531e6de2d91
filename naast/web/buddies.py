"""Who looks after whom, as pages for a supporter and for a coordinator."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.choose_buddy import answer_buddy, end_buddy
from naast.supporters.queries.buddies import pairs
from naast.supporters.rules_buddies import BuddyRefused


class BuddyForm(forms.Form):
    """One of the team or the coordinators."""

    person = forms.TypedChoiceField(
        label=gettext_lazy("Whom would you like beside you?"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Choose somebody.")},
    )

    def __init__(self, *args: object, people: Mapping[UUID, str], **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        names = [(str(key), name) for key, name in people.items()]
        self.fields["person"].choices = [("", gettext_lazy("Nobody yet")), *names]  # type: ignore[attr-defined]


def answered(request: ActorRequest, right: Right, buddy_id: UUID, back: str) -> HttpResponse:
    """Yes or no of whoever was asked."""
    row = fetch(request.actor, right, pairs(), pk=buddy_id)
    yes = request.POST.get("answer") == "yes"
    try:
        answer_buddy(actor=request.actor, at=timezone.now(), buddy=row, yes=yes)
    except BuddyRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        said = _("Good. Call them once, so that you know each other.") if yes else _("Noted.")
        messages.success(request, said)
    return redirect(back)


def ended(request: ActorRequest, right: Right, buddy_id: UUID, back: str) -> HttpResponse:
    """By either of the two."""
    row = fetch(request.actor, right, pairs(), pk=buddy_id)
    try:
        end_buddy(actor=request.actor, at=timezone.now(), buddy=row)
    except BuddyRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is over. Nobody asks why."))
    return redirect(back)
