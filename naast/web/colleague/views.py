"""The colleague's own page: what Naast holds about me, who looked, and what I wish."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.undo_press import undo_press
from naast.cases.logic.words import Press
from naast.cases.queries.groups import talks_beside_own
from naast.cases.queries.opened import open_case
from naast.cases.queries.own import own_case, own_support
from naast.evaluation.queries.rounds import round_for_answers
from naast.people.queries import hospital
from naast.privacy.vault_client import Purpose
from naast.supporters.queries import supporter_of_person
from naast.supporters.queries.nomination import meetings_for, question_to, round_to_vote_in
from naast.web.colleague.presses import buttons_of_colleague
from naast.web.colleague.words import described
from naast.web.press_forms import FORMS
from naast.web.presses import button_of
from naast.web.talks import in_words
from naast.workflows.press_at_once import press_at_once

ROLE = "colleague"


@requires(Right.READ_OWN_SUPPORT)
@never_cache
@require_safe
def support(request: ActorRequest) -> HttpResponse:
    """My support, in words."""
    now = timezone.now()
    own = own_support(request.actor)
    talks = talks_beside_own(request.actor, [one.opened.case.id for one in own], at=now)
    me = supporter_of_person(request.actor)
    context = {
        "shown": [described(one, now=now) for one in own],
        "talks": in_words(talks),
        "hospital": hospital(),
        "vote_in": round_to_vote_in(request.actor, timezone.localdate(now)),
        "meetings": meetings_for(request.actor, timezone.localdate(now)),
        "asked_to_join": question_to(request.actor),
        "asks_how_it_was": round_for_answers() is not None,
        "helps_too": bool(own) and me is not None and me.active and me.available,
    }
    return render(request, "colleague/support.html", context)


@requires(Right.CHANGE_OWN_SUPPORT)
@never_cache
def press(request: ActorRequest, case_id: UUID, press: str) -> HttpResponse:
    """One wish; the page asks once more, or for the day, before it holds."""
    case = own_case(request.actor, case_id)
    if case is None:
        raise Http404
    opened = open_case(case, actor=request.actor, role=ROLE, purpose=Purpose.OWN)
    button = button_of(press, (buttons_of_colleague(opened.profile, opened.progress), ()))
    if button is None:
        messages.warning(request, _("Something changed meanwhile. Look at the page again."))
        return redirect("colleague:support")
    form = FORMS[button.asks](request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"case": case, "button": button, "form": form}
        return render(request, "colleague/press.html", context)
    press_at_once(
        actor=request.actor,
        at=timezone.now(),
        case=case,
        press=Press(press),
        role=ROLE,
        detail=form.detail(),
    )
    held_at_once = Press(press) is Press.WRONG_PERSON
    said = (
        _("Your details are deleted.")
        if held_at_once
        else _("It is arranged. You can undo this for ten minutes.")
    )
    messages.success(request, said)
    return redirect("colleague:support")


@requires(Right.CHANGE_OWN_SUPPORT)
@require_POST
def undo(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Takes back the last press."""
    case = own_case(request.actor, case_id)
    if case is None:
        raise Http404
    undo_press(actor=request.actor, at=timezone.now(), case=case, role=ROLE)
    messages.success(request, _("It is as it was before."))
    return redirect("colleague:support")
