"""Group talks: the coordinator plans one for an event, looks after it, and counts who came."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.ask_facilitator import ask_facilitator
from naast.cases.actions.end_group_session import cancel_group_session, hold_group_session
from naast.cases.choices_group import ANSWER_LABELS, ANSWER_TONES
from naast.cases.logic.group import LEAST_FACILITATORS, Answer, has_begun
from naast.cases.logic.steps import NotNow
from naast.cases.models_group import GroupSession, InvitedUnit
from naast.cases.queries.facilitators import cases_of_event, cases_of_talk, team_for_talk
from naast.cases.queries.groups import (
    offers_beside,
    offers_of_event,
    planned_talks,
    talk_of_event,
    talks_for_coordinator,
)
from naast.incidents.actions.answer_group_proposal import answer_group_proposal
from naast.incidents.models import Incident
from naast.people.choices import Profession
from naast.people.queries.places import departments_to_choose, sites_to_choose
from naast.supporters.logic.team import TeamMember
from naast.web.coordinator.forms import OfferForm
from naast.web.coordinator.forms_group import CountForm, GroupForm
from naast.web.talks import in_words
from naast.workflows.plan_group_talk import plan_group_talk

RIGHT = Right.COORDINATE_CASES
USUAL_TIME = time(15, 0)


@requires(RIGHT)
@never_cache
def plan(request: ActorRequest, incident_id: UUID) -> HttpResponse:
    """One form; the individual offers go on beside it, as counts."""
    event = _event(request, incident_id)
    planned = talk_of_event(request.actor, event.pk)
    if planned is not None:
        return redirect("coordinator:group", planned.pk)
    form = _form(request, event)
    if request.method == "POST" and form.is_valid():
        try:
            row = plan_group_talk(
                actor=request.actor, at=timezone.now(), incident_id=event.pk, plan=form.plan()
            )
        except NotNow as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _("Planned. Whoever is asked to lead gets a message."))
            return redirect("coordinator:group", row.pk)
    offers = offers_of_event(request.actor, event.pk)
    context = {"incident": event, "form": form, "offers": offers}
    return render(request, "coordinator/group_plan.html", context)


def _event(request: ActorRequest, incident_id: UUID) -> Incident:
    rows = Incident.objects.select_related("department")
    return fetch(request.actor, Right.DECIDE_ON_SUPPORT, rows, pk=incident_id)


def _form(request: ActorRequest, event: Incident) -> GroupForm:
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = _day_or(request.POST.get("on", ""), tomorrow)
    team = team_for_talk(cases_of_event(event.pk), [], on=day)
    where = event.department
    return GroupForm(
        request.POST or None,
        sites=sites_to_choose(request.actor),
        departments=departments_to_choose(request.actor),
        team=_people(team),
        initial={
            "on": tomorrow,
            "begins": USUAL_TIME,
            "site": str(where.site_id) if where else None,
            "unit_1": str(where.pk) if where else None,
        },
    )


def _day_or(text: str, otherwise: date) -> date:
    """The day that was typed, where it is one."""
    try:
        return parse_date(text) or otherwise
    except ValueError:
        return otherwise


def _people(team: list[TeamMember]) -> list[tuple[str, str]]:
    return [(str(one.person_id), f"{one.name}, {Profession(one.profession).label}") for one in team]


@requires(RIGHT)
@require_POST
def not_needed(request: ActorRequest, incident_id: UUID) -> HttpResponse:
    """The proposal is gone; the event looks as if a talk was planned."""
    event = _event(request, incident_id)
    answer_group_proposal(actor=request.actor, at=timezone.now(), incident_id=event.pk)
    messages.success(request, _("Noted: no group talk. The individual offers go on."))
    return redirect("coordinator:start")


@requires(RIGHT)
@never_cache
@require_safe
def group(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """When, where, who leads, and how the individual offers go, in counts."""
    row = _talk(request, session_id)
    leaders = list(row.leaders.select_related("supporter").order_by("supporter__name"))
    left = [one for one in leaders if one.answer != Answer.NO.value]
    begun = row.starts_at is not None and has_begun(row.starts_at, timezone.now())
    context = {
        "talk": in_words([row])[0],
        "heads_told": row.heads_told,
        "units": [one.department.name for one in _units(row)],
        "leaders": [_leader(one.supporter.name, Answer(one.answer)) for one in leaders],
        "too_few": len(left) < LEAST_FACILITATORS,
        "others": [] if begun else _others(row, {one.supporter_id for one in leaders}),
        "offers": offers_beside(request.actor, row),
        "begun": begun,
        "count": CountForm(),
    }
    return render(request, "coordinator/group.html", context)


def _talk(request: ActorRequest, session_id: UUID) -> GroupSession:
    seen = [row.pk for row in talks_for_coordinator(request.actor)]
    return fetch(request.actor, RIGHT, planned_talks().filter(pk__in=seen), pk=session_id)


def _units(row: GroupSession) -> QuerySet[InvitedUnit]:
    return row.units.select_related("department").order_by("department__name")


def _leader(name: str, answer: Answer) -> dict[str, object]:
    return {"name": name, "label": ANSWER_LABELS[answer], "tone": ANSWER_TONES[answer]}


def _others(row: GroupSession, asked: set[UUID]) -> list[tuple[str, str]]:
    units = list(row.units.values_list("department_id", flat=True))
    day = timezone.localdate(row.starts_at or datetime.max)
    team = team_for_talk(cases_of_talk(row), units, on=day)
    return _people([one for one in team if one.person_id not in asked])


@requires(RIGHT)
@require_POST
def group_ask(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """One more is asked to lead."""
    row, form = _talk(request, session_id), OfferForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose somebody to ask."))
        return redirect("coordinator:group", session_id)
    try:
        person = form.cleaned_data["supporter"]
        ask_facilitator(actor=request.actor, at=timezone.now(), session=row, person=person)
        messages.success(request, _("Asked. The answer appears here."))
    except NotNow as refusal:
        messages.warning(request, _(str(refusal)))
    return redirect("coordinator:group", session_id)


@requires(RIGHT)
@never_cache
def group_cancel(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """Asked once more; then it is gone at once, for everybody."""
    row = _talk(request, session_id)
    if request.method != "POST":
        return render(request, "coordinator/group_cancel.html", {"talk": in_words([row])[0]})
    cancel_group_session(actor=request.actor, at=timezone.now(), session=row)
    messages.success(request, _("Cancelled and deleted. Please tell those who wanted to come."))
    return redirect("coordinator:start")


@requires(RIGHT)
@never_cache
def group_held(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """How many came; then nothing of the talk is left."""
    row = _talk(request, session_id)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        came = form.cleaned_data["came"]
        try:
            hold_group_session(actor=request.actor, at=timezone.now(), session=row, came=came)
        except NotNow as refusal:
            form.add_error("came", _(str(refusal)))
        else:
            messages.success(request, _("Counted. Nothing else of this talk is kept."))
            return redirect("coordinator:start")
    context = {"form": form, "talk": in_words([row])[0]}
    return render(request, "coordinator/group_held.html", context)
