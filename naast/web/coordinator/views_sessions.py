"""Training sessions: planned, moved, cancelled; who is invited, and who came."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.invite_to_session import invite_to_session, take_back_seat
from naast.supporters.actions.note_attendance import note_attendance
from naast.supporters.actions.plan_sessions import cancel_session, move_session, plan_sessions
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.choices import SessionState
from naast.supporters.models_training import Curriculum, Seat, TrainingSession
from naast.supporters.queries.team import active_supporters
from naast.supporters.queries.training import sessions
from naast.web.coordinator.forms_training import (
    NewSessionForm,
    SessionForm,
    default_day,
    session_at_first,
)


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """One session for each day of the curriculum."""
    form = NewSessionForm(request.POST or None, initial={"on": default_day()})
    if request.method == "POST" and form.is_valid():
        rows = plan_sessions(
            actor=request.actor,
            at=timezone.now(),
            curriculum=form.cleaned_data["curriculum"],
            first=form.when(),
        )
        messages.success(request, _("Planned. Now invite people."))
        return redirect("coordinator:training_session", rows[0].pk)
    there = Curriculum.objects.filter(retired=False).exists()
    return render(request, "coordinator/training_new.html", {"form": form, "there": there})


def _session(request: ActorRequest, session_id: UUID) -> TrainingSession:
    return fetch(request.actor, Right.READ_TEAM, sessions(), pk=session_id)


@requires(Right.READ_TEAM)
@never_cache
@require_safe
def session(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """Who is invited, who came, what is taught, what there is to read."""
    row = _session(request, session_id)
    seats = list(
        row.places.filter(taken_back=False)
        .select_related("supporter__person")
        .order_by("supporter__person__name")
    )
    invited = {seat.supporter_id for seat in seats}
    team = active_supporters(timezone.localdate())
    context = {
        "session": row,
        "seats": seats,
        "parts": row.curriculum.parts.filter(day=row.day),
        "materials": row.curriculum.materials.all(),
        "others": [one for one in team if one.pk not in invited],
        "days": sessions().filter(run=row.run).exclude(pk=row.pk),
        "begun": row.begins_at <= timezone.now(),
        "planned": row.state == SessionState.PLANNED,
    }
    return render(request, "coordinator/training_session.html", context)


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """Another time, place or trainer; who is invited hears of the first two."""
    row = _session(request, session_id)
    form = SessionForm(request.POST or None, initial=session_at_first(row))
    if request.method == "POST" and form.is_valid():
        try:
            move_session(actor=request.actor, at=timezone.now(), session=row, to=form.when())
        except TrainingRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Saved. Whoever is invited hears of a new time or place."))
        return redirect("coordinator:training_session", row.pk)
    return render(request, "coordinator/training_change.html", {"form": form, "session": row})


@requires(Right.READ_TEAM)
@require_POST
def cancel(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """It does not take place."""
    row = _session(request, session_id)
    try:
        cancel_session(actor=request.actor, at=timezone.now(), session=row)
    except TrainingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Cancelled. Whoever is invited hears of it."))
    return redirect("coordinator:training_session", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def invite(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """To all days that were planned together."""
    row = _session(request, session_id)
    chosen = {key for key in _ids(request) if key is not None}
    try:
        number = invite_to_session(
            actor=request.actor, at=timezone.now(), session=row, supporters=chosen
        )
    except TrainingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        said = ngettext("%(number)s person is invited.", "%(number)s people are invited.", number)
        messages.success(request, said % {"number": number})
    return redirect("coordinator:training_session", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def seat_back(request: ActorRequest, seat_id: UUID) -> HttpResponse:
    """No longer invited, on this day."""
    seat = fetch(request.actor, Right.READ_TEAM, Seat.objects.all(), pk=seat_id)
    try:
        take_back_seat(actor=request.actor, at=timezone.now(), seat=seat)
    except TrainingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Taken back. They hear of it."))
    return redirect("coordinator:training_session", seat.session_id)


@requires(Right.READ_TEAM)
@require_POST
def attendance(request: ActorRequest, session_id: UUID) -> HttpResponse:
    """Who came; can be mended."""
    row = _session(request, session_id)
    came = {key for key in _ids(request) if key is not None}
    try:
        note_attendance(actor=request.actor, at=timezone.now(), session=row, came=came)
    except TrainingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Noted. What the day teaches counts as shown."))
    return redirect("coordinator:training_session", row.pk)


def _ids(request: ActorRequest) -> list[UUID | None]:
    """What was ticked; nonsense is nobody."""
    found: list[UUID | None] = []
    for typed in request.POST.getlist("who"):
        try:
            found.append(UUID(typed))
        except ValueError:
            found.append(None)
    return found
