"""A supporter answers from a message, by a form only: yes or no, fine or would like to talk."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from naast.access.middleware import ActorRequest
from naast.web.limits import limited
from naast.web.supporter.forms import AftercareForm, AnswerForm
from naast.workflows.answer_aftercare_code import answer_aftercare_code
from naast.workflows.answer_request import answer_request


@login_not_required
@never_cache
@sensitive_post_parameters()
def answer(request: ActorRequest) -> HttpResponse:
    """Opening the page consumes nothing: mail programs open links before people do."""
    form = AnswerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "supporter/answer.html", {"form": form})
    refused = limited(request, "code")
    if refused is not None:
        return refused
    yes = form.cleaned_data["answer"] == "yes"
    if not answer_request(at=timezone.now(), code=form.cleaned_data["code"], yes=yes):
        form.add_error("code", _("This code was used, or its time is over. Sign in to see more."))
        return render(request, "supporter/answer.html", {"form": form})
    return render(request, "supporter/answered.html", {"yes": yes})


@login_not_required
@never_cache
@sensitive_post_parameters()
def how_are_you(request: ActorRequest) -> HttpResponse:
    """After somebody's support ended: how the supporter is, answered from the message."""
    form = AftercareForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "supporter/how_are_you.html", {"form": form})
    refused = limited(request, "code")
    if refused is not None:
        return refused
    talk = form.cleaned_data["answer"] == "talk"
    code = form.cleaned_data["code"]
    if not answer_aftercare_code(at=timezone.now(), code=code, wants_to_talk=talk):
        form.add_error("code", _("This code was used, or its time is over. Sign in to see more."))
        return render(request, "supporter/how_are_you.html", {"form": form})
    return render(request, "supporter/heard.html", {"talk": talk})
