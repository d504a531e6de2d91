"""The committee's meetings: what is due comes on the agenda, what is decided stays until done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.actor import Actor
from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.queries import names_of_holders
from naast.access.roles import Right, Role
from naast.calamities.actions.keep_agenda import (
    bring_agenda_up_to_date,
    put_on_agenda,
    shift_on_agenda,
    take_off_agenda,
)
from naast.calamities.actions.keep_decision import Decided, finish_decision, write_decision
from naast.calamities.actions.plan_meeting import (
    MeetingRefused,
    When,
    call_meeting_off,
    move_meeting,
    plan_meeting,
)
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.choices_committee import AgendaAsk
from naast.calamities.locked import words_of
from naast.calamities.models import TeamMember
from naast.calamities.models_meeting import Meeting
from naast.calamities.queries.agenda import (
    agenda_of,
    carried_to,
    decisions_to_do,
    due_for,
    items_for,
    meetings_for,
    said,
)
from naast.calamities.queries.diary import event_of, is_past
from naast.calamities.queries.files import files_for
from naast.notify.logic.calendar import feed
from naast.people.queries import hospital
from naast.web.pdf import PdfNotHere, pdf_of
from naast.web.safety.calamity_form_page import form_page
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_meeting import DecisionForm, MeetingForm, PointForm

MEMBERS = (Role.COMMITTEE_MEMBER, Role.CALAMITY_SECRETARY)
PAST_SHOWN = 20


def _fetch(actor: Actor, meeting_id: UUID) -> Meeting:
    return fetch(actor, Right.KEEP_COMMITTEE, meetings_for(actor), pk=meeting_id)


def _back(meeting: Meeting) -> tuple[str, str]:
    return reverse("safety:calamity_meeting", args=[meeting.pk]), _("The meeting")


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_safe
def meetings(request: ActorRequest) -> HttpResponse:
    """Those to come, and the last ones."""
    rows, start = meetings_for(request.actor), timezone.localtime().replace(hour=0, minute=0)
    context = {
        "coming": rows.filter(begins_at__gte=start),
        "past": rows.filter(begins_at__lt=start).order_by("-begins_at")[:PAST_SHOWN],
    }
    return render(request, "safety/calamity_meetings.html", context)


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Its agenda makes itself up from what is due."""
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = plan_meeting(actor=request.actor, at=timezone.now(), when=_when(form))
        messages.success(request, _("Planned. The members get it for their diaries."))
        return redirect("safety:calamity_meeting", meeting.pk)
    return form_page(
        request,
        form,
        title=_("Plan a meeting"),
        lede=_("What is due in the files comes on the agenda by itself; you can adapt it."),
        label=_("Plan it"),
        back=(reverse("safety:calamity_meetings"), _("Meetings")),
    )


def _when(form: MeetingForm) -> When:
    return When(form.begins_at(), form.cleaned_data["minutes"], form.cleaned_data["place"])


def _context(meeting: Meeting) -> dict[str, object]:
    now = timezone.now()
    return {
        "meeting": meeting,
        "place": words_of(meeting, "place"),
        "items": agenda_of(meeting, now),
        "carried": carried_to(meeting),
        "decisions": said(meeting.decisions.all()),
        "is_past": is_past(meeting.begins_at, now),
    }


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_safe
def meeting(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Agenda, what is still open from before, and what was decided."""
    row = _fetch(request.actor, meeting_id)
    context = _context(row)
    settled = bool(context["is_past"]) or row.called_off
    context["new_points"] = 0 if settled else len(due_for(row, timezone.now()))
    return render(request, "safety/calamity_meeting.html", context)


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Another time or place."""
    row = _fetch(request.actor, meeting_id)
    local = timezone.localtime(row.begins_at)
    before = {
        "on": local.date(),
        "begins": local.time(),
        "minutes": row.minutes,
        "place": words_of(row, "place"),
    }
    form = MeetingForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            move_meeting(
                actor=request.actor, at=timezone.now(), meeting_id=row.pk, when=_when(form)
            )
            return redirect("safety:calamity_meeting", row.pk)
        except MeetingRefused as refusal:
            form.add_error(None, str(refusal))
    return form_page(
        request,
        form,
        title=_("Change the meeting"),
        lede=_("The members get the change for their diaries."),
        label=_("Change it"),
        back=_back(row),
    )


@calamity_page(Right.KEEP_COMMITTEE)
@require_POST
def off(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """It does not take place."""
    row = _fetch(request.actor, meeting_id)
    try:
        call_meeting_off(actor=request.actor, at=timezone.now(), meeting_id=row.pk)
    except MeetingRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_meeting", row.pk)


@calamity_page(Right.KEEP_COMMITTEE)
@require_POST
def due(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """What came up since comes on the agenda."""
    row = _fetch(request.actor, meeting_id)
    count = bring_agenda_up_to_date(actor=request.actor, at=timezone.now(), meeting_id=row.pk)
    told = ngettext("%(count)s point was added.", "%(count)s points were added.", count)
    messages.success(request, told % {"count": count})
    return redirect("safety:calamity_meeting", row.pk)


def _files(actor: Actor) -> list[tuple[UUID, str]]:
    rows = files_for(actor).filter(closed_on=None)
    return [
        (row.pk, f"{row.number}, {row.department.name}" if row.department else row.number)
        for row in rows
    ]


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def point(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """A point of one's own, or a file with a question."""
    row = _fetch(request.actor, meeting_id)
    form = PointForm(request.POST or None, files=_files(request.actor))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        put_on_agenda(
            actor=request.actor,
            at=timezone.now(),
            meeting_id=row.pk,
            ask=AgendaAsk(values["ask"]),
            file_id=UUID(values["file"]) if values["file"] else None,
            text=values["text"],
        )
        return redirect("safety:calamity_meeting", row.pk)
    return form_page(
        request,
        form,
        title=_("Add a point to the agenda"),
        lede=_("It comes last; you can move it afterwards."),
        label=_("Add it"),
        back=_back(row),
    )


@calamity_page(Right.KEEP_COMMITTEE)
@require_POST
def item(request: ActorRequest, item_id: UUID, word: str) -> HttpResponse:
    """up, down or off."""
    row = fetch(request.actor, Right.KEEP_COMMITTEE, items_for(request.actor), pk=item_id)
    if word == "off":
        take_off_agenda(actor=request.actor, at=timezone.now(), item=row)
    elif word in {"up", "down"} and not row.left_out:
        way = "up" if word == "up" else "down"
        shift_on_agenda(
            actor=request.actor,
            at=timezone.now(),
            item=row,
            way=way,  # type: ignore[arg-type]
        )
    else:
        raise Http404
    return redirect("safety:calamity_meeting", row.meeting_id)


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide_page(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """What was decided stays on every next agenda until it is done."""
    row = _fetch(request.actor, meeting_id)
    form = DecisionForm(request.POST or None, files=_files(request.actor), owners=_owners())
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        decided = Decided(
            values["text"],
            UUID(values["file"]) if values["file"] else None,
            UUID(values["owner"]) if values["owner"] else None,
            values["due_on"],
        )
        write_decision(actor=request.actor, at=timezone.now(), meeting_id=row.pk, decided=decided)
        return redirect("safety:calamity_meeting", row.pk)
    return form_page(
        request,
        form,
        title=_("Write down what was decided"),
        lede=_("Whoever sees to it finds it under Due for me. It stays on the agenda until done."),
        label=_("Keep this"),
        back=_back(row),
    )


def _owners() -> list[tuple[UUID, str]]:
    """Members, and analysts of open files."""
    found = dict(names_of_holders(MEMBERS, timezone.localdate()))
    rows = TeamMember.objects.filter(
        kind=TeamKind.ANALYSIS.value, state=TeamState.ACCEPTED.value, file__closed_on=None
    )
    found |= dict(rows.values_list("user_id", "user__name"))
    return sorted(found.items(), key=lambda pair: pair[1])


@calamity_page(Right.DO_CALAMITY_STEPS)
@require_POST
def decision_done(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    """Whoever sees to it, or whoever keeps the list."""
    actor = request.actor
    row = fetch(actor, Right.DO_CALAMITY_STEPS, decisions_to_do(actor), pk=decision_id)
    finish_decision(actor=actor, at=timezone.now(), decision=row)
    messages.success(request, _("Noted: this is done."))
    return redirect("safety:calamities_mine")


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_safe
def paper(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Agenda and decision list as a tagged PDF; without the means for one, as a page to print."""
    row = _fetch(request.actor, meeting_id)
    context = _context(row) | {"hospital": hospital(), "language": get_language() or "nl"}
    html = render_to_string("safety/calamity_meeting_paper.html", context)
    try:
        content = pdf_of(html, look="committee.css")
    except PdfNotHere:
        return HttpResponse(html)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="agenda.pdf"'
    return answer


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_safe
def diary(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """For one's own diary, in neutral words."""
    event = event_of(_fetch(request.actor, meeting_id))
    if event is None:
        raise Http404
    answer = HttpResponse(feed([event], name="Naast"), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="date.ics"'
    return answer
