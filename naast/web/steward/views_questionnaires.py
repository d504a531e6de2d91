"""Questionnaires: which there are, what each asks, one as a phone shows it, and a new one."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.questionnaires.actions.import_instrument import import_instrument, refuse_import
from naast.questionnaires.actions.retire_instrument import retire_instrument
from naast.questionnaires.logic.whole import Whole, read_whole
from naast.questionnaires.models import Instrument
from naast.questionnaires.queries import Kept, every_version, one_version
from naast.questionnaires.rules import QuestionnaireRefused
from naast.questionnaires.wording_shown import in_language, scoring_sentences
from naast.web.steward.forms_questionnaires import QuestionnaireForm, TakeForm
from naast.web.steward.shown_questionnaires import (
    cannot_ask,
    errors_of,
    form_fingerprint,
    items_shown,
    screen_of,
    warnings_of,
)

RIGHT = Right.MANAGE_SETTINGS


def _kept(request: ActorRequest, name: str, version: str) -> Kept:
    kept = one_version(request.actor, name=name, version=version)
    if kept is None:
        raise Http404
    return kept


@requires(RIGHT)
@never_cache
@require_safe
def questionnaires(request: ActorRequest) -> HttpResponse:
    """Every version: those that come with Naast, and those brought in."""
    rows = [(kept, in_language(kept.read.title)) for kept in every_version(request.actor)]
    return render(request, "steward/questionnaires.html", {"rows": rows})


@requires(RIGHT)
@never_cache
@require_safe
def questionnaire(request: ActorRequest, name: str, version: str) -> HttpResponse:
    """All that it asks, in every language, with its licence and what is worked out of it."""
    kept = _kept(request, name, version)
    context = {"kept": kept} | _shown(kept.whole)
    return render(request, "steward/questionnaire.html", context)


@requires(RIGHT)
@never_cache
@require_safe
def questionnaire_preview(request: ActorRequest, name: str, version: str) -> HttpResponse:
    """One item after another, as on a phone. What is tapped here goes nowhere."""
    read = _kept(request, name, version).read
    language = request.GET.get("language", (get_language() or "nl")[:2])
    language = language if language in read.languages else read.languages[0]
    asked = request.GET.get("at", "1")
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    at = min(max(at, 1), len(read.items))
    context = {
        "read": read,
        "title": read.title[language],
        "intro": read.intro[language],
        "screen": screen_of(read.items[at - 1], language),
        "language": language,
        "at": at,
        "last": len(read.items),
    }
    return render(request, "steward/questionnaire_preview.html", context)


@requires(RIGHT)
@never_cache
@require_safe
def questionnaire_file(request: ActorRequest, name: str, version: str) -> HttpResponse:
    """The file, to start another from or to give to somebody else."""
    kept = _kept(request, name, version)
    text = json.dumps(json.loads(kept.whole.questionnaire), ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/fhir+json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{version}.json"'
    return answer


@requires(RIGHT)
@require_POST
def retire_questionnaire(request: ActorRequest, name: str, version: str) -> HttpResponse:
    """No new round can choose it."""
    kept = _kept(request, name, version)
    row = fetch(request.actor, RIGHT, Instrument.objects.all(), pk=kept.row and kept.row.pk)
    retire_instrument(instrument=row, actor=request.actor, at=timezone.now())
    messages.success(request, _("Put aside. No new round can choose it."))
    return redirect("steward:questionnaire", name, version)


@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_questionnaire(request: ActorRequest) -> HttpResponse:
    """Hand in; everything that is wrong is said; then see what it asks, and say yes."""
    form = QuestionnaireForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        contents = form.contents()
        whole = read_whole(*contents)
        refusal = _refusal(request, whole)
        take = _take(request, whole)
        if whole.is_usable and not refusal and take.is_bound and take.is_valid():
            row = import_instrument(whole=whole, actor=request.actor, at=timezone.now())
            messages.success(request, _("It is here now, and keeps its words."))
            return redirect("steward:questionnaire", row.name, row.version)
        context = {"form": _again(contents), "take": take, "refusal": refusal, "tried": True}
        context |= {"take_bound": take.is_bound} | _shown(whole)
    return render(request, "steward/questionnaire_import.html", context)


def _refusal(request: ActorRequest, whole: Whole) -> str:
    """Why a file without errors cannot come in all the same."""
    if not whole.is_usable:
        return ""
    try:
        refuse_import(whole, actor=request.actor)
    except QuestionnaireRefused as refused:
        return str(refused)
    return ""


def _take(request: ActorRequest, whole: Whole) -> TakeForm:
    """Bound where this very content was shown before: else it is shown first."""
    if request.POST.get("sha256") == whole.sha256:
        return TakeForm(request.POST)
    return TakeForm(initial={"sha256": whole.sha256})


def _again(contents: tuple[bytes, bytes]) -> QuestionnaireForm:
    """The form with what was handed in as text."""
    texts = [content.decode("utf-8-sig", errors="replace") for content in contents]
    return QuestionnaireForm(initial=dict(zip(QuestionnaireForm.mending, texts, strict=True)))


def _shown(whole: Whole) -> dict[str, object]:
    found = {"questionnaire": whole.of_questionnaire, "scoring": whole.of_scoring}
    shown: dict[str, object] = {
        "whole": whole,
        "errors": {name: errors_of(one) for name, one in found.items()},
        "warnings": [one for each in found.values() for one in warnings_of(each)],
        "more": sum(one.more for one in found.values()),
    }
    if whole.instrument is not None and whole.is_usable:
        shown |= {
            "read": whole.instrument,
            "title": in_language(whole.instrument.title),
            "items": items_shown(whole.instrument),
            "scoring": list(scoring_sentences(whole.scoring, whole.instrument)),
            "form_sha256": form_fingerprint(whole),
            "cannot_ask": cannot_ask(whole.instrument),
        }
    return shown
