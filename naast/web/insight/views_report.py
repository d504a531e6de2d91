"""The annual report: the PDF in both languages, and what the hospital adds to it."""

from base64 import b64encode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.actor import Actor
from naast.access.decide import decide, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.insight.actions.choose_logo import choose_logo
from naast.insight.actions.write_report import write_report
from naast.insight.choices_report import LANGUAGE_CHOICES
from naast.insight.queries.publications import periods
from naast.insight.queries.report import logo, own_words
from naast.web.insight.annual_report import report_page, report_pdf
from naast.web.insight.forms_report import LogoForm, OwnWordsForm
from naast.web.pdf import PdfNotHere

LANGUAGES = dict(LANGUAGE_CHOICES)


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def newest(request: ActorRequest) -> HttpResponse:
    """The report of the newest year; before the first one, when it comes."""
    years = periods(request.actor)
    if years:
        return redirect("insight:report_year", years[0])
    return render(request, "insight/report_none.html")


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def year(request: ActorRequest, period: str) -> HttpResponse:
    """Where the report of one year is, and what the hospital adds to it."""
    years = _years_with(request.actor, period)
    found = logo(request.actor)
    context = {
        "period": period,
        "years": years,
        "languages": [
            (code, name, bool(own_words(request.actor, period, code)))
            for code, name in LANGUAGE_CHOICES
        ],
        "keeps": decide(request.actor, Right.KEEP_PUBLICATIONS),
        "logo": f"data:image/png;base64,{b64encode(found.picture).decode()}" if found else "",
        "logo_words": found.words if found else "",
    }
    return render(request, "insight/report.html", context)


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def file(request: ActorRequest, period: str, language: str) -> HttpResponse:
    """The report as PDF; where this machine cannot make any, as a page to print."""
    try:
        content = report_pdf(request.actor, period, language)
    except PdfNotHere:
        page = report_page(request.actor, period, language)
        return HttpResponse(page or "", status=503)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/pdf")
    name = _("peer-support-%(year)s-%(language)s.pdf") % {"year": period, "language": language}
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(Right.KEEP_PUBLICATIONS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: ActorRequest, period: str, language: str) -> HttpResponse:
    """The hospital's own words in one language."""
    _years_with(request.actor, period)
    written = own_words(request.actor, period, language)
    form = OwnWordsForm(
        request.POST or None, initial={place.value: text for place, text in written.items()}
    )
    if request.method == "POST" and form.is_valid():
        write_report(
            actor=request.actor,
            at=timezone.now(),
            period=period,
            language=language,
            texts=form.texts(),
        )
        messages.success(request, _("Saved. The report has these words from now on."))
        return redirect("insight:report_year", period)
    context = {
        "form": form,
        "period": period,
        "language": language,
        "language_name": LANGUAGES[language],
        "other": language != get_language(),
    }
    return render(request, "insight/report_words.html", context)


@requires(Right.KEEP_PUBLICATIONS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: ActorRequest) -> HttpResponse:
    """Another logo, or none."""
    gone = request.method == "POST" and "remove" in request.POST
    form = LogoForm(None if gone else request.POST or None, request.FILES or None)
    if gone:
        choose_logo(actor=request.actor, at=timezone.now(), content=None, words="")
        messages.success(request, _("The report has no logo any more, but the hospital's name."))
        return redirect("insight:report")
    if request.method == "POST" and form.is_valid():
        choose_logo(
            actor=request.actor,
            at=timezone.now(),
            content=form.cleaned_data["picture"],
            words=form.cleaned_data["words"],
        )
        messages.success(request, _("Saved. The report carries this logo from now on."))
        return redirect("insight:report")
    context = {"form": form, "has": logo(request.actor) is not None}
    return render(request, "insight/report_logo.html", context)


def _years_with(actor: Actor, period: str) -> list[str]:
    years = periods(actor)
    if period not in years:
        raise Http404
    return years
