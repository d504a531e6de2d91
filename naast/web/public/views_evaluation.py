"""The anonymous questions for everybody: how they work, what is promised, and the rounds."""

from datetime import datetime, time, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naast.access.middleware import ActorRequest
from naast.evaluation.choices import STATE_LABELS
from naast.evaluation.logic.opening import print_of
from naast.evaluation.logic.passes import grouped
from naast.evaluation.models import Round
from naast.evaluation.queries.rounds import choice, published, published_rounds
from naast.notify.logic.calendar import Event, feed
from naast.privacy import vault_client
from naast.web.evaluation import NOT_PROMISED, PROMISED, evaluation_page

IN_A_WEEK, NOON, LASTS = timedelta(days=7), time(12, 30), timedelta(minutes=15)
MARK_SHOWN = 16


@login_not_required
@evaluation_page
@require_safe
def evaluation(request: ActorRequest) -> HttpResponse:
    """Nothing about anybody, and no number of passes or answers."""
    context = {
        "rounds": [_line(one) for one in published_rounds()],
        "bounds": choice(),
        "promised": PROMISED,
        "not_promised": NOT_PROMISED,
    }
    return render(request, "public/evaluation.html", context)


def _line(row: Round) -> dict[str, object]:
    return {
        "code": row.code,
        "opened_on": row.opened_on,
        "state": STATE_LABELS[row.stands],
        "mark": grouped(row.mark[:MARK_SHOWN]),
    }


@login_not_required
@evaluation_page
@require_safe
def evaluation_round(request: ActorRequest, code: str) -> HttpResponse:
    """Its mark, where that stands in the log, and after the count every check number."""
    found = published(code)
    if found is None:
        raise Http404
    context = _line(found.round) | {
        "whole_mark": found.round.mark,
        "keepers_print": grouped(print_of(found.round.opening)),
        "entry": _entry(found.round),
        "least_ballots": found.round.least_ballots,
        "least_supporters": found.round.least_supporters,
        "checks": [grouped(one) for one in found.checks],
        "manifest": found.round.manifest,
    }
    return render(request, "public/evaluation_round.html", context)


@login_not_required
@evaluation_page
@require_safe
def evaluation_file(request: ActorRequest, code: str, part: str) -> HttpResponse:
    """Manifest or questions to the letter: the mark is made of them, a paper count needs them."""
    found = published(code)
    if found is None:
        raise Http404
    text = found.round.manifest if part == "manifest" else found.round.form
    answer = HttpResponse(text, content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{part}.json"'
    return answer


def _entry(row: Round) -> int | None:
    """Once a published head holds it: before that the number would tell how much was opened in a
    few days."""
    newest = vault_client.published_heads()[-1]["size"]
    return row.entry if row.entry is not None and row.entry < newest else None


@login_not_required
@evaluation_page
@require_safe
def evaluation_entry(request: ActorRequest) -> HttpResponse:
    """A quarter of an hour in a week, for one's own calendar; the same for everybody."""
    now = timezone.now()
    day = timezone.localdate(now) + IN_A_WEEK
    begins = timezone.make_aware(datetime.combine(day, NOON))
    event = Event(
        uid=f"moment-{day:%Y%m%d}@calendar",
        begins_at=begins,
        ends_at=begins + LASTS,
        title=_("A moment for myself"),
        changed_at=now,
        busy=False,
    )
    answer = HttpResponse(
        feed([event], name=_("A moment for myself")), content_type="text/calendar"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="moment.ics"'
    return answer
