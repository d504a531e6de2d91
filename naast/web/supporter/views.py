"""The supporter's pages: requests, one colleague with the guide beside the buttons, own limits."""

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
from naast.cases.actions.answer_aftercare import answer_aftercare
from naast.cases.actions.press_step import press_step
from naast.cases.actions.undo_press import undo_press
from naast.cases.choices import CALL_TIME_LABELS
from naast.cases.logic.steps import in_clear
from naast.cases.logic.words import Press
from naast.cases.models import Aftercare, Case
from naast.cases.queries.groups import talks_beside_case, talks_led_by
from naast.cases.queries.lists import aftercare_for, cases_of_supporter
from naast.cases.queries.opened import open_case
from naast.evaluation.queries.rounds import round_for_answers
from naast.people.choices import Language
from naast.people.models import Absence
from naast.people.queries import hospital
from naast.privacy.vault_client import Purpose
from naast.supporters.actions.add_own_absence import add_own_absence
from naast.supporters.actions.change_availability import change_availability
from naast.supporters.actions.remove_own_absence import remove_own_absence
from naast.supporters.choices import Accepts
from naast.supporters.queries import own_absences, own_load, supporter_of_person
from naast.supporters.queries.buddies import own_buddies
from naast.supporters.queries.care import talk_offered, who_looks_after
from naast.supporters.queries.intervision import leader_of, own_intervision
from naast.supporters.queries.training import own_sessions, own_way
from naast.web.intervision import in_words as meetings_in_words
from naast.web.press_forms import FORMS
from naast.web.presses import button_of, buttons_of_supporter
from naast.web.supporter.forms import AbsenceForm, AvailabilityForm, weekday_names
from naast.web.talks import in_words
from naast.workflows.decline_request import decline_request

ROLE = "supporter"


@requires(Right.SUPPORT_COLLEAGUES)
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """Who asks for a call, whom I support, how I am, what comes up, and who looks after me."""
    now, today = timezone.now(), timezone.localdate()
    own = own_intervision(request.actor, at=now)
    me = supporter_of_person(request.actor)
    context = {
        "rows": cases_of_supporter(request.actor, at=now),
        "aftercare": aftercare_for(request.actor, on=today),
        "talks": in_words(talks_led_by(request.actor)),
        "me": me,
        "days": weekday_names(me.weekdays) if me else "",
        "resting": me is not None and me.rest_until is not None and me.rest_until >= today,
        "load": own_load(request.actor, today),
        "absences": own_absences(request.actor, today),
        "talk_offered": talk_offered(request.actor),
        "meets": meetings_in_words(own.ahead(now)[:1], now),
        "to_count": meetings_in_words(own.to_count(now), now),
        "way": own_way(request.actor, now),
        "seats": own_sessions(me, now)[:1] if me else [],
        "in_group": own.group is not None or bool(own.leads),
        "leads": leader_of(request.actor, own),
        "buddies": own_buddies(request.actor, today),
        "carers": who_looks_after(request.actor, today),
        "team_phone": hospital().support_phone,
    }
    return render(request, "supporter/start.html", context)


@requires(Right.SUPPORT_COLLEAGUES)
@never_cache
@require_safe
def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """How to reach the colleague, what to press, and the guide. Opening it leaves an entry."""
    row = fetch(request.actor, Right.SUPPORT_COLLEAGUES, Case.objects.all(), pk=case_id)
    opened = open_case(row, actor=request.actor, role=ROLE, purpose=Purpose.SUPPORT)
    shown, more = buttons_of_supporter(opened.progress)
    context = {
        "case": row,
        "profile": opened.profile,
        "progress": opened.progress,
        "due_at": in_clear(opened.progress.due_at),
        "call_time": CALL_TIME_LABELS.get(opened.profile.call_time, ""),
        "languages": ", ".join(str(Language(one).label) for one in opened.profile.languages),
        "buttons": shown,
        "more": more,
        "can_undo": opened.progress.can_undo(timezone.now()),
        "asks_how_it_was": opened.progress.talks > 0 and round_for_answers() is not None,
        "talks": in_words(talks_beside_case(request.actor, row, at=timezone.now())),
    }
    return render(request, "supporter/case.html", context)


@requires(Right.SUPPORT_COLLEAGUES)
@never_cache
def press(request: ActorRequest, case_id: UUID, press: str) -> HttpResponse:
    """One press; asks for the day or the kind of help first, where the press needs it."""
    row = fetch(request.actor, Right.SUPPORT_COLLEAGUES, Case.objects.all(), pk=case_id)
    opened = open_case(row, actor=request.actor, role=ROLE, purpose=Purpose.SUPPORT)
    button = button_of(press, buttons_of_supporter(opened.progress))
    if button is None:
        messages.warning(request, _("Something changed meanwhile. Look at the page again."))
        return redirect("supporter:case", case_id)
    form = FORMS[button.asks](request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"case": row, "button": button, "form": form}
        return render(request, "supporter/press.html", context)
    if Press(press) is Press.CANNOT_TAKE:
        decline_request(actor=request.actor, at=timezone.now(), case=row)
        messages.success(request, _("Thank you. Somebody else is asked."))
        return redirect("supporter:start")
    moved = press_step(
        actor=request.actor,
        at=timezone.now(),
        case=row,
        press=Press(press),
        role=ROLE,
        detail=form.detail(),
    )
    if moved.supporter is None:
        messages.success(request, _("Thank you. Somebody else is asked."))
        return redirect("supporter:start")
    messages.success(request, _("Noted. You can undo this for ten minutes."))
    return redirect("supporter:case", case_id)


@requires(Right.SUPPORT_COLLEAGUES)
@require_POST
def undo(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Takes back the last press."""
    row = fetch(request.actor, Right.SUPPORT_COLLEAGUES, Case.objects.all(), pk=case_id)
    undo_press(actor=request.actor, at=timezone.now(), case=row, role=ROLE)
    messages.success(request, _("The last press is undone."))
    return redirect("supporter:case", case_id)


@requires(Right.CHANGE_OWN_AVAILABILITY)
def availability(request: ActorRequest) -> HttpResponse:
    """Supporters set their own limits; nobody asks why."""
    me = supporter_of_person(request.actor)
    if me is None:
        raise Http404
    start_values = {
        "available": "yes" if me.available else "no",
        "maximum_cases": me.maximum_cases,
        "rest_until": me.rest_until,
        "weekdays": me.weekdays,
        "rest_days": me.rest_days,
    }
    form = AvailabilityForm(request.POST or None, initial=start_values)
    if request.method == "POST" and form.is_valid():
        change_availability(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. This holds from now on."))
        return redirect("supporter:start")
    today = timezone.localdate()
    context = {
        "form": form,
        "absences": own_absences(request.actor, today),
        "leads": Accepts.GROUPS.value in me.accepts,
    }
    return render(request, "supporter/availability.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
def away(request: ActorRequest) -> HttpResponse:
    """Days away; matching asks nobody who is away."""
    if supporter_of_person(request.actor) is None:
        raise Http404
    form = AbsenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_own_absence(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. You are not asked on these days."))
        return redirect("supporter:availability")
    return render(request, "supporter/away.html", {"form": form})


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def there_again(request: ActorRequest, absence_id: UUID) -> HttpResponse:
    """There after all."""
    row = fetch(request.actor, Right.CHANGE_OWN_AVAILABILITY, Absence.objects.all(), pk=absence_id)
    remove_own_absence(actor=request.actor, at=timezone.now(), absence=row)
    messages.success(request, _("Good. You can be asked on these days again."))
    return redirect("supporter:availability")


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def aftercare(request: ActorRequest, aftercare_id: UUID) -> HttpResponse:
    """I am fine, or I would like to talk."""
    row = fetch(
        request.actor, Right.CHANGE_OWN_AVAILABILITY, Aftercare.objects.all(), pk=aftercare_id
    )
    talk = request.POST.get("answer") == "talk"
    answer_aftercare(actor=request.actor, at=timezone.now(), aftercare=row, wants_to_talk=talk)
    thanks = _("The coordinator will call you.") if talk else _("Good to hear. Thank you.")
    messages.success(request, thanks)
    return redirect("supporter:start")
