"""When I am on call: my turns, swaps, wishes, and the file for my own calendar."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.notify.logic.calendar import feed
from naast.supporters.actions.swap_turn import give_up_turn, keep_turn, offer_turn, take_turn
from naast.supporters.actions.wish_turns import say_on_call, wish_turns
from naast.supporters.choices import Accepts
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn
from naast.supporters.queries import supporter_of_person
from naast.supporters.queries.diary_on_call import own_turns_as_events
from naast.supporters.queries.on_call import on_call_choice, pattern_of, published, turns_at
from naast.supporters.queries.rota import (
    neighbours,
    on_offer,
    own_hours,
    own_turns,
    own_wishes,
    published_until,
    team_turns,
    turns_to_wish,
)
from naast.supporters.rules_rota import RotaRefused
from naast.supporters.wording_rota import turn_in_words
from naast.web.supporter.forms_on_call import TakePartForm, WishesForm

TWO_WEEKS = timedelta(days=14)
FURTHEST = timedelta(weeks=26)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
@require_safe
def on_call(request: ActorRequest) -> HttpResponse:
    """My turns, whom I take over from, and what others offer."""
    me, now = _me(request), timezone.now()
    mine = own_turns(me, now)
    context = {
        "wanted": pattern_of(on_call_choice()).on,
        "now": turns_at(now),
        "mine": [_own_row(row, now) for row in mine],
        "beside": neighbours(mine[0]) if mine else (None, None),
        "offers": [(one.turn, turn_in_words(one.turn)) for one in on_offer(me, now)],
        "team": [(row, turn_in_words(row)) for row in team_turns(now, now + TWO_WEEKS)],
        "hours": own_hours(me, timezone.localdate(now)),
        "choice": on_call_choice(),
    }
    return render(request, "supporter/on_call.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
def wishes(request: ActorRequest) -> HttpResponse:
    """Two weeks at a time; a wish is no promise, "I cannot" is kept."""
    me, today = _me(request), timezone.localdate()
    usual = max(today, published_until(today) + timedelta(days=1))
    first = min(max(_day(request.GET.get("from"), usual), today), today + FURTHEST)
    last = first + TWO_WEEKS - timedelta(days=1)
    turns = turns_to_wish(first, last)
    form = WishesForm(request.POST or None, turns=turns, said=own_wishes(me, first, last))
    if request.method == "POST" and form.is_valid():
        wish_turns(actor=request.actor, at=timezone.now(), wishes=form.wishes())
        messages.success(request, _("Saved. The next draft of the rota looks at your wishes."))
        return redirect(f"{reverse('supporter:wishes')}?from={first}")
    context = {
        "form": form,
        "first": first,
        "last": last,
        "later": last + timedelta(days=1),
        "sooner": max(first - TWO_WEEKS, today) if first > today else None,
    }
    return render(request, "supporter/wishes.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
def take_part(request: ActorRequest) -> HttpResponse:
    """Nights, days of the weekend, both or neither."""
    me = _me(request)
    first = {
        "nights": Accepts.NIGHTS.value in me.accepts,
        "weekends": Accepts.WEEKENDS.value in me.accepts,
    }
    form = TakePartForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        say_on_call(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. Turns that are yours already stay yours."))
        return redirect("supporter:on_call")
    return render(request, "supporter/take_part.html", {"form": form})


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def turn_offer(request: ActorRequest, turn_id: UUID) -> HttpResponse:
    """It stays mine until somebody takes it."""
    thanks = _("On offer. It stays yours until somebody takes it.")
    return _pressed(request, turn_id, offer_turn, thanks)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def turn_keep(request: ActorRequest, turn_id: UUID) -> HttpResponse:
    """Mine after all."""
    return _pressed(request, turn_id, keep_turn, _("It stays yours."))


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
def turn_give_up(request: ActorRequest, turn_id: UUID) -> HttpResponse:
    """Ill or hindered; asked once more, because somebody else has to come."""
    row = _turn(request, turn_id)
    if request.method == "POST":
        thanks = _("Thank you for saying so. Somebody else is looked for.")
        return _pressed(request, turn_id, give_up_turn, thanks)
    context = {"turn": row, "title": turn_in_words(row)}
    return render(request, "supporter/turn_give_up.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def turn_take(request: ActorRequest, turn_id: UUID) -> HttpResponse:
    """Mine at once, unless the rest would be broken."""
    _me(request)
    row = _turn(request, turn_id)
    try:
        done = take_turn(actor=request.actor, at=timezone.now(), turn=row)
    except RotaRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("supporter:on_call")
    if done:
        messages.success(request, _("It is yours. Whoever had it gets a message."))
    else:
        messages.info(request, _("You would have little rest, so a coordinator looks first."))
    return redirect("supporter:on_call")


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """My turns as a file that calendars read. Neutral words: others look into diaries too."""
    me, now = _me(request), timezone.now()
    events = own_turns_as_events(me.person_id, now)
    answer = HttpResponse(feed(events, name=_("On call")), content_type="text/calendar")
    answer["Content-Disposition"] = 'attachment; filename="on-call.ics"'
    return answer


def _me(request: ActorRequest) -> Supporter:
    me = supporter_of_person(request.actor)
    if me is None:
        raise Http404
    return me


def _turn(request: ActorRequest, turn_id: UUID) -> OnCallTurn:
    return fetch(request.actor, Right.CHANGE_OWN_AVAILABILITY, published(), pk=turn_id)


def _pressed(
    request: ActorRequest, turn_id: UUID, act: Callable[..., object], thanks: str
) -> HttpResponse:
    try:
        act(actor=request.actor, at=timezone.now(), turn=_turn(request, turn_id))
    except RotaRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, thanks)
    return redirect("supporter:on_call")


def _own_row(row: OnCallTurn, now: datetime) -> dict[str, object]:
    return {
        "id": row.pk,
        "title": turn_in_words(row),
        "reserve": row.place == 2,
        "offered": hasattr(row, "offer"),
        "now": row.starts_at <= now,
    }


def _day(text: str | None, usual: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return usual
