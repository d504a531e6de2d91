"""What is open without signing in: whether a certificate is real, and somebody's own calendar."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.middleware import ActorRequest
from naast.notify.logic.calendar import feed
from naast.notify.logic.codes import normal
from naast.people.queries import hospital
from naast.supporters.queries.diary import diary_of, whose_diary
from naast.supporters.queries.training import certificate_by_code
from naast.web.limits import limited
from naast.web.public.forms_certificate import CertificateForm


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: ActorRequest) -> HttpResponse:
    """Says what stands on the paper, and nothing to whoever has no paper."""
    form = CertificateForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked and (refusal := limited(request, "certificate")):
        return refusal
    found = certificate_by_code(normal(form.cleaned_data["code"])) if asked else None
    context = {
        "form": form,
        "asked": asked,
        "found": found,
        "over": found is not None and found.valid_until < timezone.localdate(),
        "hospital": hospital(),
    }
    return render(request, "public/certificate.html", context)


@login_not_required
@never_cache
@sensitive_variables("secret")
@require_safe
def calendar(request: ActorRequest, secret: str) -> HttpResponse:
    """For a diary that asks by itself. Times and places with neutral words; 404 for all else."""
    supporter = whose_diary(secret)
    if supporter is None:
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    with translation.override(_language(supporter.person.languages)):
        content = feed(diary_of(supporter.person_id, timezone.now()), name=_("Naast"))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="naast.ics"'
    return response


def _language(spoken: list[str]) -> str:
    return next((one for one in spoken if one in ("nl", "en")), hospital().default_language)
