"""The report page, the page after it, and the paper sheet for the night when Naast is down."""

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.middleware import ActorRequest
from naast.incidents.choices import Harm, Kind, YesNoUnknown
from naast.incidents.models import Incident
from naast.incidents.queries.withdrawal import withdrawal_code
from naast.people.queries import hospital
from naast.web.limits import may_send
from naast.web.promises import call_promise
from naast.web.safety.report_page import (
    ReportPage,
    digest_of,
    draft_of,
    involved_of,
    names_to_ask_about,
    new_page,
    page_after,
    sent_page,
)
from naast.workflows.report_incident import report_incident

SEND = "send"


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActorRequest) -> HttpResponse:
    """Report an event, signed in or not."""
    return _report(request, paper=False)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: ActorRequest) -> HttpResponse:
    """Enter a sheet that was filled in while Naast was down: the same form, with its own day."""
    return _report(request, paper=True)


def _report(request: ActorRequest, *, paper: bool) -> HttpResponse:
    if request.method != "POST":
        return _show(request, new_page(request.actor, paper=paper))
    step = request.POST.get("step", SEND)
    if step != SEND:
        return _show(request, page_after(request.actor, request.POST, step, paper=paper))
    page = sent_page(request.actor, request.POST, paper=paper)
    if not page.is_valid():
        return _show(request, page)
    page.names_seen = names_to_ask_about(page, request.actor)
    if page.names_seen:
        return _show(request, page)
    if not may_send(request, "report"):
        return _show(request, page, too_many=True)
    return _store(request, page)


def _show(request: ActorRequest, page: ReportPage, *, too_many: bool = False) -> HttpResponse:
    """429 keeps everything that was typed, and says whom to call."""
    seen = digest_of(page.form.cleaned_data["text"]) if page.names_seen else ""
    context = {"page": page, "form": page.form, "seen": seen, "too_many": too_many}
    return render(request, "safety/report.html", context, status=429 if too_many else 200)


def _store(request: ActorRequest, page: ReportPage) -> HttpResponse:
    """Shown at once, without a redirect: names and code stand in this answer and nowhere else.

    A second sending of the same page has the same key, and gives the same answer.
    """
    at, key = timezone.now(), cast("UUID", page.form.cleaned_data["key"])
    arrived_before = Incident.objects.filter(key=key).exists()
    involved = involved_of(page, request.actor)
    receipt = report_incident(
        actor=request.actor, at=at, draft=draft_of(page, at), involved=involved, key=key
    )
    context = {
        "receipt": receipt,
        "arrived_before": arrived_before,
        "involved": involved,
        "myself": page.form.cleaned_data["myself"],
        "promise": call_promise(at, "you" if page.form.cleaned_data["myself"] else "them"),
        "code": withdrawal_code(key),
        "known": page.known,
    }
    return render(request, "safety/received.html", context)


@login_not_required
@require_safe
def sheet(request: ActorRequest) -> HttpResponse:
    """One page to print and keep in a drawer."""
    context = {
        "hospital": hospital(),
        "kinds": Kind.labels,
        "harms": Harm.labels,
        "answers": YesNoUnknown.labels,
        "rows": range(6),
        "rules": range(6),
    }
    return render(request, "safety/sheet.html", context)
