"""The guide for an honest talk, a coach before it, and what waits for oneself; no file needed."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import decide, fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.ask_coach import answer_as_coach, ask_coach, withdraw_request
from naast.calamities.actions.keep_coaches import CoachRefused, list_coach, unlist_coach
from naast.calamities.models_coaches_family import CoachRequest, TalkCoach
from naast.calamities.queries.coaches_family import coaches, professions_of, requests_of
from naast.calamities.queries.family import (
    overdue_promises,
    own_family_files,
    own_promises,
    planned_for,
)
from naast.knowledge.texts import disclosure
from naast.web.safety.calamity_family_pages import promise_lines
from naast.web.safety.calamity_pages import departments_to_choose
from naast.web.safety.forms_calamity_family import FindForm
from naast.web.safety.forms_talk import CoachForm, CoachRequestForm
from naast.web.safety.views_calamity_family import found_people


@requires(Right.TALK_WITH_FAMILY)
@require_safe
def guide(request: ActorRequest) -> HttpResponse:
    """Before, during, after; ticks stay on the page and are sent nowhere."""
    context = {
        "parts": disclosure.GUIDE,
        "words": disclosure.WORDS,
        "difference": disclosure.DIFFERENCE,
        "lists": (disclosure.NOTE, disclosure.RESULT),
        "calamities": settings.CALAMITIES,
    }
    return render(request, "safety/talk_guide.html", context)


@requires(Right.TALK_WITH_FAMILY)
@never_cache
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """Families one keeps in touch with, what one promised, and coaching."""
    actor = request.actor
    here = settings.CALAMITIES
    today = timezone.localdate()
    families = [
        {"file": file, "late": overdue_promises(file, today)}
        for file in (own_family_files(actor) if here else ())
    ]
    context = {
        "families": families,
        "planned": list(planned_for(actor)) if here else [],
        "promises": promise_lines(list(own_promises(actor)), texts=False) if here else [],
        "coaching": coaching_lines(request),
    }
    return render(request, "safety/talk_mine.html", context)


@dataclass(frozen=True)
class CoachingLine:
    """A question to a coach. own: the reader asked it. other: whom to call, after a yes."""

    row: CoachRequest
    own: bool
    other: str
    reach: str

    @property
    def waits_for_me(self) -> bool:
        """The reader is the coach who is asked."""
        return not self.own and self.row.answer == "asked"


def coaching_lines(request: ActorRequest) -> list[CoachingLine]:
    """What the reader asked, or is asked; a name only after a yes."""
    me = UUID(request.actor.id)
    return [_line(row, me) for row in requests_of(request.actor, timezone.now())]


def _line(row: CoachRequest, me: UUID) -> CoachingLine:
    own, yes = row.asked_by_id == me, row.answer == "yes"
    if own:
        other = row.coach.user.name if yes and row.coach else ""
        return CoachingLine(row, own, other, row.coach.reach if yes and row.coach else "")
    return CoachingLine(row, own, row.asked_by.name if yes else "", "")


@requires(Right.TALK_WITH_FAMILY)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coach(request: ActorRequest) -> HttpResponse:
    """The list of coaches, and asking for one: the moment and the department, nothing else."""
    rows = list(coaches())
    people = professions_of(rows)
    names = {
        one.pk: one.user.name for one in rows if one.user_id in people and not _is_me(request, one)
    }
    form = CoachRequestForm(
        request.POST or None, departments=departments_to_choose(), coaches=names
    )
    if request.method == "POST" and form.is_valid() and _ask(request, form):
        messages.success(request, _("Asked. You hear as soon as somebody says yes."))
        return redirect("safety:talk_coach")
    context = {
        "form": form,
        "coaches": [{"row": one, "person": people.get(one.user_id)} for one in rows],
        "coaching": coaching_lines(request),
        "may_keep": decide(request.actor, Right.KEEP_COACHES),
    }
    return render(request, "safety/talk_coach.html", context)


def _is_me(request: ActorRequest, row: TalkCoach) -> bool:
    return str(row.user_id) == request.actor.id


def _ask(request: ActorRequest, form: CoachRequestForm) -> bool:
    values = form.cleaned_data
    try:
        ask_coach(
            actor=request.actor,
            at=timezone.now(),
            department_id=UUID(values["department"]),
            talk_at=form.talk_at(),
            first=UUID(values["first"]) if values["first"] else None,
        )
    except CoachRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@requires(Right.TALK_WITH_FAMILY)
@require_POST
def coach_answer(request: ActorRequest, request_id: UUID, word: str) -> HttpResponse:
    """yes or no by the coach; over by whoever asked."""
    actor, now = request.actor, timezone.now()
    row = fetch(actor, Right.TALK_WITH_FAMILY, requests_of(actor, now), pk=request_id)
    own = str(row.asked_by_id) == actor.id
    if own and word == "over":
        withdraw_request(actor=actor, at=now, request=row)
        messages.success(request, _("Taken back. Nothing of it is kept."))
    elif not own and word in {"yes", "no"}:
        answer_as_coach(actor=actor, at=now, request=row, yes=word == "yes")
        said = _("Thank you. You see here whom to call.") if word == "yes" else _("That is fine.")
        messages.success(request, said)
    else:
        raise Http404
    return redirect("safety:talk_coach")


@requires(Right.KEEP_COACHES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coach_list(request: ActorRequest) -> HttpResponse:
    """Who coaches, kept by the secretary and the coordinators."""
    rows = list(coaches())
    people = professions_of(rows)
    found = found_people(request.actor, request.GET.get("find", ""))
    known = {one.user_id: one.user.name for one in rows}
    form = CoachForm(request.POST or None, people=found | known)
    if request.method == "POST" and form.is_valid() and _list(request, form):
        messages.success(request, _("On the list."))
        return redirect("safety:talk_coaches")
    context = {
        "form": form,
        "find_form": FindForm(request.GET or None),
        "coaches": [{"row": one, "person": people.get(one.user_id)} for one in rows],
    }
    return render(request, "safety/talk_coaches.html", context)


def _list(request: ActorRequest, form: CoachForm) -> bool:
    person, reach = UUID(form.cleaned_data["person"]), form.cleaned_data["reach"]
    try:
        list_coach(actor=request.actor, at=timezone.now(), user_id=person, reach=reach)
    except CoachRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@requires(Right.KEEP_COACHES)
@require_POST
def coach_remove(request: ActorRequest, coach_id: UUID) -> HttpResponse:
    """Off the list, without a reason."""
    row = fetch(request.actor, Right.KEEP_COACHES, TalkCoach.objects.all(), pk=coach_id)
    unlist_coach(actor=request.actor, at=timezone.now(), coach=row)
    return redirect("safety:talk_coaches")
