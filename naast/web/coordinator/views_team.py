"""The team on one page: who helps how often, who is stretched, and where nobody is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.queries.loads import open_counts_for
from naast.people.choices import Language, Profession
from naast.supporters.actions.invite_to_talk import invite_to_talk
from naast.supporters.actions.note_talk import note_talk
from naast.supporters.choices import Accepts
from naast.supporters.logic.team_page import Mate, Standing, chosen
from naast.supporters.models import Supporter
from naast.supporters.queries import team_page
from naast.supporters.wording import STANDING_LABELS, STANDING_TONES, gap_sentence
from naast.ui import dates
from naast.web.coordinator.forms_team import TeamForm


@dataclass(frozen=True)
class Shown:
    """One member of the team in words. tags: (tone, label)."""

    id: UUID
    name: str
    work: str
    year: int
    now: str
    tags: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    languages: str
    talked: str
    invited: str


@requires(Right.READ_TEAM)
@never_cache
@require_safe
def team(request: ActorRequest) -> HttpResponse:
    """Counts of people, never of cases; what is shown is chosen by address."""
    today = timezone.localdate()
    page = team_page(request.actor, today, open_counts=open_counts_for(request.actor))
    form = TeamForm(request.GET, sites=page.sites)
    mates = chosen(page.mates, form.choice(), today)
    context = {
        "form": form,
        "rows": [_shown(mate, today) for mate in mates],
        "whole": len(page.mates),
        "free": sum(mate.can_be_asked(today) for mate in page.mates),
        "stretched": sum(Standing.STRETCHED in mate.standings for mate in page.mates),
        "median": page.median,
        "gaps": [gap_sentence(gap, page.sites) for gap in page.gaps],
    }
    return render(request, "coordinator/team.html", context)


@requires(Right.READ_TEAM)
@require_POST
def invite(request: ActorRequest, supporter_id: UUID) -> HttpResponse:
    """A message that says only that the coordinator would like to talk."""
    row = fetch(request.actor, Right.READ_TEAM, Supporter.objects.all(), pk=supporter_id)
    if invite_to_talk(actor=request.actor, at=timezone.now(), supporter=row):
        messages.success(request, _("Invited. The message says only that you would like to talk."))
    else:
        messages.info(request, _("The invitation of this week still stands."))
    return redirect("coordinator:team")


@requires(Right.READ_TEAM)
@require_POST
def talked(request: ActorRequest, supporter_id: UUID) -> HttpResponse:
    """The day of a talk; nothing of what was said."""
    row = fetch(request.actor, Right.READ_TEAM, Supporter.objects.all(), pk=supporter_id)
    note_talk(actor=request.actor, at=timezone.now(), supporter=row)
    messages.success(request, _("Noted: today. What was said is yours together."))
    return redirect("coordinator:team")


def _shown(mate: Mate, today: date) -> Shown:
    member = mate.member
    return Shown(
        id=mate.id,
        name=member.name,
        work=f"{Profession(member.profession).label}, {mate.department}, {mate.site_name}",
        year=member.cases_last_year,
        now=(_("%(now)s of %(most)s") % {"now": member.open_count, "most": member.maximum}).replace(
            " ", "\u00a0"
        ),
        tags=tuple(
            (STANDING_TONES.get(one, "calm"), _tag(one, mate))
            for one in Standing
            if one in mate.standings
        ),
        limits=tuple(_limits(mate)),
        languages=", ".join(str(Language(code).label) for code in member.languages),
        talked=dates.day(mate.talked_on, "j M Y") if mate.talked_on else _("not noted"),
        invited=date_format(mate.invited_on, "j F") if mate.invited_on else "",
    )


def _tag(standing: Standing, mate: Mate) -> str:
    """With the day until which it holds."""
    until = {Standing.AWAY: mate.away_until, Standing.RESTING: mate.member.rest_until}
    day, label = until.get(standing), str(STANDING_LABELS[standing])
    if day is None:
        return label
    return _("%(what)s until %(day)s") % {"what": label, "day": dates.day(day, "j M")}


def _limits(mate: Mate) -> list[str]:
    limits = [str(Accepts(code).label) for code in mate.member.accepts]
    if mate.weekdays:
        days = [date_format(date(2024, 1, 1 + number), "D") for number in mate.weekdays]
        limits.append(_("calls on %(days)s") % {"days": ", ".join(days)})
    if mate.rest_days:
        rest = ngettext("rests %(number)s day after each", "rests %(number)s days after each",
                        mate.rest_days)  # fmt: skip
        limits.append(rest % {"number": mate.rest_days})
    return limits
