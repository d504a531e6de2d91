"""Intervision as the coordinator arranges it: groups, dates, themes, and how it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

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
from naast.people.choices import Profession
from naast.people.queries.places import sites_to_choose
from naast.supporters.actions.choose_words import add_word, take_word_off
from naast.supporters.actions.plan_intervision import change_group, end_group, start_group
from naast.supporters.choices_intervision import theme_label
from naast.supporters.facts_intervision import QuarterOfIntervision, intervision_by_quarter
from naast.supporters.logic.intervision import Meeting
from naast.supporters.models import Supporter
from naast.supporters.models_intervision import (
    IntervisionGroup,
    IntervisionMeeting,
    IntervisionWord,
)
from naast.supporters.queries.intervision import (
    groups_for,
    meetings_for,
    meetings_to_lead,
    who_may_be_in,
    who_may_lead,
    without_group,
    words_of_hospital,
)
from naast.supporters.rules_intervision import IntervisionRefused
from naast.web.coordinator.forms_intervision import IntervisionForm, ThemeWordForm
from naast.web.intervision import in_words
from naast.web.intervision_pages import cancel_page, meeting_page, move_page

RIGHT = Right.READ_TEAM
AREA = "coordinator"
NEXT = timedelta(days=92)
MOST_SHOWN = 5  # themes of a quarter, the most frequent first


@dataclass(frozen=True)
class ShownGroup:
    """A group in words. names: of its members."""

    id: UUID
    number: int
    leads: str
    every_weeks: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class ShownQuarter:
    """A quarter of counts, and what was spoken about."""

    name: str
    counts: QuarterOfIntervision
    themes: str


@requires(RIGHT)
@never_cache
@require_safe
def intervision(request: ActorRequest) -> HttpResponse:
    """What waits for a count, what lies ahead, what was cancelled, and sums a quarter."""
    return _page(request, ThemeWordForm())


def _page(request: ActorRequest, form: ThemeWordForm) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    rows = meetings_for(request.actor, at=now)
    planned = [row for row in rows if row.state == Meeting.PLANNED.value]
    context = {
        "groups": [_shown(group) for group in groups_for(request.actor)],
        "to_count": in_words((row for row in planned if row.starts_at <= now), now),
        "ahead": in_words((row for row in planned if now < row.starts_at <= now + NEXT), now),
        "not_held": in_words(reversed([row for row in rows if _fell_away(row)]), now),
        "quarters": _quarters(today),
        "without": [one.person.name for one in without_group(request.actor, today)],
        "words": words_of_hospital(),
        "form": form,
    }
    return render(request, "coordinator/intervision.html", context)


def _shown(group: IntervisionGroup) -> ShownGroup:
    names = sorted(one.supporter.person.name for one in group.members.all())
    leads = group.facilitator.name if group.facilitator else ""
    return ShownGroup(group.pk, group.number, leads, group.every_weeks, tuple(names))


def _fell_away(row: IntervisionMeeting) -> bool:
    return row.state in (Meeting.CANCELLED.value, Meeting.UNCOUNTED.value)


def _quarters(today: date) -> list[ShownQuarter]:
    found = intervision_by_quarter(today - timedelta(days=365), today)
    return [
        ShownQuarter(
            # Translators: a quarter of a year, such as "2026, quarter 3".
            name=_("%(year)s, quarter %(number)s")
            % {"year": one.quarter.year, "number": one.quarter.month // 3 + 1},
            counts=one,
            themes=", ".join(
                f"{theme_label(code)} ({number})" for code, number in one.themes[:MOST_SHOWN]
            ),
        )
        for one in reversed(found)
    ]


@requires(RIGHT)
@never_cache
def intervision_new(request: ActorRequest) -> HttpResponse:
    """A new group, with its meetings of the next half year."""
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            start_group(actor=request.actor, at=timezone.now(), plan=form.plan())
        except IntervisionRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Planned. The group gets a message."))
            return redirect("coordinator:intervision")
    return render(request, "coordinator/intervision_group.html", {"form": form})


@requires(RIGHT)
@never_cache
def intervision_group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    """Another day, place, facilitator or other members."""
    group = fetch(request.actor, RIGHT, IntervisionGroup.objects.all(), pk=group_id)
    form = _form(request, group)
    if request.method == "POST" and form.is_valid():
        try:
            change_group(actor=request.actor, at=timezone.now(), group=group, plan=form.plan())
        except IntervisionRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Saved. This holds from now on."))
            return redirect("coordinator:intervision")
    context = {"form": form, "group": group}
    return render(request, "coordinator/intervision_group.html", context)


@requires(RIGHT)
@require_POST
def intervision_end(request: ActorRequest, group_id: UUID) -> HttpResponse:
    """Its members may join another group."""
    group = fetch(request.actor, RIGHT, IntervisionGroup.objects.all(), pk=group_id)
    end_group(actor=request.actor, at=timezone.now(), group=group)
    messages.success(request, _("The group has ended. What was held stays in the sums."))
    return redirect("coordinator:intervision")


@requires(RIGHT)
@never_cache
def intervision_meeting(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Themes before, a count afterwards."""
    return meeting_page(request, _meeting(request, meeting_id), area=AREA)


@requires(RIGHT)
@never_cache
def intervision_move(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Another day or hour."""
    return move_page(request, _meeting(request, meeting_id), area=AREA)


@requires(RIGHT)
@never_cache
def intervision_cancel(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """It stays in the list as cancelled."""
    return cancel_page(request, _meeting(request, meeting_id), area=AREA)


@requires(RIGHT)
@require_POST
def intervision_word(request: ActorRequest) -> HttpResponse:
    """A general word for the list of themes."""
    form = ThemeWordForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        add_word(actor=request.actor, at=timezone.now(), word=form.cleaned_data["word"])
    except IntervisionRefused as refusal:
        form.add_error("word", str(refusal))
        return _page(request, form)
    messages.success(request, _("Added. Groups can choose it from now on."))
    return redirect("coordinator:intervision")


@requires(RIGHT)
@require_POST
def intervision_word_off(request: ActorRequest, word_id: UUID) -> HttpResponse:
    """Off the list; meetings that were about it keep it."""
    row = fetch(request.actor, RIGHT, IntervisionWord.objects.all(), pk=word_id)
    take_word_off(actor=request.actor, at=timezone.now(), word=row)
    messages.success(request, _("Taken off the list."))
    return redirect("coordinator:intervision")


def _meeting(request: ActorRequest, meeting_id: UUID) -> IntervisionMeeting:
    return fetch(request.actor, RIGHT, meetings_to_lead(), pk=meeting_id)


def _form(request: ActorRequest, group: IntervisionGroup | None) -> IntervisionForm:
    today = timezone.localdate()
    return IntervisionForm(
        request.POST or None,
        sites=sites_to_choose(request.actor),
        leaders=[(str(pk), name) for pk, name in who_may_lead(request.actor, today)],
        team=_team(who_may_be_in(request.actor, today, group)),
        initial=_values(group) if group else None,
    )


def _values(group: IntervisionGroup) -> dict[str, object]:
    return {
        "first_on": group.first_on,
        "begins": group.begins,
        "every_weeks": group.every_weeks,
        "minutes": group.minutes,
        "site": str(group.site_id) if group.site_id else "",
        "place": group.place,
        "facilitator": str(group.facilitator_id or ""),
        "members": [str(one) for one in group.members.values_list("supporter_id", flat=True)],
    }


def _team(rows: Sequence[Supporter]) -> list[tuple[str, str]]:
    return [
        (str(one.pk), f"{one.person.name}, {Profession(one.person.profession).label}, "
         f"{one.person.department.site.name}")
        for one in rows
    ]  # fmt: skip
