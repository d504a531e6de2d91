"""Asking for support, for oneself or a colleague, without any report; and the return code."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from naast.access.actor import PUBLIC
from naast.access.middleware import ActorRequest
from naast.access.roles import Role
from naast.cases.actions.press_step import press_step
from naast.cases.actions.undo_press import undo_press
from naast.cases.logic.words import Press
from naast.cases.queries.own import OwnSupport, support_by_code
from naast.people.models import Person
from naast.people.queries import hospital
from naast.privacy.vault_client import VaultRefused
from naast.web.colleague.presses import buttons_of_colleague
from naast.web.colleague.words import described
from naast.web.limits import limited
from naast.web.presses import button_of
from naast.web.promises import call_promise
from naast.web.public.ask_forms import (
    CodeForm,
    ForColleagueForm,
    KeyedForm,
    MyselfForm,
    UnnamedForm,
)
from naast.workflows.ask_for_support import ask_for_support, hash_of_code

ROLE = "return_code"


@login_not_required
@require_safe
def ask(request: ActorRequest) -> HttpResponse:
    """For whom?"""
    return render(request, "public/ask.html", {"hospital": hospital()})


@login_not_required
@never_cache
@sensitive_post_parameters()
def ask_myself(request: ActorRequest) -> HttpResponse:
    """For myself, in three taps when signed in."""
    person = _person(request)
    initial: dict[str, Any] = {"key": KeyedForm.fresh_key()}
    if person is not None:
        initial |= {"phone": person.phone, "email": person.email}
    form = MyselfForm(request.POST or None, initial=initial, known=person is not None)
    return _asked(request, form, "public/ask_myself.html", {"person": person})


@login_not_required
@never_cache
@sensitive_post_parameters()
def ask_for_colleague(request: ActorRequest) -> HttpResponse:
    """For a colleague."""
    form = ForColleagueForm(request.POST or None, initial={"key": KeyedForm.fresh_key()})
    return _asked(request, form, "public/ask_for_colleague.html", {})


@login_not_required
@never_cache
@sensitive_post_parameters()
def ask_unnamed(request: ActorRequest) -> HttpResponse:
    """Without a name, with a code to come back."""
    form = UnnamedForm(request.POST or None, initial={"key": KeyedForm.fresh_key()})
    return _asked(request, form, "public/ask_unnamed.html", {})


def _asked(
    request: ActorRequest,
    form: MyselfForm | ForColleagueForm | UnnamedForm,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Shows the form, or stores the request and shows what happens next."""
    if request.method != "POST" or not form.is_valid():
        return render(request, template, {"form": form, "hospital": hospital(), **context})
    refused = limited(request, "ask")
    if refused is not None:
        return refused
    receipt = ask_for_support(
        actor=request.actor,
        at=timezone.now(),
        asked=form.asked(get_language() or hospital().default_language),
        key=form.cleaned_data["key"],
    )
    for_colleague = isinstance(form, ForColleagueForm)
    # Shown in this one answer: a session would tie the person who is signed in to the number.
    context = {
        "number": receipt.number,
        "code": receipt.code,
        "for_colleague": for_colleague,
        "hospital": hospital(),
        "promise": call_promise(timezone.now()),
    }
    return render(request, "public/ask_received.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters()
def code(request: ActorRequest) -> HttpResponse:
    """Come back with the code; a wrong code and an old one look alike."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "public/code.html", {"form": form})
    refused = limited(request, "code")
    if refused is not None:
        return refused
    own = _by_code(form.cleaned_data["code"])
    if own is None:
        form.add_error("code", _("This code does not open anything. Check it, or ask anew."))
        return render(request, "public/code.html", {"form": form})
    return _by_code_page(request, own, form.cleaned_data["code"])


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_POST
def code_press(request: ActorRequest, press: str) -> HttpResponse:
    """A wish of somebody who stayed unnamed, or left and took a code along."""
    refused = limited(request, "code")
    if refused is not None:
        return refused
    own = _by_code(request.POST.get("code", ""))
    if own is None:
        return redirect("public:code")
    buttons = buttons_of_colleague(own.opened.profile, own.opened.progress)
    button = button_of(press, (buttons, ()))
    if button is None or not button.by_code:
        messages.warning(request, _("Something changed meanwhile. Look at the page again."))
    else:
        press_step(
            actor=PUBLIC,
            at=timezone.now(),
            case=own.opened.case,
            press=Press(press),
            role=ROLE,
        )
        messages.success(request, _("It is arranged. You can undo this for ten minutes."))
    return _shown_again(request)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_POST
def code_undo(request: ActorRequest) -> HttpResponse:
    """Takes back the last press."""
    refused = limited(request, "code")
    if refused is not None:
        return refused
    own = _by_code(request.POST.get("code", ""))
    if own is None:
        return redirect("public:code")
    undo_press(actor=PUBLIC, at=timezone.now(), case=own.opened.case, role=ROLE)
    messages.success(request, _("It is as it was before."))
    return _shown_again(request)


def _shown_again(request: ActorRequest) -> HttpResponse:
    own = _by_code(request.POST.get("code", ""))
    if own is None:
        return redirect("public:code")
    return _by_code_page(request, own, request.POST["code"])


def _by_code_page(request: ActorRequest, own: OwnSupport, code: str) -> HttpResponse:
    context = {"one": described(own, now=timezone.now()), "code": code}
    return render(request, "public/by_code.html", context)


def _by_code(code: str) -> OwnSupport | None:
    try:
        return support_by_code(hash_of_code(code))
    except VaultRefused as refusal:
        if refusal.reason == "too_many":
            raise
        return None


def _person(request: ActorRequest) -> Person | None:
    if Role.COLLEAGUE not in request.actor.roles:
        return None
    return Person.objects.filter(pk=request.actor.id, active=True).first()
