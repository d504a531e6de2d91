"""What does it cost, and what may it save? The business case, with every input in view."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import decide, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.insight.actions.save_business_case import save_business_case
from naast.insight.case_team import team_for, team_told
from naast.insight.choices_case import GROUPS
from naast.insight.choices_case_published import CHECK_WORDS, STUDIES, VERDICTS
from naast.insight.logic.business_case.files import CaseFile, written
from naast.insight.logic.business_case.inputs import Case, Group
from naast.insight.logic.business_case.outcome import outcome_of
from naast.insight.logic.business_case.published import CHECKS
from naast.insight.logic.business_case.sensitivity import one_way
from naast.insight.logic.pictures.words import WIDE
from naast.insight.queries.business_case import business_case
from naast.insight.queries.report import logo
from naast.insight.wording_case import (
    balance_sentences,
    break_even_sentences,
    cost_sentences,
    provenance,
    rests_on_sentences,
)
from naast.insight.wording_case_numbers import plain
from naast.insight.wording_case_tables import (
    cost_rows,
    grid_of,
    input_groups,
    swing_rows,
    tornado_of,
    turn_rows,
)
from naast.people.queries import hospital
from naast.web.insight.drawing import drawn
from naast.web.insight.forms_case import CaseForm
from naast.web.insight.proposal import Proposal, proposal_pdf
from naast.web.pdf import PdfNotHere


@requires(Right.READ_PROGRAMME)
@never_cache
@require_safe
def case(request: ActorRequest) -> HttpResponse:
    """The result as sentences, then numbers, then what it rests on, then every input."""
    found = business_case(request.actor, timezone.localdate())
    context = shown(found) | {"may_change": decide(request.actor, Right.KEEP_PUBLICATIONS)}
    return render(request, "insight/case.html", context)


def shown(found: Case) -> dict[str, object]:
    """Everything that the page says."""
    outcome, swings = outcome_of(found), one_way(found)
    return {
        "cost": cost_sentences(found, outcome),
        "balance": balance_sentences(found, outcome),
        "break_even": break_even_sentences(found, outcome),
        "rests_on": rests_on_sentences(found, swings),
        "provenance": provenance(found),
        "lines": cost_rows(found, outcome),
        "phone": drawn(tornado_of(found, outcome, swings)),
        "wide": drawn(tornado_of(found, outcome, swings, across=WIDE)),
        "swings": swing_rows(found, swings),
        "turns": turn_rows(found),
        "grid": grid_of(found),
        "groups": input_groups(found),
    }


@requires(Right.KEEP_PUBLICATIONS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case_inputs(request: ActorRequest, group: str) -> HttpResponse:
    """One group at a time; what is left blank is blank, and no proposal comes back."""
    if group not in set(Group):
        raise Http404
    which = Group(group)
    found = business_case(request.actor, timezone.localdate())
    form = CaseForm(request.POST or None, group=which, case=found)
    if request.method == "POST" and form.is_valid():
        save_business_case(
            actor=request.actor, at=timezone.now(), given=form.given(), counted=form.counted()
        )
        messages.success(request, _("Saved. The result is worked out anew."))
        return redirect("insight:case")
    played = team_for(found) if which is Group.TEAM else None
    context = {
        "form": form,
        "words": GROUPS[which],
        "team": team_told(played) if played else [],
    }
    return render(request, "insight/case_inputs.html", context)


@requires(Right.READ_PROGRAMME)
@never_cache
@require_safe
def case_published(request: ActorRequest) -> HttpResponse:
    """What the literature says, worked out again as far as its inputs are public."""
    studies = [
        {
            "words": words,
            "checks": [
                {
                    "what": CHECK_WORDS[one.code],
                    "sum": _sum(one.sign, [plain(each) for each in one.figures]),
                    "result": plain(one.rounded, 3),
                    "verdict": VERDICTS[one.verdict],
                }
                for one in CHECKS
                if one.study is study
            ],
        }
        for study, words in STUDIES.items()
    ]
    return render(request, "insight/case_published.html", {"studies": studies})


def _sum(sign: str, figures: list[str]) -> str:
    shown_sign = {"-": "\u2212", "/": "\u00f7", "x": "\u00d7"}.get(sign, sign)
    return f" {shown_sign} ".join(figures)


@requires(Right.READ_PROGRAMME)
@never_cache
@require_safe
def case_file(request: ActorRequest) -> HttpResponse:
    """All inputs as a file that `naast case` reads."""
    found = business_case(request.actor, timezone.localdate())
    content = written(CaseFile(found, hospital().name))
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="business-case.json"'
    return answer


@requires(Right.READ_PROGRAMME)
@never_cache
@require_safe
def case_proposal(request: ActorRequest, language: str) -> HttpResponse:
    """Two sheets for the board, in either language; where no PDF can be made, a page says so."""
    if language not in ("en", "nl"):
        raise Http404
    today = timezone.localdate()
    found = logo(request.actor)
    proposal = Proposal(
        business_case(request.actor, today),
        hospital().name,
        today,
        language,
        found.picture if found else None,
    )
    try:
        made = proposal_pdf(proposal)
    except PdfNotHere:
        return render(request, "insight/case_no_pdf.html", status=503)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="peer-support-{language}.pdf"'
    return answer
