"""A group talk for whoever leads it: when and where, yes or no, and afterwards how many came."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.answer_group_session import answer_group_session
from naast.cases.actions.end_group_session import hold_group_session
from naast.cases.logic.group import Answer, has_begun
from naast.cases.logic.steps import NotNow
from naast.cases.models_group import GroupSession
from naast.cases.queries.groups import planned_talks
from naast.supporters.actions.say_whether_leads import say_whether_leads
from naast.supporters.queries import supporter_of_person
from naast.web.supporter.forms_group import LedForm
from naast.web.talks import in_words

RIGHT = Right.SUPPORT_COLLEAGUES


@requires(RIGHT)
@never_cache
@require_safe
def group(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """Before: can you lead? Afterwards: how many came, and how are you?"""
    return _page(request, _talk(request, session_id), LedForm())


def _talk(request: ActorRequest, session_id: UUID) -> GroupSession:
    return fetch(request.actor, RIGHT, planned_talks(), pk=session_id)


def _page(request: ActorRequest, row: GroupSession, form: LedForm) -> HttpResponse:
    leaders = row.leaders.exclude(answer=Answer.NO.value).select_related("supporter")
    mine = leaders.get(supporter_id=UUID(request.actor.id))
    context = {
        "talk": in_words([row])[0],
        "units": [one.department.name for one in row.units.select_related("department")],
        "others": [one.supporter for one in leaders if one.pk != mine.pk],
        "leads": mine.answer == Answer.YES.value,
        "begun": row.starts_at is not None and has_begun(row.starts_at, timezone.now()),
        "form": form,
    }
    return render(request, "supporter/group.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def leads(request: ActorRequest) -> HttpResponse:
    """Whether I lead group talks; nobody asks why."""
    if supporter_of_person(request.actor) is None:
        raise Http404
    yes = request.POST.get("leads") == "yes"
    say_whether_leads(actor=request.actor, at=timezone.now(), leads=yes)
    messages.success(request, _("Saved. This holds from now on."))
    return redirect("supporter:availability")


@requires(RIGHT)
@require_POST
def group_answer(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """Yes, or no without a reason."""
    row = _talk(request, session_id)
    yes = request.POST.get("answer") == "yes"
    try:
        answer_group_session(actor=request.actor, at=timezone.now(), session=row, yes=yes)
    except NotNow as refusal:
        messages.warning(request, _(str(refusal)))
        return redirect("supporter:group", session_id)
    thanks = _("Thank you for leading it.") if yes else _("Thank you. Somebody else is asked.")
    messages.success(request, thanks)
    return redirect("supporter:start")


@requires(RIGHT)
@never_cache
@require_POST
def group_held(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """A number, and how the one who led is; then nothing else of the talk is left."""
    row, form = _talk(request, session_id), LedForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    try:
        hold_group_session(
            actor=request.actor,
            at=timezone.now(),
            session=row,
            came=form.cleaned_data["came"],
            wants_to_talk=form.cleaned_data["how"] == "talk",
        )
    except NotNow as refusal:
        messages.warning(request, _(str(refusal)))
        return redirect("supporter:group", session_id)
    messages.success(request, _("Thank you. Nothing else of this talk is kept."))
    return redirect("supporter:start")
