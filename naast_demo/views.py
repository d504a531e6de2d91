"""The page with a button for each invented person."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from naast_demo.models import DemoUser


class Chosen(forms.Form):
    """Which button."""

    person = forms.ModelChoiceField(DemoUser.objects.select_related("user"))


@login_not_required
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Everybody who can be signed in."""
    people = DemoUser.objects.select_related("user").filter(user__is_active=True)
    return render(
        request, "naast_demo/who.html", {"people": people, "next": request.GET.get("next", "")}
    )


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as the invented person, as if with a second factor."""
    form = Chosen(request.POST)
    if not form.is_valid():
        raise Http404
    person: DemoUser = form.cleaned_data["person"]
    logout(request)
    get_adapter(request).login(request, person.user)
    record_authentication(request, person.user, "mfa", type="demo")
    response = redirect(_page(request))
    if person.language:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, person.language)
    return response


def _page(request: HttpRequest) -> str:
    """Where the person was when they were asked who they are; else the start."""
    page = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if here else settings.LOGIN_REDIRECT_URL
