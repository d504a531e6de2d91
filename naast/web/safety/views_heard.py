"""What somebody who is heard sees: their own date and the facts they are asked about, no more."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.check_facts import FactsRefused, answer_about_facts
from naast.calamities.locked import words_of
from naast.calamities.models_interview import Interview
from naast.calamities.queries.diary import event_of
from naast.calamities.queries.interviews import answers_to_give, own_answers, own_interviews
from naast.notify.logic.calendar import feed
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_interview import AnswerFactsForm


@calamity_page(Right.BE_HEARD)
@never_cache
@require_safe
def asked(request: ActorRequest) -> HttpResponse:
    """Everybody finds this page; on it stands what is asked of oneself, mostly nothing."""
    context = {
        "interviews": own_interviews(request.actor, timezone.now()),
        "answers": own_answers(request.actor, timezone.localdate()),
    }
    return render(request, "safety/heard.html", context)


@calamity_page(Right.BE_HEARD)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: ActorRequest, answer_id: UUID) -> HttpResponse:
    """Right, or a correction; until the day it may be changed."""
    rows = answers_to_give(timezone.localdate())
    row = fetch(request.actor, Right.BE_HEARD, rows, pk=answer_id)
    before = {"correction": words_of(row, "correction")}
    before |= {"answer": row.answer} if row.answered_on else {}
    form = AnswerFactsForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            answer_about_facts(
                actor=request.actor,
                at=timezone.now(),
                answer_id=row.pk,
                is_right=form.cleaned_data["answer"] == "right",
                correction=form.cleaned_data["correction"],
            )
            messages.success(request, _("Thank you. Only the analysts read your answer."))
            return redirect("safety:asked")
        except FactsRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "check": row.check_asked, "text": words_of(row.check_asked, "text")}
    return render(request, "safety/heard_facts.html", context)


@calamity_page(Right.BE_HEARD)
@never_cache
@require_safe
def date_file(request: ActorRequest, interview_id: UUID) -> HttpResponse:
    """For one's own diary, in neutral words."""
    rows = Interview.objects.filter(file__closed_on=None).select_related("file")
    event = event_of(fetch(request.actor, Right.BE_HEARD, rows, pk=interview_id))
    if event is None:
        raise Http404
    answer = HttpResponse(feed([event], name="Naast"), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="date.ics"'
    return answer
