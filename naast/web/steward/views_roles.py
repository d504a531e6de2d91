"""Who has which role; the weighty ones take two people."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.actions.approve_proposal import approve_proposal
from naast.access.actions.end_role import end_role as end_ordinary
from naast.access.actions.grant_role import grant_role
from naast.access.actions.propose_end import propose_end
from naast.access.actions.propose_role import propose_role as propose
from naast.access.actions.withdraw_proposal import withdraw_proposal
from naast.access.decide import decide, requires
from naast.access.middleware import ActorRequest
from naast.access.queries import grants_for, proposals_for
from naast.access.roles import TWO_PERSON_ROLES, Right
from naast.access.rules import RoleRefused
from naast.access.step_up import asks_again
from naast.web.steward.forms_roles import GrantsForm, ProposeForm, RoleForm
from naast.web.steward.refused import add_refusal
from naast.web.steward.shown import grant_rows, proposal_rows, weighty_first

A_PAGE = 25
read_and_send = require_http_methods(["GET", "HEAD", "POST"])


@requires(Right.MANAGE_ROLES)
@never_cache
@require_safe
def roles(request: ActorRequest) -> HttpResponse:
    """All roles, those that take two people first to look at."""
    form = GrantsForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"role": "", "ended": False}
    rows = weighty_first(grants_for(request.actor))
    rows = rows.filter(role=wanted["role"]) if wanted["role"] else rows
    rows = rows if wanted["ended"] else rows.filter(ended_at=None)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": grant_rows(page.object_list, timezone.localdate()),
        "waiting": proposals_for(request.actor).count(),
    }
    return render(request, "steward/roles.html", context)


@requires(Right.MANAGE_ROLES)
@asks_again()
@never_cache
@read_and_send
def new_role(request: ActorRequest) -> HttpResponse:
    """An ordinary role, given at once."""
    return _give(request, RoleForm, grant_role, "steward/role_form.html", _("The role is given."))


@requires(Right.APPROVE_ROLES)
@asks_again()
@never_cache
@read_and_send
def propose_role(request: ActorRequest) -> HttpResponse:
    """A weighty role, for a second person to agree with."""
    done = _("Proposed. All coordinators are told; one other person has to agree.")
    return _give(request, ProposeForm, propose, "steward/propose_form.html", done)


def _give(
    request: ActorRequest,
    form_class: type[RoleForm],
    act: Callable[..., object],
    template: str,
    done: str,
) -> HttpResponse:
    form = form_class(request.POST or None, initial={"who": request.GET.get("who", "")})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            act(user=values.pop("who"), **values, actor=request.actor, at=timezone.now())
        except RoleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect(_next(form_class))
    return render(request, template, {"form": form})


def _next(form_class: type[RoleForm]) -> str:
    return "steward:proposals" if form_class is ProposeForm else "steward:roles"


@requires(Right.MANAGE_ROLES)
@asks_again()
@never_cache
@read_and_send
def end_role(request: ActorRequest, grant_id: UUID) -> HttpResponse:
    """End an ordinary role at once, or propose to end a weighty one."""
    grant = get_object_or_404(grants_for(request.actor), pk=grant_id, ended_at=None)
    weighty = grant.role in TWO_PERSON_ROLES
    if request.method == "POST":
        done = (
            _("Proposed. One other person has to agree.") if weighty else _("The role has ended.")
        )
        act = propose_end if weighty else end_ordinary
        _try(request, act, done, grant=grant)
        return redirect("steward:proposals" if weighty else "steward:roles")
    (row,) = grant_rows([grant], timezone.localdate())
    return render(request, "steward/end_role.html", {"row": row})


@requires(Right.APPROVE_ROLES)
@never_cache
@require_safe
def proposals(request: ActorRequest) -> HttpResponse:
    """What waits for a second person."""
    rows = proposal_rows(proposals_for(request.actor), me=request.actor.id, at=timezone.now())
    context = {"rows": rows, "steward": decide(request.actor, Right.MANAGE_ROLES)}
    return render(request, "steward/proposals.html", context)


@requires(Right.APPROVE_ROLES)
@asks_again("steward:proposals")
@never_cache
@require_POST
def approve(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    """The second person agrees."""
    proposal = get_object_or_404(proposals_for(request.actor), pk=proposal_id)
    _try(request, approve_proposal, _("Agreed, and done."), proposal=proposal)
    return redirect("steward:proposals")


@requires(Right.APPROVE_ROLES)
@never_cache
@require_POST
def withdraw(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    """One person is enough to say no."""
    proposal = get_object_or_404(proposals_for(request.actor), pk=proposal_id)
    _try(request, withdraw_proposal, _("The proposal is gone."), proposal=proposal)
    return redirect("steward:proposals")


def _try(request: ActorRequest, act: Callable[..., object], done: str, **subject: Any) -> None:
    """Do it, and say in a message what came of it."""
    at: datetime = timezone.now()
    try:
        act(**subject, actor=request.actor, at=at)
    except RoleRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
