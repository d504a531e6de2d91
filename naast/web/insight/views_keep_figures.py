"""For keepers of the published numbers: publish a year once, and add a notice beside one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.insight.actions.add_notice import NoticeRefused, add_notice
from naast.insight.actions.publish import PublishRefused, publish
from naast.insight.queries.publications import periods, publication
from naast.privacy.vault_client import VaultUnavailable
from naast.web.insight.forms_figures import NoticeForm
from naast.web.insight.shown_figures import coming, may_be_asked, questions


@requires(Right.KEEP_PUBLICATIONS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publish_year(request: ActorRequest) -> HttpResponse:
    """What it is and what will be in it; the press names the year, so that an old page cannot
    publish another."""
    refused = ""
    if request.method == "POST":
        refused = _publish(request, request.POST.get("period", "")[:4])
        if not refused:
            messages.success(request, _("It is published. Everybody who may reads it from now on."))
            return redirect("insight:figures")
    context = {
        "coming": coming(periods(request.actor), timezone.localdate()),
        "questions": questions(),
        "refused": refused,
    }
    return render(request, "insight/figures_publish.html", context)


def _publish(request: ActorRequest, period: str) -> str:
    """Why it was refused, as a sentence; "" where it is published."""
    try:
        publish(actor=request.actor, at=timezone.now(), period=period)
    except PublishRefused as problem:
        return str(problem)
    except VaultUnavailable:
        return _(
            "The vault, which keeps what is counted, does not answer. Nothing is published. Try"
            " again in a while, or ask whoever looks after Naast."
        )
    return ""


@requires(Right.KEEP_PUBLICATIONS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: ActorRequest, period: str) -> HttpResponse:
    """About the whole year or one table."""
    view = publication(request.actor, period)
    if view is None:
        raise Http404
    tables = [one for one in view.tables.values() if may_be_asked(one.question)]
    form = NoticeForm(request.POST if request.method == "POST" else None, tables=tables)
    if request.method == "POST" and form.is_valid() and _add(request, period, form):
        messages.success(request, _("The notice stands beside the numbers, with its date."))
        return redirect("insight:figures_year", period)
    return render(request, "insight/figures_notice.html", {"form": form, "period": period})


def _add(request: ActorRequest, period: str, form: NoticeForm) -> bool:
    told = form.cleaned_data
    try:
        add_notice(
            actor=request.actor,
            at=timezone.now(),
            period=period,
            code=told["code"],
            text=told["text"],
        )
    except NoticeRefused as problem:
        form.add_error(problem.field or None, str(problem))
        return False
    return True
