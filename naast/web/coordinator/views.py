"""The coordinator's pages: the day, one case, and the standing instruction."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.access.step_up import asks_again
from naast.cases.actions.answer_aftercare import finish_aftercare
from naast.cases.actions.merge_requests import merge_requests
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.propose_supporters import propose_supporters
from naast.cases.actions.reveal_name import reveal_name
from naast.cases.actions.sign_standing_instruction import (
    end_standing_instruction,
    sign_standing_instruction,
)
from naast.cases.actions.undo_press import undo_press
from naast.cases.choices import CALL_TIME_LABELS, STEP_LABELS, STEP_TONES
from naast.cases.logic.merging import is_put_together
from naast.cases.logic.words import Press, Step
from naast.cases.models import Aftercare, Case
from naast.cases.queries.day import day_of
from naast.cases.queries.identified import people_named
from naast.cases.queries.opened import OpenCase, open_case, vault_role
from naast.cases.queries.proposals import StoredProposals, inputs_of, kept_in
from naast.cases.queries.revealed import is_revealed
from naast.cases.queries.standing import standing_instruction
from naast.cases.queries.together import waiting_for_reader
from naast.incidents.queries.to_decide import decisions_for
from naast.knowledge.queries import how_many_due
from naast.notify.actions.note_telephoned import note_telephoned
from naast.people.models import Person
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from naast.supporters.queries.buddies import how_many_ask
from naast.supporters.queries.training import how_many_refreshers
from naast.web.coordinator.forms import CorrectForm, OfferForm, SearchForm, StandingForm
from naast.web.coordinator.groups_today import groups_today
from naast.web.coordinator.lines import lines_of
from naast.web.coordinator.presses import ASKS_SUPPORTER, OF_COORDINATOR
from naast.web.coordinator.proposed import Proposals, people_of, proposals_in_words
from naast.web.coordinator.telephone import calls_to_make
from naast.web.press_forms import FORMS
from naast.web.presses import button_of
from naast.workflows.identify_or_let_go import identify_or_let_go
from naast.workflows.press_at_once import press_at_once

PRESS_FORMS = {**FORMS, "step": CorrectForm}


@requires(Right.COORDINATE_CASES)
@never_cache
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """Today: who has not been called, what is due, what is to be decided."""
    now = timezone.now()
    day = day_of(request.actor, at=now)
    decisions = decisions_for(request.actor)
    context = {
        "day": day,
        "lines": lines_of(day, reader=request.actor, at=now),
        "reports": decisions.reports,
        "calls": calls_to_make(request.actor),
        "groups": groups_today(request.actor, proposed=decisions.groups, at=now),
        "asked_beside": how_many_ask(request.actor),
        "evaluation_here": settings.EVALUATION,
        "training_due": how_many_refreshers(request.actor, timezone.localdate(now)),
        "help_due": how_many_due(request.actor, on=timezone.localdate(now)),
        "now": now,
    }
    return render(request, "coordinator/start.html", context)


def _fetch(request: ActorRequest, case_id: UUID) -> Case:
    return fetch(
        request.actor,
        Right.COORDINATE_CASES,
        Case.objects.select_related("supporter"),
        pk=case_id,
    )


@requires(Right.COORDINATE_CASES)
@never_cache
@require_safe
def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """One case: number and clock; the name only after a press, which leaves an entry."""
    row = _fetch(request, case_id)
    now = timezone.now()
    if not is_revealed(row, actor=request.actor, at=now):
        role = vault_role(request.actor)
        if row.id not in vault_client.visible([row.id], request.actor.name, role):
            raise vault_client.VaultRefused("not_allowed")
        return render(request, "coordinator/case_shut.html", {"case": row})
    role = vault_role(request.actor)
    opened = open_case(row, actor=request.actor, role=role, purpose=Purpose.ARRANGE)
    return render(request, "coordinator/case.html", _context(request, opened))


def _context(request: ActorRequest, opened: OpenCase) -> dict[str, object]:
    now = timezone.now()
    progress, row = opened.progress, opened.case
    shown, more = OF_COORDINATOR.get(progress.step, ((), ()))
    asks = progress.step in ASKS_SUPPORTER
    stored = _proposals(request, opened) if asks else None
    role = vault_role(request.actor)
    return {
        "case": row,
        "profile": opened.profile,
        "progress": progress,
        "step_label": STEP_LABELS[progress.step],
        "step_tone": STEP_TONES[progress.step],
        "call_time": CALL_TIME_LABELS.get(opened.profile.call_time, ""),
        "proposals": _in_words(stored, progress.supporter) if stored else None,
        "buttons": shown,
        "more": more,
        "can_undo": progress.can_undo(now),
        **_same_person(opened, request, role),
    }


def _same_person(opened: OpenCase, request: ActorRequest, role: str) -> dict[str, list[Case]]:
    """same: to be put together with this one; together: just were, and can be taken back."""
    if not opened.profile.person:
        return {}
    ids = vault_client.same_person(opened.case.id, request.actor.name, role)
    found: dict[str, list[Case]] = {"same": [], "together": []}
    for row in Case.objects.filter(pk__in=ids):
        other = open_case(row, actor=request.actor, role=role, purpose=Purpose.MERGE)
        if is_put_together(other.progress):
            found["together"].append(row)
        elif other.progress.step is not Step.CLOSING:
            found["same"].append(row)
    return found


def _in_words(stored: StoredProposals, now: str | None) -> Proposals:
    """now: who supports already, and is not asked a second time."""
    people = {who: one for who, one in people_of([stored]).items() if str(who) != now}
    return proposals_in_words(stored, people)


def _proposals(request: ActorRequest, opened: OpenCase) -> StoredProposals:
    now, row = timezone.now(), opened.case
    waiting = waiting_for_reader(now, reader=request.actor, also=[row.pk])
    inputs = inputs_of(waiting, at=now)
    kept = kept_in(row, opened.key, inputs=inputs)
    return kept or propose_supporters(at=now, case=row, reader=request.actor)


@requires(Right.COORDINATE_CASES)
@require_POST
def reveal(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Shows who it is, for an hour."""
    reveal_name(actor=request.actor, at=timezone.now(), case=_fetch(request, case_id))
    return redirect("coordinator:case", case_id)


@requires(Right.COORDINATE_CASES)
@require_POST
def offer(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Asks the supporter; choosing otherwise than proposed needs no explanation."""
    form = OfferForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose somebody to ask."))
        return redirect("coordinator:case", case_id)
    offer_support(
        actor=request.actor,
        at=timezone.now(),
        case=_fetch(request, case_id),
        supporter=form.cleaned_data["supporter"],
        role=vault_role(request.actor),
    )
    messages.success(
        request, _("Asked. You hear nothing unless it goes wrong: then it comes back here.")
    )
    return redirect("coordinator:start")


@requires(Right.COORDINATE_CASES)
@never_cache
def press(request: ActorRequest, case_id: UUID, press: str) -> HttpResponse:
    """One press, with its question where it has one."""
    row, role = _fetch(request, case_id), vault_role(request.actor)
    opened = open_case(row, actor=request.actor, role=role, purpose=Purpose.ARRANGE)
    button = button_of(press, OF_COORDINATOR.get(opened.progress.step, ((), ())))
    if button is None:
        messages.warning(request, _("Something changed meanwhile. Look at the page again."))
        return redirect("coordinator:case", case_id)
    if button.press is Press.DIED and opened.profile.person:
        return redirect("coordinator:death_of", opened.profile.person)
    form = PRESS_FORMS[button.asks](request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"case": row, "button": button, "form": form}
        return render(request, "coordinator/press.html", context)
    moved = press_at_once(
        actor=request.actor,
        at=timezone.now(),
        case=row,
        press=Press(press),
        role=role,
        detail=form.detail(),
    )
    if moved.step is Step.WAITING and moved.refused:
        messages.success(request, _("Noted. Whom would you like to ask now?"))
        return redirect("coordinator:case", case_id)
    messages.success(request, _("Noted."))
    return redirect("coordinator:start")


@requires(Right.COORDINATE_CASES)
@require_POST
def undo(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Takes back the last press."""
    row, role = _fetch(request, case_id), vault_role(request.actor)
    undo_press(actor=request.actor, at=timezone.now(), case=row, role=role)
    messages.success(request, _("The last press is undone."))
    return redirect("coordinator:case", case_id)


@requires(Right.COORDINATE_CASES)
@never_cache
def identify(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Whom of the directory a typed name means. Opened first: the vault may hide it from some.

    Searched by POST: an address with a name and a case in it stays in logs and browsers.
    """
    row, role = _fetch(request, case_id), vault_role(request.actor)
    opened = open_case(row, actor=request.actor, role=role, purpose=Purpose.ARRANGE)
    if request.method == "POST" and "q" not in request.POST:
        chosen = _chosen_person(request.POST.get("person", ""))
        if chosen is not None:
            let_go = identify_or_let_go(
                actor=request.actor, at=timezone.now(), case=row, person=chosen, role=role
            )
            if let_go:
                said = _("This colleague wishes no offers. Call nobody; nothing is kept.")
                messages.warning(request, said)
                return redirect("coordinator:start")
            messages.success(request, _("Noted. The rules for choosing a supporter hold now."))
        return redirect("coordinator:case", case_id)
    form = SearchForm(request.POST if "q" in request.POST else {"q": opened.profile.name})
    found = people_named(request.actor, form.cleaned_data["q"]) if form.is_valid() else []
    return render(request, "coordinator/identify.html", {"case": row, "form": form, "found": found})


def _chosen_person(identity: str) -> Person | None:
    try:
        people = Person.objects.filter(pk=UUID(identity), active=True)
    except ValueError:
        return None
    return people.select_related("department__site").first()


@requires(Right.COORDINATE_CASES)
@require_POST
def merge(request: ActorRequest, case_id: UUID, other_id: UUID) -> HttpResponse:
    """Puts a second request of the same person together with this one."""
    stays = merge_requests(
        actor=request.actor,
        at=timezone.now(),
        kept=_fetch(request, case_id),
        other=_fetch(request, other_id),
        role=vault_role(request.actor),
    )
    messages.success(request, _("The two requests are one now. You can undo this for ten minutes."))
    return redirect("coordinator:case", stays.pk)


@requires(Right.COORDINATE_CASES)
@require_POST
def called_supporter(request: ActorRequest, aftercare_id: UUID) -> HttpResponse:
    """The coordinator has called a supporter who wanted to talk."""
    row = fetch(request.actor, Right.COORDINATE_CASES, Aftercare.objects.all(), pk=aftercare_id)
    finish_aftercare(actor=request.actor, at=timezone.now(), aftercare=row)
    messages.success(request, _("Good that you called."))
    return redirect("coordinator:start")


@requires(Right.COORDINATE_CASES)
@require_POST
def telephoned(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """The coordinator reached by telephone whom no message reaches."""
    note_telephoned(actor=request.actor, at=timezone.now(), message_id=message_id)
    messages.success(request, _("Good that you called."))
    return redirect("coordinator:start")


@requires(Right.COORDINATE_CASES)
@asks_again()
def standing(request: ActorRequest) -> HttpResponse:
    """What happens at night, at weekends and when nobody is there."""
    now = timezone.now()
    form = StandingForm(request.POST or None)
    if request.method == "POST" and "end" in request.POST:
        end_standing_instruction(actor=request.actor, at=now)
        messages.success(request, _("Ended. From now on nobody is asked without a coordinator."))
        return redirect("coordinator:standing")
    if request.method == "POST" and form.is_valid():
        sign_standing_instruction(
            actor=request.actor, at=now, until_on=form.cleaned_data["until_on"]
        )
        messages.success(request, _("Signed. It holds from now on."))
        return redirect("coordinator:start")
    context = {"form": form, "standing": standing_instruction(now)}
    return render(request, "coordinator/standing.html", context)
