"""Who looks into a file: drawn with reasons, asked, and free to say no without one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.queries import holders_of
from naast.access.roles import Right, Role
from naast.calamities.actions.keep_team import (
    TeamRefused,
    add_committee_member,
    answer_for_team,
    ask_analysts,
    leave_team,
)
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.logic.team import Drawn
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.queries.files import files_for
from naast.calamities.queries.team import names_of, proposed_team, team_of
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity import AskForm, CommitteeForm, DrawForm

WHY = {
    "wanted_profession": gettext_lazy("knows this work"),
    "other_profession": gettext_lazy("another profession than the others"),
    "experienced": gettext_lazy("has analysed before"),
    "nothing_running": gettext_lazy("no analysis running"),
    "running": gettext_lazy("one analysis running"),
}
WHY_NOT = {
    # Translators: analysts who are not free: near to somebody involved, or not available.
    "not_free": gettext_lazy("Not independent or not available: %(count)s"),
    "away": gettext_lazy("Away: %(count)s"),
    "enough_running": gettext_lazy("Has two analyses already: %(count)s"),
}


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Draw, then ask those one chooses. A draw changes nothing."""
    file = fetch(request.actor, Right.KEEP_CALAMITIES, files_for(request.actor), pk=file_id)
    draw_form = DrawForm(request.GET if request.GET else None, initial={"size": 3})
    size, wanted = 3, frozenset[str]()
    if draw_form.is_bound and draw_form.is_valid():
        size, wanted = draw_form.cleaned_data["size"], frozenset(draw_form.cleaned_data["wanted"])
    drawn = proposed_team(file, size=size, wanted=wanted, today=timezone.localdate())
    ask = AskForm(request.POST or None, offered={pick.id for pick in drawn.picks})
    if request.method == "POST" and ask.is_valid() and _ask(request, file, ask):
        return redirect("safety:calamity", file.pk)
    context = {
        "file": file,
        "form": ask,
        "draw_form": draw_form,
        "picks": _shown(drawn),
        "left_out": [str(WHY_NOT[word]) % {"count": n} for word, n in drawn.left_out.items()],
        "there": [one for one in team_of(file, TeamKind.ANALYSIS) if one.state in IN_TEAM],
        "committee_form": CommitteeForm(members=_members()),
    }
    return render(request, "safety/calamity_team.html", context)


IN_TEAM = {TeamState.ASKED.value, TeamState.ACCEPTED.value}


def _ask(request: ActorRequest, file: CalamityFile, form: AskForm) -> bool:
    users = [UUID(one) for one in form.cleaned_data["users"]]
    try:
        ask_analysts(actor=request.actor, at=timezone.now(), file_id=file.pk, users=users)
    except TeamRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Asked. You see here who says yes."))
    return True


def _shown(drawn: Drawn) -> list[dict[str, object]]:
    names = names_of({pick.id for pick in drawn.picks})
    return [
        {"id": pick.id, "name": names[pick.id], "why": ", ".join(str(WHY[w]) for w in pick.reasons)}
        for pick in drawn.picks
    ]


def _members() -> object:
    return holders_of([Role.COMMITTEE_MEMBER], timezone.localdate())


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def committee(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """A member of the committee follows this file."""
    file = fetch(request.actor, Right.KEEP_CALAMITIES, files_for(request.actor), pk=file_id)
    form = CommitteeForm(request.POST, members=_members())
    if not form.is_valid():
        messages.error(request, _("Choose a member of the committee."))
        return redirect("safety:calamity_team", file.pk)
    member = form.cleaned_data["member"].pk
    at = timezone.now()
    try:
        add_committee_member(actor=request.actor, at=at, file_id=file.pk, user_id=member)
    except TeamRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity", file.pk)


@calamity_page(Right.DO_CALAMITY_STEPS)
@require_POST
def answer(request: ActorRequest, member_id: UUID, word: str) -> HttpResponse:
    """yes, no, or leave: without a reason, and nobody asks for one."""
    rows = TeamMember.objects.filter(user_id=request.actor.id, file__closed_on=None)
    member = fetch(request.actor, Right.DO_CALAMITY_STEPS, rows, pk=member_id)
    said = {
        "yes": _("Thank you. The file is open to you."),
        "no": _("That is fine."),
        "leave": _("You have left. Nobody asks why."),
    }
    if word not in said:
        raise Http404
    try:
        _answer(request, member, word)
        messages.success(request, said[word])
    except TeamRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamities_mine")


def _answer(request: ActorRequest, member: TeamMember, word: str) -> None:
    at = timezone.now()
    if word == "leave":
        leave_team(actor=request.actor, at=at, member=member)
    else:
        answer_for_team(actor=request.actor, at=at, member=member, yes=word == "yes")
