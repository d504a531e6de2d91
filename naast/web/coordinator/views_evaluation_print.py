"""Paper for the anonymous questions: cards with a pass, or the questions themselves."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.evaluation.actions.print_passes import print_passes
from naast.evaluation.logic.passes import grouped, shown
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.people.queries import hospital
from naast.web.coordinator.forms_evaluation import CardsForm
from naast.web.evaluation import qr_of, settings_page
from naast.web.pdf import PdfNotHere, pdf_of

RIGHT = Right.KEEP_EVALUATION
LANGUAGES = ("nl", "en")
LOOK = "evaluation.css"


@settings_page
@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_cards(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The passes are in this one file and nowhere else. It is made before they count: where this
    machine draws no letters, no pass is made."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    form = CardsForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "coordinator/evaluation_cards.html", {"form": form})
    try:
        pdf_of('<html lang="en"><title>-</title></html>', look=LOOK)
        number = form.cleaned_data["number"]
        passes = print_passes(actor=request.actor, at=timezone.now(), round_=row, number=number)
    except EvaluationRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:evaluation")
    except PdfNotHere:
        messages.warning(request, _no_pdf())
        return redirect("coordinator:evaluation")
    return _as_file(_cards(row, passes), "cards.pdf")


@settings_page
@requires(RIGHT)
@never_cache
@require_safe
def evaluation_paper(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The questions of the round in both languages, and what goes on the envelopes."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    try:
        return _as_file(_paper(row), "questions.pdf")
    except PdfNotHere:
        messages.warning(request, _no_pdf())
        return redirect("coordinator:evaluation")


def _no_pdf() -> str:
    return _("This machine cannot make a PDF. The helpdesk can add what is missing.")


def _as_file(html: str, name: str) -> HttpResponse:
    answer = HttpResponse(pdf_of(html, look=LOOK), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cards(row: Round, passes: list[bytes]) -> str:
    collector = settings.COLLECTOR_URL
    ways = [shown(one, collector=collector, code=row.code, mark=row.mark) for one in passes]
    cards = [{"shown": one, "qr": qr_of(one.link, size=190)} for one in ways]
    context = {"cards": cards, "words": _words("card"), "envelope": _words("envelope")}
    return render_to_string("coordinator/evaluation_cards_print.html", context)


def _words(part: str) -> list[dict[str, str]]:
    """The same text in each language, one under the other."""
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            context = {"part": part, "hospital": hospital()}
            text = render_to_string("coordinator/_evaluation_words.html", context)
            found.append({"language": language, "text": text})
    return found


def _paper(row: Round) -> str:
    form = json.loads(row.form)
    sheets = [_sheet(form, language) for language in form["languages"] if language in LANGUAGES]
    context = {
        "sheets": sheets,
        "mark": grouped(row.mark[:16]),
        "envelope": _words("paper_envelope"),
    }
    return render_to_string("coordinator/evaluation_paper_print.html", context)


def _sheet(form: dict[str, Any], language: str) -> dict[str, object]:
    with translation.override(language):
        context = {"part": "paper", "hospital": hospital()}
        words = render_to_string("coordinator/_evaluation_words.html", context)
    return {
        "language": language,
        "title": form["title"][language],
        "intro": form["intro"][language],
        "words": words,
        "groups": list(_groups(form["items"], language)),
    }


def _groups(items: list[dict[str, Any]], language: str) -> Iterator[dict[str, object]]:
    """Items that share a question stand under it as rows of one table."""
    for key, found in groupby(items, key=lambda item: (item.get("group") or {}).get("id", "")):
        members = list(found)
        heading = members[0]["group"]["text"][language] if key else ""
        yield {"heading": heading, "items": [_item(one, language) for one in members]}


def _item(item: dict[str, Any], language: str) -> dict[str, object]:
    labels: list[str] = []
    if item["kind"] == "choice":
        labels = [option["text"][language] for option in item["options"]]
    elif item["kind"] == "whole":
        labels = [str(one) for one in range(item["least"], item["most"] + 1)]
    ends = [item[name][language] for name in ("least_text", "most_text") if item.get(name)]
    return {
        "text": item["text"][language],
        "labels": labels,
        "ends": " ... ".join(ends),
        "words": item["kind"] == "text",
    }
