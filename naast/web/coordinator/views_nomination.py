"""Nomination rounds: departments are asked, ballots counted, coverage seen, those named asked."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.people.models import Department, Site
from naast.supporters.actions.ask_again import ask_again
from naast.supporters.actions.ask_nominees import ask_nominees
from naast.supporters.actions.count_round import count_round
from naast.supporters.actions.end_round import end_round
from naast.supporters.actions.make_slips import make_slips
from naast.supporters.actions.open_round import open_round
from naast.supporters.forms_nomination import RoundForm
from naast.supporters.logic.nomination import LEAST_BALLOTS, Stage
from naast.supporters.logic.nomination_coverage import LEAST_NAMED, Cover, Side
from naast.supporters.models_nomination import OPEN, NominationRound, RoundDepartment
from naast.supporters.queries.nomination import (
    Choosing,
    choosing,
    current_round,
    departments_to_ask,
)
from naast.supporters.rules_nomination import NominationRefused
from naast.supporters.wording_nomination import (
    PATH_LABELS,
    SIDE_LABELS,
    STAGE_LABELS,
    STAGE_TONES,
    named_by,
    value_label,
)
from naast.web.coordinator.forms_nomination import MarkForm

RIGHT = Right.ARRANGE_NOMINATIONS


@dataclass(frozen=True)
class CoverRow:
    """One value in words. now, then: None where it is not told."""

    label: str
    staff: int
    now: int | None
    then: int | None
    nobody: bool


@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nominations(request: ActorRequest) -> HttpResponse:
    """Where the one round stands: none, open, or counted."""
    round_ = current_round(request.actor)
    if round_ is None:
        return _new(request)
    if round_.state == OPEN:
        return _open(request, round_)
    return _choose(request, round_)


def _new(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    askable = departments_to_ask(request.actor, today)
    form = RoundForm(request.POST or None, askable=askable, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            open_round(actor=request.actor, at=now, plan=form.plan())
        except NominationRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(
                request, _("The round is open. Each head of department gets a message.")
            )
            return redirect("coordinator:nominations")
    return render(request, "coordinator/nominations_new.html", {"form": form})


def _open(request: ActorRequest, round_: NominationRound) -> HttpResponse:
    units = round_.departments.select_related("department__head").order_by("department__name", "pk")
    context = {
        "round": round_,
        "units": units,
        "over": round_.closes_on < timezone.localdate(),
        "least": LEAST_BALLOTS,
    }
    return render(request, "coordinator/nominations_open.html", context)


def _choose(request: ActorRequest, round_: NominationRound) -> HttpResponse:
    """What is ticked is seen in the coverage before anybody is asked."""
    form = MarkForm(request.POST or None, nominees=_ids(round_))
    marked = form.marked() if form.is_bound and form.is_valid() else []
    page = choosing(request.actor, round_, timezone.localdate(), marked=marked)
    context = {
        "round": round_,
        "rows": _rows(page, marked),
        "again": page.again,
        "sides": _sides(page),
        "marked": len(marked),
        "least_named": LEAST_NAMED,
        "least": LEAST_BALLOTS,
    }
    return render(request, "coordinator/nominations_choose.html", context)


def _ids(round_: NominationRound) -> list[UUID]:
    return list(round_.nominees.values_list("pk", flat=True))


def _rows(page: Choosing, marked: list[UUID]) -> list[dict[str, object]]:
    return [
        {
            "id": one.nominee.pk,
            "person": one.person,
            "named_by": named_by(one.nominee),
            "ticked": one.nominee.pk in marked,
            "open": one.can_be_asked,
            "tone": "calm" if one.path else STAGE_TONES.get(Stage(one.nominee.stage), "calm"),
            "label": PATH_LABELS[one.path] if one.path else STAGE_LABELS[Stage(one.nominee.stage)],
        }
        for one in page.named
    ]


def _sides(page: Choosing) -> list[tuple[object, list[CoverRow]]]:
    """What nobody covers comes first."""
    places = dict(Site.objects.values_list("code", "name"))
    places |= {str(key): name for key, name in Department.objects.values_list("pk", "name")}
    sides = groupby(page.covers, key=lambda one: one.side)
    return [(SIDE_LABELS[Side(side)], _cover_rows(list(found), places)) for side, found in sides]


def _cover_rows(found: list[Cover], places: dict[str, str]) -> list[CoverRow]:
    rows = [
        CoverRow(value_label(one, places), one.staff, one.now, one.then, one.nobody)
        for one in found
    ]
    return sorted(rows, key=lambda row: (not row.nobody, row.label))


@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_count(request: ActorRequest) -> HttpResponse:
    """Asks once more; then every ballot is opened once and destroyed."""
    round_ = current_round(request.actor)
    if round_ is None or round_.state != OPEN:
        raise Http404
    early = round_.closes_on >= timezone.localdate()
    if request.method != "POST":
        context = {"round": round_, "early": early, "least": LEAST_BALLOTS}
        return render(request, "coordinator/nominations_count.html", context)
    try:
        count_round(actor=request.actor, at=timezone.now(), early=early)
    except NominationRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:nominations")
    messages.success(request, _("Counted. The ballots and the register are destroyed."))
    return redirect("coordinator:nominations")


@requires(RIGHT)
@require_POST
def nominations_ask(request: ActorRequest) -> HttpResponse:
    """Those who are ticked get a message with a kind question."""
    round_ = current_round(request.actor)
    if round_ is None:
        raise Http404
    form = MarkForm(request.POST, nominees=_ids(round_))
    marked = form.marked() if form.is_valid() else []
    try:
        asked = ask_nominees(actor=request.actor, at=timezone.now(), round_=round_, nominees=marked)
    except NominationRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:nominations")
    said = ngettext("One colleague was asked.", "%(number)s colleagues were asked.", asked)
    messages.success(request, said % {"number": asked})
    return redirect("coordinator:nominations")


@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_end(request: ActorRequest) -> HttpResponse:
    """Asks once more; then nothing is left of the round."""
    round_ = current_round(request.actor)
    if round_ is None:
        raise Http404
    if request.method != "POST":
        return render(request, "coordinator/nominations_end.html", {"round": round_})
    try:
        end_round(actor=request.actor, at=timezone.now())
    except NominationRefused as refusal:  # somebody else ended it meanwhile
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The round is over. Nothing of it is kept."))
    return redirect("coordinator:team")


@requires(RIGHT)
@never_cache
@require_POST
def nominations_slips(request: ActorRequest, unit_id: UUID) -> HttpResponse:
    """A sheet of paper codes, shown in this one answer only."""
    units = RoundDepartment.objects.select_related("department", "round")
    unit = fetch(request.actor, RIGHT, units, pk=unit_id)
    try:
        codes = make_slips(actor=request.actor, at=timezone.now(), unit=unit)
    except NominationRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:nominations")
    return render(request, "coordinator/nominations_slips.html", {"unit": unit, "codes": codes})


@requires(RIGHT)
@require_POST
def nominations_again(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Who said "later" before is asked once more."""
    round_ = current_round(request.actor)
    if round_ is None:
        raise Http404
    try:
        ask_again(actor=request.actor, at=timezone.now(), round_=round_, person_id=person_id)
    except NominationRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Asked again, with all the time they need."))
    return redirect("coordinator:nominations")
