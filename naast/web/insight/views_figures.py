"""The published numbers of a year: what is said, a question a page, and files. Only read."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import decide, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.insight.logic.publications.declared import Question
from naast.insight.queries.publications import PublicationView, history, periods, publication
from naast.web.insight.files_figures import as_csv, as_file
from naast.web.insight.shown_figures import (
    YEARS_BESIDE,
    coming,
    first_of,
    page_of,
    questions,
    questions_of,
    year_of,
)


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def newest(request: ActorRequest) -> HttpResponse:
    """The newest year; before the first one, when it comes."""
    years = periods(request.actor)
    if years:
        return _year(request, years[0], years)
    context = _around(request, years) | {"questions": questions()}
    return render(request, "insight/figures_none.html", context)


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def year(request: ActorRequest, period: str) -> HttpResponse:
    """One year."""
    return _year(request, period, periods(request.actor))


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def question(request: ActorRequest, period: str, asked: str) -> HttpResponse:
    """One question: the answer, one picture, and the numbers it rests on."""
    view = _found(request, period)
    about = _asked(view, asked)
    first = first_of(view, about)
    earlier = history(request.actor, first.code, period, YEARS_BESIDE) if first else []
    context = page_of(view, about, first, [one for one in earlier if one.period != period])
    return render(request, "insight/figures_question.html", context)


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def year_file(request: ActorRequest, period: str, form: str) -> HttpResponse:
    """Every table of a year."""
    view = _found(request, period)
    return _file(view, f"naast-{period}", form, *view.tables)


@requires(Right.READ_PUBLICATIONS)
@never_cache
@require_safe
def table_file(
    request: ActorRequest, period: str, asked: str, code: str, form: str
) -> HttpResponse:
    """One table."""
    view = _found(request, period)
    about = _asked(view, asked)
    found = view.tables.get(code)
    if found is None or found.question != about:
        raise Http404
    return _file(view, f"naast-{period}-{code}", form, code)


def _year(request: ActorRequest, period: str, years: list[str]) -> HttpResponse:
    view = _found(request, period)
    context = year_of(view) | _around(request, years)
    return render(request, "insight/figures.html", context)


def _around(request: ActorRequest, years: list[str]) -> dict[str, object]:
    return {
        "years": years,
        "coming": coming(years, timezone.localdate()),
        "keeps": decide(request.actor, Right.KEEP_PUBLICATIONS),
        "programme": decide(request.actor, Right.READ_PROGRAMME),
    }


def _found(request: ActorRequest, period: str) -> PublicationView:
    found = publication(request.actor, period)
    if found is None:
        raise Http404
    return found


def _asked(view: PublicationView, word: str) -> Question:
    """A question that the year answers, or tells why not."""
    if word not in {row.code for row in questions_of(view)}:
        raise Http404
    return Question(word)


def _file(view: PublicationView, name: str, form: str, *codes: str) -> HttpResponse:
    tables = [view.tables[code] for code in codes]
    if form == "csv":
        answer = HttpResponse(as_csv(tables), content_type="text/csv; charset=utf-8")
    else:
        answer = HttpResponse(as_file(view, tables), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
