"""A supporter answers a request from the message: yes or no, by a form only, without a name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from naast.access.middleware import ActorRequest
from naast.web.limits import limited
from naast.web.supporter.forms import AnswerForm
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
