"""A supporter's own training: agreement, sessions, competences, certificates, calendar."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.calendar_address import end_calendar_address, make_calendar_address
from naast.supporters.actions.sign_agreement import sign_agreement, text_to_sign
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.models_training import CalendarAddress, Certificate
from naast.supporters.queries.training import OnTheWay, own_sessions, own_way
from naast.web.certificates import certificate_file
from naast.web.supporter.forms_training import SignForm
from naast.web.training_words import competence_lines, steps_of


def _way(request: ActorRequest) -> OnTheWay:
    way = own_way(request.actor, timezone.now())
    if way is None:
        raise Http404
    return way


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
@require_safe
def training(request: ActorRequest) -> HttpResponse:
    """Where I am, what comes, what is due."""
    return _page(request, secret="")


def _page(request: ActorRequest, *, secret: str) -> HttpResponse:
    """secret: of a calendar that was just made; it is shown once and stands nowhere."""
    way = _way(request)
    path = reverse("public:calendar", args=[secret]) if secret else ""
    context = {
        "way": way,
        "steps": steps_of(way),
        "lines": competence_lines(way),
        "seats": own_sessions(way.supporter, timezone.now()),
        "certificates": way.supporter.certificates.all(),
        "address": settings.BASE_URL + path if secret else "",
        "calendar": CalendarAddress.objects.filter(supporter=way.supporter).first(),
    }
    return render(request, "supporter/training.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: ActorRequest) -> HttpResponse:
    """Read it whole, and sign."""
    way, text = _way(request), text_to_sign(timezone.now())
    form = SignForm(request.POST or None, initial={"version": text.version})
    if request.method == "POST" and form.is_valid():
        language = (get_language() or "nl")[:2]
        version = form.cleaned_data["version"]
        try:
            sign_agreement(
                actor=request.actor, at=timezone.now(), version=version, language=language
            )
        except TrainingRefused as refusal:
            messages.warning(request, str(refusal))
            return redirect("supporter:agreement")
        messages.success(request, _("Thank you. It is signed."))
        return redirect("supporter:training")
    signed = way.supporter.agreements.filter(agreement__version=text.version).first()
    context = {"form": form, "text": text, "signed": signed}
    return render(request, "supporter/agreement.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
@require_safe
def certificate(request: ActorRequest, certificate_id: UUID) -> HttpResponse:
    """One's own, as a file."""
    rows = Certificate.objects.select_related("supporter__person")
    row = fetch(request.actor, Right.CHANGE_OWN_AVAILABILITY, rows, pk=certificate_id)
    return certificate_file(request, row)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
@require_POST
def calendar_make(request: ActorRequest) -> HttpResponse:
    """A new secret address; an older one works no more."""
    _way(request)
    secret = make_calendar_address(actor=request.actor, at=timezone.now())
    return _page(request, secret=secret)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def calendar_end(request: ActorRequest) -> HttpResponse:
    """The address shows nothing from now on."""
    _way(request)
    end_calendar_address(actor=request.actor, at=timezone.now())
    messages.success(request, _("The address works no more."))
    return redirect("supporter:training")
