"""Naming whom one would turn to, in secret; for a small team; and answering when one was named."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.answer_nomination import answer_nomination
from naast.supporters.actions.cast_ballot import cast_ballot
from naast.supporters.actions.name_in_meeting import name_in_meeting
from naast.supporters.forms_nomination import NamesForm
from naast.supporters.logic.nomination import MAY_BECOME, Stage
from naast.supporters.models_nomination import RoundDepartment
from naast.supporters.queries.nomination import meetings_for, question_to, round_to_vote_in
from naast.supporters.rules_nomination import NominationRefused
from naast.web.limits import person_limited

RIGHT = Right.NAME_SUPPORTERS
Give = Callable[[Sequence[UUID]], None]


@requires(RIGHT)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: ActorRequest) -> HttpResponse:
    """One's own ballot. Whoever is not asked, or has voted, reads the same sentence."""
    now = timezone.now()
    today = timezone.localdate(now)
    round_ = round_to_vote_in(request.actor, today)
    teams = meetings_for(request.actor, today)
    if round_ is None:
        return render(request, "colleague/names_none.html", {"meetings": teams})
    refused = _searches_too_much(request)
    if refused is not None:
        return refused
    form = NamesForm(
        request.POST if request.method == "POST" else None, today=today, without=request.actor.id
    )

    def give(chosen: Sequence[UUID]) -> None:
        cast_ballot(actor=request.actor, at=now, names=chosen)

    if _given(request, form, give):
        messages.success(
            request, _("Thank you. Your names are locked, and nobody sees who gave them.")
        )
        return redirect("colleague:support")
    context = {"form": form, "round": round_, "meetings": teams}
    return render(request, "colleague/names.html", context)


@requires(RIGHT)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: ActorRequest, unit_id: UUID) -> HttpResponse:
    """What a small team agreed on in its meeting."""
    units = RoundDepartment.objects.select_related("department", "round")
    unit = fetch(request.actor, RIGHT, units, pk=unit_id)
    refused = _searches_too_much(request)
    if refused is not None:
        return refused
    now = timezone.now()
    form = NamesForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(now)
    )

    def give(chosen: Sequence[UUID]) -> None:
        name_in_meeting(actor=request.actor, at=now, unit=unit, names=chosen)

    if _given(request, form, give):
        messages.success(
            request, _("Thank you. The coordinator sees these names after the last day.")
        )
        return redirect("colleague:support")
    return render(request, "colleague/meeting.html", {"form": form, "unit": unit})


def _searches_too_much(request: ActorRequest) -> HttpResponse | None:
    """Naming takes a few searches; copying the directory takes hundreds."""
    return person_limited(request, "names") if request.method == "POST" else None


def _given(request: ActorRequest, form: NamesForm, give: Give) -> bool:
    """True when the names were given; else the page shows what was found, or what is wrong."""
    if not form.is_bound or not form.is_valid() or not form.giving:
        return False
    try:
        give(form.chosen())
    except NominationRefused as refusal:
        form.add_error("names" if form.anybody else "q", str(refusal))
        return False
    return True


@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def named(request: ActorRequest) -> HttpResponse:
    """Colleagues named you: yes, later or no. Whoever is not asked reads that nothing waits."""
    asked = question_to(request.actor)
    if asked is None:
        return render(request, "colleague/named_none.html")
    allowed = {one.value for one in MAY_BECOME[Stage(asked.stage)]}
    answer = request.POST.get("answer", "")
    if request.method != "POST" or answer not in allowed:
        return render(request, "colleague/named.html", {"asked": asked})
    try:
        answer_nomination(
            actor=request.actor, at=timezone.now(), nominee=asked, answer=Stage(answer)
        )
    except NominationRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _said(Stage(answer)))
    return redirect("colleague:support")


def _said(answer: Stage) -> str:
    if answer is Stage.YES:
        return _("Thank you. The coordinator gets in touch about the training.")
    if answer is Stage.LATER:
        return _(
            "Noted. You are asked again in the next round; until this one ends you can say yes."
        )
    return _("Noted, and thank you for thinking about it. Nobody asks why.")
