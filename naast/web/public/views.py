"""Pages that everyone may read without signing in."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from naast.access.actor import Actor
from naast.access.middleware import ActorRequest
from naast.calamities.queries.coaches_family import requests_of
from naast.calamities.queries.family import waits_with_families
from naast.calamities.queries.interviews import is_asked_something
from naast.knowledge.guide import advice_for_head, part, words_for_head
from naast.knowledge.queries import help_at, is_new_head
from naast.knowledge.texts import analysis as analysis_texts
from naast.knowledge.texts import reactions as reaction_texts
from naast.knowledge.texts import self_check as check
from naast.people.queries import hospital
from naast.web.kept import kept_lines


@login_not_required
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """The two doors, and what can be read without opening either. Signing in lands here."""
    new_head = is_new_head(request.actor, on=timezone.localdate())
    asked = settings.CALAMITIES and is_asked_something(request.actor, timezone.now())
    context = {"hospital": hospital(), "new_head": new_head, "asked": asked}
    context["talk"] = talk_waits(request.actor)
    return render(request, "public/start.html", context)


def talk_waits(actor: Actor) -> bool:
    """A promise to a family, a family to keep in touch with, or a question about coaching."""
    here = settings.CALAMITIES and waits_with_families(actor)
    return here or requests_of(actor, timezone.now()).exists()


@login_not_required
@require_safe
def reactions(request: HttpRequest) -> HttpResponse:
    """What people go through after an event."""
    return render(request, "public/reactions.html", {"parts": reaction_texts.REACTIONS})


@login_not_required
@require_safe
def what_helps(request: HttpRequest) -> HttpResponse:
    """What one can do oneself, and when to ask for more."""
    context = {"parts": reaction_texts.HELPS, "more": reaction_texts.HELPS_MORE}
    return render(request, "public/what_helps.html", context)


@login_not_required
@require_safe
@csp_replace({"connect-src": [NONE]})
def self_check(request: HttpRequest) -> HttpResponse:
    """The private self-check; its policy forbids the page to send anything."""
    context = {
        "statements": check.STATEMENTS,
        "answers": check.ANSWERS,
        "bands": check.BANDS,
        "life": check.LIFE,
    }
    return render(request, "public/self_check.html", context)


@login_not_required
@require_safe
def what_happens_next(request: HttpRequest) -> HttpResponse:
    """The call, the interview, the report, the talk with the family."""
    return render(request, "public/what_happens_next.html", {"hospital": hospital()})


@login_not_required
@require_safe
def analysis(request: HttpRequest) -> HttpResponse:
    """What the analysis of an event asks of a colleague; a supporter shows it."""
    return render(request, "public/analysis.html", {"parts": analysis_texts.ANALYSIS})


@login_not_required
@require_safe
def good_colleague(request: HttpRequest) -> HttpResponse:
    """What close colleagues can do today."""
    return render(request, "public/good_colleague.html", {"part": part("colleague")})


@login_not_required
@require_safe
def head_of_department(request: HttpRequest) -> HttpResponse:
    """What the head of department does and says this hour, today and this week."""
    context = {"blocks": advice_for_head(), "parts": words_for_head()}
    return render(request, "public/head_of_department.html", context)


@login_not_required
@require_safe
def who_can_help(request: HttpRequest) -> HttpResponse:
    """The hospital's directory of help, with what is open at this moment. ?now=1: only that."""
    open_only = request.GET.get("now") == "1"
    context = {"levels": help_at(timezone.now(), open_only=open_only), "open_only": open_only}
    return render(request, "public/who_can_help.html", context)


@login_not_required
@require_safe
def what_is_kept(request: HttpRequest) -> HttpResponse:
    """What Naast holds, who reads it and when it is deleted."""
    return render(request, "public/what_is_kept.html", {"kept": kept_lines()})


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "public/accessibility.html", {"hospital": hospital()})


@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Sets the language and goes back to the page."""
    return set_language(request)
