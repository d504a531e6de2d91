"""How many supporters do we need? A form of assumptions, a chart, a table and a sentence."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.insight.choices_team import ASSUMPTIONS, ONE_IN, left_blank, plan_of, sentences
from naast.insight.logic.team_size import TeamAnswer, answer
from naast.insight.queries.own_figures import own_figures
from naast.insight.wording_team import chart_of, rows_of
from naast.web.insight.drawing import drawn
from naast.web.insight.forms import TeamForm


@requires(Right.READ_PROGRAMME)
@never_cache
@require_safe
def team(request: ActorRequest) -> HttpResponse:
    """Asked by GET, so that an answer can be kept as a bookmark; nothing is stored."""
    own = own_figures(request.actor, timezone.localdate())
    first = {name: one.proposed for name, one in ASSUMPTIONS.items()}
    if own.requests_a_year:
        first["requests_a_year"] = own.requests_a_year
    asked = bool(set(request.GET) & set(ASSUMPTIONS))
    form = TeamForm(request.GET if asked else None, first=first)
    context = {"form": form, "own": own, "asked": asked}
    if not asked:
        context |= _answered(first, own_team=own.team)
    elif form.is_valid():
        context |= _answered(
            form.values(),
            own_team=own.team,
            weekends=form.cleaned_data["weekends"],
            one_in=form.cleaned_data["one_in"],
        )
    return render(request, "insight/team.html", context)


def _answered(
    values: dict[str, float | None],
    *,
    own_team: int | None,
    weekends: bool = True,
    one_in: int = ONE_IN,
) -> dict[str, object]:
    plan = plan_of(values, weekends=weekends, seed=None)
    found: TeamAnswer = answer(plan, one_in=one_in, own_team=own_team)
    return {
        "sentences": sentences(found),
        "chart": drawn(chart_of(found)),
        "rows": rows_of(found),
        "years": round(found.plan.years),
        "blank": left_blank(values),
    }
