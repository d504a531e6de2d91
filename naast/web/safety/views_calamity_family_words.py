"""What a family asks, and what was promised to them."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.ask_question import answer_question, write_words
from naast.calamities.actions.keep_promise import make_promise, settle_promise
from naast.calamities.choices_family import QuestionState, WordKind
from naast.calamities.models import CalamityFile
from naast.calamities.queries.family import asked, promises_to_settle
from naast.web.safety.calamity_family_pages import (
    ask_for_factor,
    family_page,
    kept,
    promise_lines,
)
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_family import (
    AnswerQuestionForm,
    FindForm,
    PromiseForm,
    SettleForm,
    WordsForm,
)
from naast.web.safety.views_calamity_family import FORM, people_of


@family_page(Right.KEEP_FAMILY)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """Questions, or how they saw it."""
    form = WordsForm(request.POST or None, initial={"asked_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if kept(
            form,
            lambda: write_words(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                kind=WordKind(values["kind"]),
                texts=form.each(),
                asked_on=values["asked_on"],
            ),
        ):
            return redirect("safety:family", file.pk)
    context = {
        "form": form,
        "file": file,
        "title": _("What they ask, and how they saw it"),
        "label": _("Keep this"),
        "help": _("Those who look into the event read this, and answer it in their report."),
    }
    return render(request, FORM, context)


@family_page(Right.KEEP_FAMILY)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, file: CalamityFile, question_id: UUID) -> HttpResponse:
    """The answer to one question."""
    questions = file.family_questions.filter(kind=WordKind.QUESTION.value)
    row = asked(get_object_or_404(questions, pk=question_id))
    initial = {"state": row.row.state, "answer": row.answer, "on": timezone.localdate()}
    form = AnswerQuestionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if kept(
            form,
            lambda: answer_question(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                question_id=question_id,
                state=QuestionState(values["state"]),
                answer=values["answer"],
                on=values["on"],
            ),
        ):
            return redirect("safety:family", file.pk)
    context = {"form": form, "file": file, "title": row.text, "label": _("Keep this answer")}
    return render(request, FORM, context)


@family_page(Right.KEEP_FAMILY)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """Something new was promised."""
    today = timezone.localdate()
    initial = {"promised_on": today, "promised_by": request.actor.id}
    form = PromiseForm(request.POST or None, initial=initial, people=people_of(request, file))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["promised_by"] = UUID(values["promised_by"])
        values.pop("seen")
        make = partial(
            make_promise, actor=request.actor, at=timezone.now(), file_id=file.pk, **values
        )
        if kept(form, make):
            return redirect("safety:family", file.pk)
    context = {"form": form, "file": file, "find_form": FindForm(request.GET or None)}
    return render(request, "safety/calamity_family_promise.html", context)


@calamity_page(Right.KEEP_FAMILY)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: ActorRequest, promise_id: UUID) -> HttpResponse:
    """Kept or not; for whoever promised it, and for those who keep the talks."""
    row = fetch(request.actor, Right.KEEP_FAMILY, promises_to_settle(), pk=promise_id)
    shut = ask_for_factor(request)
    if shut is not None:
        return shut
    back = _back(request, row.file)
    form = SettleForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if kept(
            form,
            lambda: settle_promise(
                actor=request.actor,
                at=timezone.now(),
                promise_id=row.pk,
                kept=values["kept"],
                on=values["on"],
                why=values["why"],
            ),
        ):
            messages.success(request, _("Noted."))
            return redirect(back)
    context = {"form": form, "line": promise_lines([row])[0], "back": back}
    return render(request, "safety/calamity_family_settle.html", context)


def _back(request: ActorRequest, file: CalamityFile) -> str:
    """To the talks for whoever reads them; else to what is due for oneself."""
    if decide(request.actor, Right.TALK_WITH_FAMILY, file):
        return reverse("safety:family", args=[file.pk])
    return reverse("safety:talk_mine")
